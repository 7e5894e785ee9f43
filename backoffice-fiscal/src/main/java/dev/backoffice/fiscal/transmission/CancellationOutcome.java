package dev.backoffice.fiscal.transmission;

import java.time.Instant;

/** What came of asking to cancel a document. */
public sealed interface CancellationOutcome {
    /**
     * It is cancelled.
     *
     * @param protocol the protocol number the authority gave the cancellation
     * @param at when, as the authority says
     */
    record Cancelled(String protocol, Instant at) implements CancellationOutcome {}

    /**
     * It stays authorized. An answer that it is cancelled already (420, or 573 for the same event again) is {@link Unknown}, for
     * an earlier request may have arrived after all: it is looked up.
     *
     * @param code the authority's code, as text
     * @param reason the authority's words
     */
    record Refused(String code, String reason) implements CancellationOutcome {}

    /**
     * The request certainly did not arrive.
     *
     * @param why what was seen of the trouble, for the log and for whoever looks into it; not for deciding
     */
    record NotSent(String why) implements CancellationOutcome {}

    /**
     * No answer: it may have arrived. Look the document up.
     *
     * @param why what was seen of the trouble, for the log and for whoever looks into it; not for deciding
     */
    record Unknown(String why) implements CancellationOutcome {}
}
