package dev.backoffice.finance.period;

import dev.backoffice.core.event.DomainEvent;
import java.time.YearMonth;

/** What happens to the months of the books. */
public sealed interface PeriodEvent extends DomainEvent {
    /** Which month. */
    YearMonth month();

    /** For the how-manieth time it was closed. */
    int revision();

    /** Nothing lands in it any more. */
    record PeriodClosed(YearMonth month, int revision) implements PeriodEvent {}

    /**
     * Its balances are noted.
     *
     * @param digest SHA-256 of them
     */
    record PeriodSealed(YearMonth month, int revision, String digest) implements PeriodEvent {}

    /**
     * It takes entries again.
     *
     * @param reason why, without personal data
     */
    record PeriodReopened(YearMonth month, int revision, String reason) implements PeriodEvent {}
}
