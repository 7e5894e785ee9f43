package dev.backoffice.finance.ledger;

import dev.backoffice.finance.account.AccountCode;
import dev.backoffice.finance.account.Side;
import java.time.YearMonth;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * The balance of every account in every currency at the end of a month ({@code balancete de verificação}).
 *
 * @param upTo the last month counted
 * @param rows in order of account and currency; accounts that balance to zero are left out
 */
public record TrialBalance(YearMonth upTo, List<Row> rows) {
    /**
     * One balance.
     *
     * @param side on which it lies
     * @param amount above zero
     */
    public record Row(AccountCode account, Side side, Money amount) {}

    public TrialBalance {
        rows = List.copyOf(rows);
    }

    /** All that lies on one side in one currency; both sides are equal. */
    public Money total(Side side, CurrencyUnit currency) {
        Money total = Money.zero(currency);
        for (Row row : rows) {
            if (row.side() == side && row.amount().getCurrencyUnit().equals(currency)) {
                total = total.plus(row.amount());
            }
        }
        return total;
    }
}
