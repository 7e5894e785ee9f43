package dev.backoffice.core.balance;

import dev.backoffice.core.identity.TenantId;
import java.util.Optional;

/**
 * Which balances of a book to read.
 *
 * @param tenant whose
 * @param book which book
 * @param account only this account
 * @param unit only this unit
 * @param period only this period
 */
public record BalanceQuery(
        TenantId tenant, String book, Optional<String> account, Optional<String> unit, Optional<String> period) {
    /** All balances of a book. */
    public static BalanceQuery of(TenantId tenant, String book) {
        return new BalanceQuery(tenant, book, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Only the balances of this account. */
    public BalanceQuery account(String only) {
        return new BalanceQuery(tenant, book, Optional.of(only), unit, period);
    }

    /** Only the balances in this unit, e.g. a currency. */
    public BalanceQuery unit(String only) {
        return new BalanceQuery(tenant, book, account, Optional.of(only), period);
    }

    /** Only the balances of this period, e.g. {@code 2026-11}. */
    public BalanceQuery period(String only) {
        return new BalanceQuery(tenant, book, account, unit, Optional.of(only));
    }

    /** Whether this key is asked for. */
    public boolean matches(BalanceKey key) {
        return key.tenant().equals(tenant)
                && key.book().equals(book)
                && account.map(key.account()::equals).orElse(true)
                && unit.map(key.unit()::equals).orElse(true)
                && period.map(key.period()::equals).orElse(true);
    }
}
