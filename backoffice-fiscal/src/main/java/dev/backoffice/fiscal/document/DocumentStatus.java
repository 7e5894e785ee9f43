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

    /** The answer of the case this state is; a new state breaks the callers that do not know it. */
    <R> R match(Cases<R> cases);

    /** One answer for each state. */
    interface Cases<R> {
        /** When it has a content and no signature. */
        R drafted(Drafted status);

        /** When it has a signature and is not sent. */
        R signed(Signed status);

        /** When it is under way. */
        R submitted(Submitted status);

        /** When no answer came. */
        R inDoubt(InDoubt status);

        /** When the authority refused it. */
        R rejected(Rejected status);

        /** When it may be used. */
        R authorized(Authorized status);

        /** When a cancellation is under way. */
        R cancelling(Cancelling status);

        /** When no answer to the cancellation came. */
        R cancelInDoubt(CancelInDoubt status);

        /** When it was authorized and is cancelled. */
        R cancelled(Cancelled status);

        /** When it was given up. */
        R discarded(Discarded status);
    }

    /** Has a content and no signature. */
    record Drafted() implements DocumentStatus {
        @Override
        public Kind kind() {
            return Kind.DRAFTED;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.drafted(this);
        }
    }

    /** Has a number and a signature, and the authority does not have it. */
    record Signed() implements DocumentStatus {
        @Override
        public Kind kind() {
            return Kind.SIGNED;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.signed(this);
        }
    }

    /** An attempt to send it was started and its outcome is not recorded. */
    record Submitted(int attempt, Instant startedAt) implements DocumentStatus {
        @Override
        public Kind kind() {
            return Kind.SUBMITTED;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.submitted(this);
        }
    }

    /** It was sent and no answer came: it may be authorized. It is looked up, never numbered or sent anew. */
    record InDoubt(int attempt, Instant startedAt, String why) implements DocumentStatus {
        @Override
        public Kind kind() {
            return Kind.IN_DOUBT;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.inDoubt(this);
        }
    }

    /** The authority refused it. */
    record Rejected(String code, String reason, Instant at) implements DocumentStatus {
        @Override
        public Kind kind() {
            return Kind.REJECTED;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.rejected(this);
        }
    }

    /** It may be used. */
    record Authorized(Authorization authorization) implements DocumentStatus {
        @Override
        public Kind kind() {
            return Kind.AUTHORIZED;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.authorized(this);
        }
    }

    /** An attempt to cancel it was started and its outcome is not recorded. */
    record Cancelling(Authorization authorization, SignedCancellation request, int attempt, Instant startedAt)
            implements DocumentStatus {
        @Override
        public Kind kind() {
            return Kind.CANCELLING;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.cancelling(this);
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

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.cancelInDoubt(this);
        }
    }

    /** It was authorized and is cancelled. */
    record Cancelled(Authorization authorization, SignedCancellation request, String protocol, Instant at)
            implements DocumentStatus {
        @Override
        public Kind kind() {
            return Kind.CANCELLED;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.cancelled(this);
        }
    }

    /** It was given up before it was authorized; its number, if it had one, is voided. */
    record Discarded(String reason, Instant at) implements DocumentStatus {
        @Override
        public Kind kind() {
            return Kind.DISCARDED;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.discarded(this);
        }
    }
}
