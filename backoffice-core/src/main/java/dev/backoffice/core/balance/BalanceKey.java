package dev.backoffice.core.balance;

import dev.backoffice.core.identity.CodeText;
import dev.backoffice.core.identity.TenantId;
import java.util.Comparator;

/**
 * What is summed up: an account in a unit, by period and dimensions.
 *
 * @param tenant whose
 * @param book which set of accounts, e.g. {@code ledger} (accounts in currencies) or {@code stock} (locations in items)
 * @param account e.g. {@code 1.1.2.01} or {@code SP1}; at most 100 characters
 * @param unit what the amounts are of, e.g. {@code BRL} or {@code MUG-01}; at most 100 characters
 * @param period e.g. {@code 2026-11}; empty when the book has none; at most 20 characters
 * @param dimensions e.g. {@code cost-centre=shop}; empty when none; at most 200 characters
 */
public record BalanceKey(TenantId tenant, String book, String account, String unit, String period, String dimensions)
        implements Comparable<BalanceKey> {
    private static final Comparator<BalanceKey> ORDER = Comparator.comparing(BalanceKey::tenant)
            .thenComparing(BalanceKey::book)
            .thenComparing(BalanceKey::account)
            .thenComparing(BalanceKey::unit)
            .thenComparing(BalanceKey::period)
            .thenComparing(BalanceKey::dimensions);

    public BalanceKey {
        CodeText.check("book", book, 60, CodeText.LOWER);
        CodeText.check("account", account, 100, CodeText.PRINTABLE);
        CodeText.check("unit", unit, 100, CodeText.PRINTABLE);
        if (!period.isEmpty()) {
            CodeText.check("period", period, 20, CodeText.VISIBLE);
        }
        if (!dimensions.isEmpty()) {
            CodeText.check("dimensions", dimensions, 200, CodeText.PRINTABLE);
        }
    }

    /** A key without period and dimensions. */
    public static BalanceKey of(TenantId tenant, String book, String account, String unit) {
        return new BalanceKey(tenant, book, account, unit, "", "");
    }

    @Override
    public int compareTo(BalanceKey other) {
        return ORDER.compare(this, other);
    }
}
