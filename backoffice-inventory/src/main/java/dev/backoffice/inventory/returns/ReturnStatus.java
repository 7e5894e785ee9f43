package dev.backoffice.inventory.returns;

import java.time.Instant;

/** Where a return stands. Which move leads where is published in {@link ReturnMoves}. */
public sealed interface ReturnStatus {
    /** Which of them it is. */
    Kind kind();

    /** Does what fits this status. */
    <R> R match(Cases<R> cases);

    /** One for each status. */
    enum Kind {
        /** It is announced. */
        REQUESTED,
        /** The goods came. */
        RECEIVED,
        /** It is decided of all goods what becomes of them. */
        INSPECTED,
        /** All is done: goods, refund and document. */
        CLOSED,
        /** It did not take place, or the goods went back to the buyer. */
        CANCELLED
    }

    /** One answer for each status. */
    interface Cases<R> {
        /** For {@link Requested}. */
        R requested(Requested status);

        /** For {@link Received}. */
        R received(Received status);

        /** For {@link Inspected}. */
        R inspected(Inspected status);

        /** For {@link Closed}. */
        R closed(Closed status);

        /** For {@link Cancelled}. */
        R cancelled(Cancelled status);
    }

    /** It is announced. */
    record Requested() implements ReturnStatus {
        @Override
        public Kind kind() {
            return Kind.REQUESTED;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.requested(this);
        }
    }

    /**
     * The goods came.
     *
     * @param at when
     */
    record Received(Instant at) implements ReturnStatus {
        @Override
        public Kind kind() {
            return Kind.RECEIVED;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.received(this);
        }
    }

    /**
     * It is decided of all goods what becomes of them.
     *
     * @param at since when
     */
    record Inspected(Instant at) implements ReturnStatus {
        @Override
        public Kind kind() {
            return Kind.INSPECTED;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.inspected(this);
        }
    }

    /**
     * All is done.
     *
     * @param at since when
     */
    record Closed(Instant at) implements ReturnStatus {
        @Override
        public Kind kind() {
            return Kind.CLOSED;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.closed(this);
        }
    }

    /**
     * It did not take place, or the goods went back to the buyer.
     *
     * @param reason why
     */
    record Cancelled(String reason) implements ReturnStatus {
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
