package dev.backoffice.examples.filestore;

import dev.backoffice.core.balance.BalanceKey;
import dev.backoffice.core.balance.BalanceQuery;
import dev.backoffice.core.balance.Delta;
import dev.backoffice.core.balance.DeltaRows;
import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.store.Doc;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Deltas that wait to be folded, and the sums of those that are. A sum may pass 64 bits, so that it stops nobody's folding. */
record BalanceTable(Transaction transaction) implements DeltaRows {
    @Override
    public void insert(List<Delta> deltas) {
        for (Delta delta : deltas) {
            Key key = Key.of(delta.key().tenant(), delta.key().book(), delta.posting(), delta.line());
            if (transaction.has(Table.DELTA, key)) {
                throw transaction.dead(Conflict.retryable("posting.exists", null, "posting", delta.posting()));
            }
            transaction.put(
                    Table.DELTA,
                    key,
                    Doc.fields()
                            .put("account", delta.key().account())
                            .put("unit", delta.key().unit())
                            .put("period", delta.key().period())
                            .put("dimensions", delta.key().dimensions())
                            .put("amount", delta.amount())
                            .build());
        }
    }

    @Override
    public Map<BalanceKey, Long> balances(BalanceQuery query) {
        Map<BalanceKey, BigDecimal> sums = new TreeMap<>();
        Key book = Key.of(query.tenant(), query.book());
        for (Table table : List.of(Table.CHECKPOINT, Table.DELTA)) {
            transaction.all(table, book).forEach(row -> {
                BalanceKey key = balance(table, row);
                if (query.matches(key)) {
                    sums.merge(key, row.getValue().number("amount"), BigDecimal::add);
                }
            });
        }
        Map<BalanceKey, Long> balances = new TreeMap<>();
        sums.forEach((key, sum) -> balances.put(key, exact(key, sum)));
        return balances;
    }

    private static BalanceKey balance(Table table, Map.Entry<Key, Doc> row) {
        Key key = row.getKey();
        Doc delta = row.getValue();
        TenantId tenant = TenantId.of(key.part(0));
        return table == Table.CHECKPOINT
                ? new BalanceKey(tenant, key.part(1), key.part(2), key.part(3), key.part(4), key.part(5))
                : new BalanceKey(
                        tenant,
                        key.part(1),
                        delta.text("account"),
                        delta.text("unit"),
                        delta.text("period"),
                        delta.text("dimensions"));
    }

    private static long exact(BalanceKey key, BigDecimal sum) {
        try {
            return sum.longValueExact();
        } catch (ArithmeticException tooLarge) {
            throw RuleViolation.of("balance.overflow", "account", key.account(), "unit", key.unit());
        }
    }

    // fold begins
    @Override
    public int fold(int limit) {
        List<Map.Entry<Key, Doc>> folded = transaction
                .all(Table.DELTA, Key.of())
                .limit(limit)
                .map(Map.Entry::copyOf)
                .toList();
        for (Map.Entry<Key, Doc> row : folded) {
            BalanceKey key = balance(Table.DELTA, row);
            Key checkpoint =
                    Key.of(key.tenant(), key.book(), key.account(), key.unit(), key.period(), key.dimensions());
            BigDecimal before = transaction
                    .find(Table.CHECKPOINT, checkpoint)
                    .map(sum -> sum.number("amount"))
                    .orElse(BigDecimal.ZERO);
            BigDecimal after = before.add(row.getValue().number("amount"));
            transaction.put(
                    Table.CHECKPOINT,
                    checkpoint,
                    Doc.fields().put("amount", after).build());
            transaction.remove(Table.DELTA, row.getKey());
        }
        return folded.size();
    }
    // fold ends

    @Override
    public long unfolded(int most) {
        return transaction.all(Table.DELTA, Key.of()).limit(most).count();
    }
}
