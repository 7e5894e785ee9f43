package dev.backoffice.finance.period;

import dev.backoffice.core.error.Input;
import java.time.YearMonth;
import java.util.Optional;

/**
 * Which of the months that were ever closed, the earliest first; see {@link Periods#list}.
 *
 * <pre>{@code
 * PeriodQuery.all().months(YearMonth.of(2026, 1), YearMonth.of(2026, 12))
 * }</pre>
 *
 * <p>Months are found by themselves. Status is asked of the rows they bring, at most twelve a year.
 *
 * @param from the first month
 * @param to the last month
 * @param status where they stand
 */
public record PeriodQuery(Optional<YearMonth> from, Optional<YearMonth> to, Optional<PeriodStatus.Kind> status) {
    private static final PeriodQuery ALL = new PeriodQuery(Optional.empty(), Optional.empty(), Optional.empty());

    /** @throws dev.backoffice.core.error.InvalidInput {@code input.range} for a month outside the years 0 to 9999 */
    public PeriodQuery {
        Input.required(from, "from").ifPresent(month -> check(month, "from"));
        Input.required(to, "to").ifPresent(month -> check(month, "to"));
        Input.required(status, "status");
    }

    /** Refuses a month whose text would not sort. */
    private static void check(YearMonth month, String field) {
        Input.inRange(month, field, YearMonth.of(0, 1), YearMonth.of(9999, 12));
    }

    /** All months that were ever closed. */
    public static PeriodQuery all() {
        return ALL;
    }

    /** Only the months between two, both inclusive. */
    public PeriodQuery months(YearMonth first, YearMonth last) {
        return new PeriodQuery(
                Optional.of(Input.required(first, "from")), Optional.of(Input.required(last, "to")), status);
    }

    /** Only those that stand here. */
    public PeriodQuery status(PeriodStatus.Kind kind) {
        return new PeriodQuery(from, to, Optional.of(Input.required(kind, "status")));
    }
}
