package dev.backoffice.fiscal.br.simples;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.money.Amounts;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.joda.money.Money;

/**
 * A month of a company of the Simples, all its establishments together.
 *
 * @param month for which the DAS is
 * @param opened the month the company began
 * @param before gross revenue of the months before, by month; a month that is missing had none
 * @param payroll payroll of the twelve months before, with charges; needed for revenue by factor r alone
 * @param aboveSublimit whether ICMS and ISS are paid outside the DAS because revenue passed the sublimit ({@code CRT} 2)
 * @param revenue of the month, part by part
 */
public record SimplesMonth(
        YearMonth month,
        YearMonth opened,
        SortedMap<YearMonth, Money> before,
        Money payroll,
        boolean aboveSublimit,
        List<SimplesRevenue> revenue) {
    /** @throws InvalidInput {@code input.negative}, {@code input.range} for a month before the company began, or {@code tax.no-lines} */
    public SimplesMonth {
        Input.required(month, "simples.month");
        if (Input.required(opened, "simples.opened").isAfter(month)) {
            throw InvalidInput.of(
                    "input.range",
                    "field",
                    "simples.opened",
                    "from",
                    "",
                    "to",
                    month.toString(),
                    "value",
                    opened.toString());
        }
        SortedMap<YearMonth, Money> months = new TreeMap<>(Input.required(before, "simples.before"));
        months.values().forEach(amount -> Amounts.notNegative(amount, "simples.before"));
        before = Collections.unmodifiableSortedMap(months);
        Amounts.notNegative(payroll, "simples.payroll");
        revenue = List.copyOf(Input.required(revenue, "simples.revenue"));
        if (revenue.isEmpty()) {
            throw InvalidInput.of("tax.no-lines");
        }
    }

    /** What was sold in the month. */
    public Money sold() {
        Money sold = Money.zero(payroll.getCurrencyUnit());
        for (SimplesRevenue part : revenue) {
            sold = sold.plus(part.amount());
        }
        return sold;
    }

    /** Revenue from one month to another, both counted. */
    Money between(YearMonth first, YearMonth last) {
        Money sum = Money.zero(payroll.getCurrencyUnit());
        for (Money amount : before.subMap(first, last.plusMonths(1)).values()) {
            sum = sum.plus(amount);
        }
        return sum;
    }
}
