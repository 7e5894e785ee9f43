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

    /**
     * A draft was made.
     *
     * @param site the establishment that issues it
     * @param model of its format, e.g. {@code 55}
     * @param total what it comes to
     */
    record DocumentDrafted(FiscalDocumentId document, String origin, String site, String model, Money total)
            implements FiscalDocumentEvent {}

    /**
     * It got number, key and signature.
     *
     * @param series the name of the series its number comes from
     * @param number its number within the series
     * @param accessKey its key at the authority, e.g. the 44 digits of a note
     * @param digest the hash that was signed, as the document writes it
     */
    record DocumentSigned(
            FiscalDocumentId document, String origin, String series, long number, String accessKey, String digest)
            implements FiscalDocumentEvent {}

    /**
     * An attempt to send it began.
     *
     * @param attempt the number of the attempt; attempts to send and to cancel are counted together, from 1
     */
    record SubmissionStarted(FiscalDocumentId document, String origin, int attempt) implements FiscalDocumentEvent {}

    /**
     * The authority allowed it.
     *
     * @param series the name of the series its number comes from
     * @param number its number within the series
     * @param accessKey its key at the authority, e.g. the 44 digits of a note
     * @param total what it comes to
     * @param protocol the protocol number of the authority
     * @param receivedAt when the authority had it
     */
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

    /**
     * The authority refused it.
     *
     * @param attempt the number of the attempt; attempts to send and to cancel are counted together, from 1
     * @param code the authority's code, as text
     */
    record DocumentRejected(FiscalDocumentId document, String origin, int attempt, String code)
            implements FiscalDocumentEvent {}

    /**
     * An attempt certainly did not arrive.
     *
     * @param attempt the number of the attempt; attempts to send and to cancel are counted together, from 1
     */
    record SubmissionReturned(FiscalDocumentId document, String origin, int attempt) implements FiscalDocumentEvent {}

    /**
     * An attempt was not answered.
     *
     * @param attempt the number of the attempt; attempts to send and to cancel are counted together, from 1
     */
    record SubmissionDoubted(FiscalDocumentId document, String origin, int attempt) implements FiscalDocumentEvent {}

    /**
     * A refused document got another content.
     *
     * @param total what the new content comes to
     */
    record DocumentRevised(FiscalDocumentId document, String origin, Money total) implements FiscalDocumentEvent {}

    /**
     * It was given up.
     *
     * @param series the series of its number; empty when it had none
     */
    record DocumentDiscarded(FiscalDocumentId document, String origin, String series) implements FiscalDocumentEvent {}

    /**
     * An attempt to cancel it began.
     *
     * @param attempt the number of the attempt; attempts to send and to cancel are counted together, from 1
     */
    record CancellationStarted(FiscalDocumentId document, String origin, int attempt) implements FiscalDocumentEvent {}

    /**
     * The authority cancelled it.
     *
     * @param accessKey its key at the authority, e.g. the 44 digits of a note
     * @param total what it came to
     * @param protocol the protocol number the authority gave the cancellation
     */
    record DocumentCancelled(FiscalDocumentId document, String origin, String accessKey, Money total, String protocol)
            implements FiscalDocumentEvent {}

    /**
     * It stays authorized.
     *
     * @param attempt the number of the attempt; attempts to send and to cancel are counted together, from 1
     * @param code the authority's code; empty when the request did not arrive
     */
    record CancellationRefused(FiscalDocumentId document, String origin, int attempt, String code)
            implements FiscalDocumentEvent {}

    /**
     * An attempt to cancel was not answered.
     *
     * @param attempt the number of the attempt; attempts to send and to cancel are counted together, from 1
     */
    record CancellationDoubted(FiscalDocumentId document, String origin, int attempt) implements FiscalDocumentEvent {}
}
