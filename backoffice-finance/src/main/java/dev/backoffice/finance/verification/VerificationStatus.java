package dev.backoffice.finance.verification;

import java.time.Instant;

/** Where a verification stands. Which move leads where is published in {@link VerificationMoves}. */
public sealed interface VerificationStatus {
    /** Which of them it is. */
    Kind kind();

    /** Does what fits this status. */
    <R> R match(Cases<R> cases);

    /** One for each status. */
    enum Kind {
        /** Nobody was asked yet. */
        OPEN,
        /** The verifier is being asked; whoever finds this looks the question up and never asks again. */
        ASKING,
        /** A person has to decide. */
        IN_REVIEW,
        /** It may go on. */
        APPROVED,
        /** It may not go on. */
        REJECTED,
        /** Nobody decided in time. */
        EXPIRED,
        /** It was not needed any more. */
        CANCELLED
    }

    /** One answer for each status. */
    interface Cases<R> {
        /** For {@link Open}. */
        R open(Open status);

        /** For {@link Asking}. */
        R asking(Asking status);

        /** For {@link InReview}. */
        R inReview(InReview status);

        /** For {@link Approved}. */
        R approved(Approved status);

        /** For {@link Rejected}. */
        R rejected(Rejected status);

        /** For {@link Expired}. */
        R expired(Expired status);

        /** For {@link Cancelled}. */
        R cancelled(Cancelled status);
    }

    /** Nobody was asked yet. */
    record Open() implements VerificationStatus {
        @Override
        public Kind kind() {
            return Kind.OPEN;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.open(this);
        }
    }

    /**
     * The verifier is being asked; whoever finds this looks the question up and never asks again.
     *
     * @param attempt which attempt
     * @param at since when
     * @param lookUps how often it was looked up without an answer
     * @param nextLookUp when it is looked up again
     */
    record Asking(int attempt, Instant at, int lookUps, Instant nextLookUp) implements VerificationStatus {
        @Override
        public Kind kind() {
            return Kind.ASKING;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.asking(this);
        }
    }

    /**
     * A person has to decide.
     *
     * @param at since when
     * @param reconsidered whether a person has to look again; then it has no time to expire at
     */
    record InReview(Instant at, boolean reconsidered) implements VerificationStatus {
        @Override
        public Kind kind() {
            return Kind.IN_REVIEW;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.inReview(this);
        }
    }

    /**
     * It may go on.
     *
     * @param by the name of the verifier, or the user
     * @param at since when
     */
    record Approved(String by, Instant at) implements VerificationStatus {
        @Override
        public Kind kind() {
            return Kind.APPROVED;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.approved(this);
        }
    }

    /**
     * It may not go on.
     *
     * @param by the name of the verifier, or the user
     * @param at since when
     */
    record Rejected(String by, Instant at) implements VerificationStatus {
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
     * Nobody decided in time.
     *
     * @param at since when
     */
    record Expired(Instant at) implements VerificationStatus {
        @Override
        public Kind kind() {
            return Kind.EXPIRED;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.expired(this);
        }
    }

    /**
     * It was not needed any more.
     *
     * @param at since when
     */
    record Cancelled(Instant at) implements VerificationStatus {
        @Override
        public Kind kind() {
            return Kind.CANCELLED;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.cancelled(this);
        }
    }
}
