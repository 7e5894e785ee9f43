package dev.backoffice.fiscal.document;

import dev.backoffice.fiscal.transmission.Authorization;
import java.time.Instant;

/** Where a document stands. {@link DocumentMoves} tells which moves lead on from each kind. */
public sealed interface DocumentStatus {
    /** The kinds of status, one per record. */
    enum Kind {
        /** {@link Drafted}. */
        DRAFTED,
        /** {@link Signed}. */
        SIGNED,
        /** {@link Submitted}. */
        SUBMITTED,
        /** {@link InDoubt}. */
        IN_DOUBT,
        /** {@link Rejected}. */
        REJECTED,
        /** {@link Authorized}. */
        AUTHORIZED,
        /** {@link Cancelling}. */
        CANCELLING,
        /** {@link CancelInDoubt}. */
        CANCEL_IN_DOUBT,
        /** {@link Cancelled}. */
        CANCELLED,
        /** {@link Discarded}. */
        DISCARDED
    }

    /** Which of the states it is. */
    Kind kind();

    /** Has a content and no signature. */
    record Drafted() implements DocumentStatus {
        @Override
        public Kind kind() {
            return Kind.DRAFTED;
        }
    }

    /** Has a number and a signature, and the authority does not have it. */
    record Signed() implements DocumentStatus {
        @Override
        public Kind kind() {
            return Kind.SIGNED;
        }
    }

    /** An attempt to send it was started and its outcome is not recorded. */
    record Submitted(int attempt, Instant startedAt) implements DocumentStatus {
        @Override
        public Kind kind() {
            return Kind.SUBMITTED;
        }
    }

    /** It was sent and no answer came: it may be authorized. It is looked up, never numbered or sent anew. */
    record InDoubt(int attempt, Instant startedAt, String why) implements DocumentStatus {
        @Override
        public Kind kind() {
            return Kind.IN_DOUBT;
        }
    }

    /** The authority refused it. */
    record Rejected(String code, String reason, Instant at) implements DocumentStatus {
        @Override
        public Kind kind() {
            return Kind.REJECTED;
        }
    }

    /** It may be used. */
    record Authorized(Authorization authorization) implements DocumentStatus {
        @Override
        public Kind kind() {
            return Kind.AUTHORIZED;
        }
    }

    /** An attempt to cancel it was started and its outcome is not recorded. */
    record Cancelling(Authorization authorization, SignedCancellation request, int attempt, Instant startedAt)
            implements DocumentStatus {
        @Override
        public Kind kind() {
            return Kind.CANCELLING;
        }
    }

    /** The cancellation was sent and no answer came: it may be cancelled. */
    record CancelInDoubt(
            Authorization authorization, SignedCancellation request, int attempt, Instant startedAt, String why)
            implements DocumentStatus {
        @Override
        public Kind kind() {
            return Kind.CANCEL_IN_DOUBT;
        }
    }

    /** It was authorized and is cancelled. */
    record Cancelled(Authorization authorization, SignedCancellation request, String protocol, Instant at)
            implements DocumentStatus {
        @Override
        public Kind kind() {
            return Kind.CANCELLED;
        }
    }

    /** It was given up before it was authorized; its number, if it had one, is voided. */
    record Discarded(String reason, Instant at) implements DocumentStatus {
        @Override
        public Kind kind() {
            return Kind.DISCARDED;
        }
    }
}
