package dev.backoffice.finance.account;

import java.time.Instant;

/** Whether an account is in use. */
public sealed interface AccountStatus {
    /** The states by name. */
    enum Kind {
        /** {@link Open}. */
        OPEN,
        /** {@link Closed}. */
        CLOSED
    }

    /** Which of the states it is. */
    Kind kind();

    /** Calls the function of this state. */
    <R> R match(Cases<R> cases);

    /** One function for each state. */
    interface Cases<R> {
        /** For an open account. */
        R open(Open open);

        /** For a closed account. */
        R closed(Closed closed);
    }

    /** Takes entries, if analytic. */
    record Open() implements AccountStatus {
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
     * Takes no new entries; what was posted stays.
     *
     * @param at since when
     */
    record Closed(Instant at) implements AccountStatus {
        @Override
        public Kind kind() {
            return Kind.CLOSED;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.closed(this);
        }
    }
}
