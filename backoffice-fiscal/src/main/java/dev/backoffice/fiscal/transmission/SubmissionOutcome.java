package dev.backoffice.fiscal.transmission;

/** What came of asking to authorize a document. */
public sealed interface SubmissionOutcome {
    /**
     * The document may be used.
     *
     * @param authorization what the authority said
     */
    record Authorized(Authorization authorization) implements SubmissionOutcome {}

    /**
     * The document may not be used; corrected, it may be sent again. An answer that the authority has this key already (204) is
     * {@link Unknown}, for that is this very document, sent before: it is looked up. That the number was used under another key
     * (539) is a rejection: the other document stands.
     *
     * @param code the authority's code, as text
     * @param reason the authority's words
     */
    record Rejected(String code, String reason) implements SubmissionOutcome {}

    /**
     * The request certainly did not arrive: the same document may be sent again.
     *
     * @param why what was seen of the trouble, for the log and for whoever looks into it; not for deciding
     */
    record NotSent(String why) implements SubmissionOutcome {}

    /**
     * No answer: it may have arrived. Look it up; never send again before.
     *
     * @param why what was seen of the trouble, for the log and for whoever looks into it; not for deciding
     */
    record Unknown(String why) implements SubmissionOutcome {}
}
