package dev.backoffice.fiscal.document;

import dev.backoffice.core.event.DomainEvent;
import java.time.Instant;
import org.joda.money.Money;

/** Something that happened to a document. */
public sealed interface FiscalDocumentEvent extends DomainEvent {
    /** Which document. */
    FiscalDocumentId document();

    /** What the document is for, e.g. {@code order/…}. */
    String origin();

    /** A draft was made. */
    record DocumentDrafted(FiscalDocumentId document, String origin, String site, String model, Money total)
            implements FiscalDocumentEvent {}

    /** It got number, key and signature. */
    record DocumentSigned(
            FiscalDocumentId document, String origin, String series, long number, String accessKey, String digest)
            implements FiscalDocumentEvent {}

    /** An attempt to send it began. */
    record SubmissionStarted(FiscalDocumentId document, String origin, int attempt) implements FiscalDocumentEvent {}

    /** The authority allowed it. */
    record DocumentAuthorized(
            FiscalDocumentId document,
            String origin,
            String series,
            long number,
            String accessKey,
            Money total,
            String protocol,
            Instant receivedAt)
            implements FiscalDocumentEvent {}

    /** The authority refused it. */
    record DocumentRejected(FiscalDocumentId document, String origin, int attempt, String code)
            implements FiscalDocumentEvent {}

    /** An attempt certainly did not arrive. */
    record SubmissionReturned(FiscalDocumentId document, String origin, int attempt) implements FiscalDocumentEvent {}

    /** An attempt was not answered. */
    record SubmissionDoubted(FiscalDocumentId document, String origin, int attempt) implements FiscalDocumentEvent {}

    /** A refused document got another content. */
    record DocumentRevised(FiscalDocumentId document, String origin, Money total) implements FiscalDocumentEvent {}

    /**
     * It was given up.
     *
     * @param series the series of its number; empty when it had none
     */
    record DocumentDiscarded(FiscalDocumentId document, String origin, String series) implements FiscalDocumentEvent {}

    /** An attempt to cancel it began. */
    record CancellationStarted(FiscalDocumentId document, String origin, int attempt) implements FiscalDocumentEvent {}

    /** The authority cancelled it. */
    record DocumentCancelled(FiscalDocumentId document, String origin, String accessKey, Money total, String protocol)
            implements FiscalDocumentEvent {}

    /**
     * It stays authorized.
     *
     * @param code the authority's code; empty when the request did not arrive
     */
    record CancellationRefused(FiscalDocumentId document, String origin, int attempt, String code)
            implements FiscalDocumentEvent {}

    /** An attempt to cancel was not answered. */
    record CancellationDoubted(FiscalDocumentId document, String origin, int attempt) implements FiscalDocumentEvent {}
}
