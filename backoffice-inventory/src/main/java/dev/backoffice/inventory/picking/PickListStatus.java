package dev.backoffice.inventory.picking;

import dev.backoffice.inventory.order.OrderId;
import java.util.List;

/** Where a pick list stands. Which move leads where is published in {@link PickMoves}. */
public sealed interface PickListStatus {
    /** Which of them it is. */
    Kind kind();

    /** Does what fits this status. */
    <R> R match(Cases<R> cases);

    /** One for each status. */
    enum Kind {
        /** Somebody is to walk, or walks. */
        OPEN,
        /** Every line is answered. */
        COMPLETED,
        /** Nobody walks it any more. */
        CANCELLED
    }

    /** One answer for each status. */
    interface Cases<R> {
        /** For {@link Open}. */
        R open(Open status);

        /** For {@link Completed}. */
        R completed(Completed status);

        /** For {@link Cancelled}. */
        R cancelled(Cancelled status);
    }

    /** Somebody is to walk, or walks. */
    record Open() implements PickListStatus {
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
     * Every line is answered.
     *
     * @param outcome what became of each order
     */
    record Completed(PickOutcome outcome) implements PickListStatus {
        @Override
        public Kind kind() {
            return Kind.COMPLETED;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.completed(this);
        }
    }

    /**
     * Nobody walks it any more; what was taken goes back to the shelves.
     *
     * @param reason why
     */
    record Cancelled(String reason) implements PickListStatus {
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
     * What became of each order of a list; each order is in exactly one of them.
     *
     * @param whole all of it at this site was taken
     * @param shorted something of it was not there
     * @param gone it was cancelled or lost its hold while somebody walked: what was taken for it goes back to the shelves
     */
    record PickOutcome(List<OrderId> whole, List<OrderId> shorted, List<OrderId> gone) {
        public PickOutcome {
            whole = List.copyOf(whole);
            shorted = List.copyOf(shorted);
            gone = List.copyOf(gone);
        }
    }
}
