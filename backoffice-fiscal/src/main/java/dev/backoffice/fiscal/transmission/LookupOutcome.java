package dev.backoffice.fiscal.transmission;

import java.time.Instant;

/** What the authority knows of a document. */
public sealed interface LookupOutcome {
    /**
     * It is authorized.
     *
     * @param authorization what the authority said when it allowed it
     */
    record Authorized(Authorization authorization) implements LookupOutcome {}

    /**
     * It was authorized and is cancelled.
     *
     * @param authorization what the authority said when it allowed it
     * @param protocol the protocol number the authority gave the cancellation
     * @param at when, as the authority says
     */
    record Cancelled(Authorization authorization, String protocol, Instant at) implements LookupOutcome {}

    /**
     * It was refused for good and its number is spent: a denial, as there were until 03/11/2026.
     *
     * @param code the authority's code, as text
     * @param reason the authority's words
     */
    record Rejected(String code, String reason) implements LookupOutcome {}

    /** The authority does not have it. */
    record Absent() implements LookupOutcome {}

    /**
     * No answer, or one that tells nothing.
     *
     * @param why what was seen of the trouble, for the log and for whoever looks into it; not for deciding
     */
    record Unknown(String why) implements LookupOutcome {}
}
