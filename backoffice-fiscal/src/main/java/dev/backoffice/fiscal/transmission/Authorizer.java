package dev.backoffice.fiscal.transmission;

import dev.backoffice.core.marking.HostImplements;

/**
 * Sends documents to the tax authority. Thread-safe; keeps nothing between calls that a second machine would miss; is called
 * outside any transaction.
 *
 * <p>An answer that did not come is an outcome, not an exception: {@code Unknown} when the request may have arrived, {@code
 * NotSent} when it certainly did not. Whatever is thrown counts as {@code Unknown}.
 */
@HostImplements
public interface Authorizer {
    /** Asks to authorize a signed document. */
    SubmissionOutcome submit(Submission submission);

    /** Asks what became of a document, by its access key; changes nothing. */
    LookupOutcome lookUp(Lookup lookup);

    /** Asks to cancel an authorized document. */
    CancellationOutcome cancel(CancellationRequest request);
}
