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

    /**
     * An attempt to send it was started and its outcome is not recorded.
     *
     * @param attempt the number of the attempt; attempts to send and to cancel are counted together, from 1
     * @param startedAt when that attempt began
     */
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

    /**
     * It was sent and no answer came: it may be authorized. It is looked up, never numbered or sent anew.
     *
     * @param attempt the number of the attempt; attempts to send and to cancel are counted together, from 1
     * @param startedAt when that attempt began
     * @param why what was seen of the trouble, for the log and for whoever looks into it; not for deciding
     */
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

    /**
     * The authority refused it.
     *
     * @param code the authority's code, as text
     * @param reason the authority's words
     * @param at when the answer was recorded
     */
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

    /**
     * It may be used.
     *
     * @param authorization what the authority said when it allowed it
     */
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

    /**
     * An attempt to cancel it was started and its outcome is not recorded.
     *
     * @param authorization what the authority said when it allowed it
     * @param request the signed request to cancel it
     * @param attempt the number of the attempt; attempts to send and to cancel are counted together, from 1
     * @param startedAt when that attempt began
     */
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

    /**
     * The cancellation was sent and no answer came: it may be cancelled.
     *
     * @param authorization what the authority said when it allowed it
     * @param request the signed request to cancel it
     * @param attempt the number of the attempt; attempts to send and to cancel are counted together, from 1
     * @param startedAt when that attempt began
     * @param why what was seen of the trouble, for the log and for whoever looks into it; not for deciding
     */
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

    /**
     * It was authorized and is cancelled.
     *
     * @param authorization what the authority said when it allowed it
     * @param request the signed request to cancel it
     * @param protocol the protocol number the authority gave the cancellation
     * @param at when, as the authority says
     */
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

    /**
     * It was given up before it was authorized; its number, if it had one, is voided.
     *
     * @param reason why, as it was given with the command
     * @param at when it was given up
     */
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
