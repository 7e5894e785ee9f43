package dev.backoffice.finance.ledger;

import dev.backoffice.core.balance.BalanceKey;
import dev.backoffice.finance.account.AccountCode;
import dev.backoffice.finance.account.Side;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What moved on every account in every currency within some months ({@code balancete de verificação}).
 *
 * @param from the first month
 * @param to the last month
 * @param rows the accounts that take entries, in order of code and currency; those that neither moved nor have a balance are
 *     left out
 */
public record TrialBalance(YearMonth from, YearMonth to, List<Row> rows) {
    /**
     * One account in one currency; balances are positive on the debit side and negative on the credit side.
     *
     * @param account its code; it takes entries itself
     * @param opening its balance before the first month
     * @param debits what was debited within the months, zero or more
     * @param credits what was credited within the months, zero or more
     */
    public record Row(AccountCode account, Money opening, Money debits, Money credits) {
        /** Its balance after the last month. */
        public Money closing() {
            return opening.plus(debits).minus(credits);
        }

        /** On which side its closing balance lies; a debit when it is zero. */
        public Side side() {
            return closing().isNegative() ? Side.CREDIT : Side.DEBIT;
        }

        /** Its closing balance without its side. */
        public Money amount() {
            return closing().abs();
        }

        private Row plus(Row other) {
            return new Row(
                    account, opening.plus(other.opening), debits.plus(other.debits), credits.plus(other.credits));
        }

        private Row under(AccountCode parent) {
            return new Row(parent, opening, debits, credits);
        }
    }

    public TrialBalance {
        rows = List.copyOf(rows);
    }

    static TrialBalance of(YearMonth from, YearMonth to, Map<BalanceKey, Long> balances) {
        TreeMap<AccountCode, TreeMap<CurrencyUnit, Row>> sums = new TreeMap<>();
        balances.forEach((key, minor) -> {
            YearMonth month = YearMonth.parse(key.period());
            if (!month.isAfter(to)) {
                CurrencyUnit currency = CurrencyUnit.of(key.unit());
                Money amount = Money.ofMinor(currency, minor);
                Money nothing = Money.zero(currency);
                AccountCode account = AccountCode.of(key.account());
                Row row;
                if (month.isBefore(from)) {
                    row = new Row(account, amount, nothing, nothing);
                } else if (key.dimensions().equals(Side.CREDIT.name())) {
                    row = new Row(account, nothing, nothing, amount.negated());
                } else {
                    row = new Row(account, nothing, amount, nothing);
                }
                sums.computeIfAbsent(account, any -> new TreeMap<>()).merge(currency, row, Row::plus);
            }
        });
        List<Row> rows = new ArrayList<>();
        sums.values()
                .forEach(byCurrency -> byCurrency.values().stream()
                        .filter(row -> !row.opening().isZero()
                                || !row.debits().isZero()
                                || !row.credits().isZero())
                        .forEach(rows::add));
        return new TrialBalance(from, to, rows);
    }

    /** All that lies on one side in one currency after the last month; both sides are equal. */
    public Money total(Side side, CurrencyUnit currency) {
        Money total = Money.zero(currency);
        for (Row row : rows) {
            if (row.side() == side && row.amount().getCurrencyUnit().equals(currency)) {
                total = total.plus(row.amount());
            }
        }
        return total;
    }

    /** The rows and the sums over them on every level above ({@code contas sintéticas}), in order of code and currency. */
    public List<Row> rolledUp() {
        TreeMap<AccountCode, TreeMap<CurrencyUnit, Row>> all = new TreeMap<>();
        for (Row row : rows) {
            Optional<AccountCode> level = Optional.of(row.account());
            while (level.isPresent()) {
                all.computeIfAbsent(level.get(), any -> new TreeMap<>())
                        .merge(row.opening().getCurrencyUnit(), row.under(level.get()), Row::plus);
                level = level.get().parent();
            }
        }
        return all.values().stream()
                .flatMap(byCurrency -> byCurrency.values().stream())
                .toList();
    }
}
