package dev.backoffice.finance.period;

import dev.backoffice.core.identity.UserId;
import java.time.Instant;
import java.util.Optional;

/** Where a month of the books stands once somebody has closed it; a month nobody ever closed is open. */
public sealed interface PeriodStatus {
    /** The states by name. */
    enum Kind {
        /** {@link Closed}. */
        CLOSED,
        /** {@link Reopened}. */
        REOPENED
    }

    /** Which of the states it is. */
    Kind kind();

    /** Does what fits this status. */
    <R> R match(Cases<R> cases);

    /** One answer for each status. */
    interface Cases<R> {
        /** For {@link Closed}. */
        R closed(Closed status);

        /** For {@link Reopened}. */
        R reopened(Reopened status);
    }

    /**
     * Nothing lands in it any more.
     *
     * @param at since when
     * @param by who closed it
     * @param digest SHA-256 of the balances up to and including the month, as 64 hexadecimal digits; empty until it is sealed
     */
    record Closed(Instant at, UserId by, Optional<String> digest) implements PeriodStatus {
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
     * It takes entries again.
     *
     * @param at since when
     * @param by who reopened it
     * @param reason why, without personal data
     */
    record Reopened(Instant at, UserId by, String reason) implements PeriodStatus {
        @Override
        public Kind kind() {
            return Kind.REOPENED;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.reopened(this);
        }
    }
}
