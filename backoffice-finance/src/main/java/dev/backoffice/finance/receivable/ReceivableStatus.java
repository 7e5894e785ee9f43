package dev.backoffice.finance.receivable;

import java.time.Instant;

/** Where a receivable stands. Which move leads where is published in {@link ReceivableMoves}. */
public sealed interface ReceivableStatus {
    /** Which of them it is. */
    Kind kind();

    /** Does what fits this status. */
    <R> R match(Cases<R> cases);

    /** One for each status. */
    enum Kind {
        /** Nothing was paid yet. */
        OPEN,
        /** Some was paid. */
        PARTLY_SETTLED,
        /** All was paid. */
        SETTLED,
        /** The rest will not come. */
        WRITTEN_OFF,
        /** The rest is not owed any more. */
        CANCELLED
    }

    /** One answer for each status. */
    interface Cases<R> {
        /** For {@link Open}. */
        R open(Open status);

        /** For {@link PartlySettled}. */
        R partlySettled(PartlySettled status);

        /** For {@link Settled}. */
        R settled(Settled status);

        /** For {@link WrittenOff}. */
        R writtenOff(WrittenOff status);

        /** For {@link Cancelled}. */
        R cancelled(Cancelled status);
    }

    /** Nothing was paid yet. */
    record Open() implements ReceivableStatus {
        @Override
        public Kind kind() {
            return Kind.OPEN;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.open(this);
        }
    }

    /** Some was paid. */
    record PartlySettled() implements ReceivableStatus {
        @Override
        public Kind kind() {
            return Kind.PARTLY_SETTLED;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.partlySettled(this);
        }
    }

    /** All was paid. */
    record Settled() implements ReceivableStatus {
        @Override
        public Kind kind() {
            return Kind.SETTLED;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.settled(this);
        }
    }

    /**
     * The rest will not come.
     *
     * @param reason why, without personal data
     * @param at since when
     */
    record WrittenOff(String reason, Instant at) implements ReceivableStatus {
        @Override
        public Kind kind() {
            return Kind.WRITTEN_OFF;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.writtenOff(this);
        }
    }

    /**
     * The rest is not owed any more.
     *
     * @param reason why, without personal data
     * @param at since when
     */
    record Cancelled(String reason, Instant at) implements ReceivableStatus {
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
