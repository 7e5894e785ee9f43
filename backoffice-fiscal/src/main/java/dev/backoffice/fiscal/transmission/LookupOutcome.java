package dev.backoffice.fiscal.transmission;

import java.time.Instant;

/** What the authority knows of a document. */
public sealed interface LookupOutcome {
    /** It is authorized. */
    record Authorized(Authorization authorization) implements LookupOutcome {}

    /** It was authorized and is cancelled. */
    record Cancelled(Authorization authorization, String protocol, Instant at) implements LookupOutcome {}

    /** The authority does not have it. */
    record Absent() implements LookupOutcome {}

    /** No answer, or one that tells nothing. */
    record Unknown(String why) implements LookupOutcome {}
}
