package dev.backoffice.fiscal.transmission;

import java.time.Instant;

/** What came of asking to cancel a document. */
public sealed interface CancellationOutcome {
    /** It is cancelled. */
    record Cancelled(String protocol, Instant at) implements CancellationOutcome {}

    /** It stays authorized. */
    record Refused(String code, String reason) implements CancellationOutcome {}

    /** The request certainly did not arrive. */
    record NotSent(String why) implements CancellationOutcome {}

    /** No answer: it may have arrived. Look the document up. */
    record Unknown(String why) implements CancellationOutcome {}
}
