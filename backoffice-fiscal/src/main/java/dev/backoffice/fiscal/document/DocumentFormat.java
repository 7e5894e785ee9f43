package dev.backoffice.fiscal.document;

import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.marking.HostImplements;
import dev.backoffice.core.store.Doc;
import dev.backoffice.fiscal.transmission.Authorization;
import java.time.Instant;
import java.util.List;
import org.joda.money.Money;

/** What documents of one model say and how they are signed. Pure, stateless and thread-safe. */
@HostImplements
public interface DocumentFormat {
    /** The model, e.g. {@code 55}. */
    String model();

    /**
     * Checks a content before it is kept, and tells its total and series.
     *
     * @throws dev.backoffice.core.error.BackofficeException when no document can be made of it
     */
    Outline outline(Doc content);

    /** The signed document. Equal requests give equal documents. */
    SignedDocument sign(Draft draft);

    /** The signed request to cancel a document; refuses what the authority certainly would. */
    SignedCancellation cancel(Cancellation cancellation);

    /** What is wrong with a signed document: a broken signature, totals that do not sum. Empty when all is well. */
    List<String> faults(SignedDocument document, Money total);

    /**
     * What is told of a content.
     *
     * @param total what the document comes to
     * @param series where its number is taken from
     */
    record Outline(Money total, NumberSeries series) {}

    /**
     * A document to sign.
     *
     * @param tenant whose document it is
     * @param site the establishment that issues it, by which settings and keys are found
     * @param id which document
     * @param content in the form of this format
     * @param number from the series of the content
     * @param at when it is issued
     */
    record Draft(TenantId tenant, String site, FiscalDocumentId id, Doc content, long number, Instant at) {}

    /**
     * A cancellation to sign.
     *
     * @param tenant whose document it is
     * @param site the establishment that issued it
     * @param content of the document, in the form of this format
     * @param document as it was signed
     * @param authorization what the authority said when it allowed it
     * @param reason why, for the authority
     * @param at when it is asked for
     */
    record Cancellation(
            TenantId tenant,
            String site,
            Doc content,
            SignedDocument document,
            Authorization authorization,
            String reason,
            Instant at) {}
}
