package dev.backoffice.memory;

import dev.backoffice.core.balance.BalanceKey;
import dev.backoffice.core.balance.BalanceQuery;
import dev.backoffice.core.balance.Delta;
import dev.backoffice.core.balance.DeltaRows;
import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.leaving.TenantRow;
import dev.backoffice.core.leaving.TenantTable;
import dev.backoffice.core.store.Doc;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Deltas that wait to be folded, and the sum of all there were of each balance. A sum may pass 64 bits, so that it stops no work
 * of others; then it cannot be told.
 */
final class BalanceTable {
    private final Map<DeltaKey, Delta> deltas = new LinkedHashMap<>();
    private final Map<Book, Map<String, Map<String, Map<BalanceKey, BigInteger>>>> books = new HashMap<>();

    private record DeltaKey(TenantId tenant, String book, String posting, int line) {
        static DeltaKey of(Delta delta) {
            return new DeltaKey(delta.key().tenant(), delta.key().book(), delta.posting(), delta.line());
        }
    }

    private record Book(TenantId tenant, String name) {}

    DeltaRows in(Transaction transaction) {
        return new Rows(transaction);
    }

    private Map<BalanceKey, BigInteger> balancesOf(BalanceKey key) {
        return books.computeIfAbsent(new Book(key.tenant(), key.book()), book -> new HashMap<>())
                .computeIfAbsent(key.account(), account -> new HashMap<>())
                .computeIfAbsent(key.unit(), unit -> new HashMap<>());
    }

    private static long exact(BalanceKey key, BigInteger balance) {
        try {
            return balance.longValueExact();
        } catch (ArithmeticException tooLarge) {
            throw RuleViolation.of("balance.overflow", "account", key.account(), "unit", key.unit());
        }
    }

    private static <V> Collection<V> chosen(Map<String, V> byName, Optional<String> only) {
        if (only.isEmpty()) {
            return byName.values();
        }
        V one = byName.get(only.get());
        return one == null ? List.of() : List.of(one);
    }

    /** The checkpoint of a balance is its sum without the deltas that wait. */
    void read(TenantId tenant, Consumer<TenantRow> row) {
        Map<BalanceKey, BigInteger> folded = new HashMap<>();
        books.forEach((book, accounts) -> {
            if (book.tenant().equals(tenant)) {
                accounts.values().forEach(units -> units.values().forEach(folded::putAll));
            }
        });
        Set<BalanceKey> waiting = new HashSet<>();
        for (Delta delta : deltas.values()) {
            if (delta.key().tenant().equals(tenant)) {
                waiting.add(delta.key());
                folded.merge(delta.key(), BigInteger.valueOf(delta.amount()), BigInteger::subtract);
                row.accept(new TenantRow(
                        TenantTable.DELTAS,
                        key(delta.key())
                                .put("posting", delta.posting())
                                .put("line", delta.line())
                                .put("amount", delta.amount())
                                .build()));
            }
        }
        folded.forEach((key, sum) -> {
            if (sum.signum() != 0 || !waiting.contains(key)) {
                row.accept(new TenantRow(
                        TenantTable.CHECKPOINTS,
                        key(key).put("amount", new BigDecimal(sum)).build()));
            }
        });
    }

    private static Doc.Builder key(BalanceKey key) {
        return Doc.fields()
                .put("book", key.book())
                .put("account", key.account())
                .put("unit", key.unit())
                .put("period", key.period())
                .put("dimensions", key.dimensions());
    }

    private static BalanceKey key(TenantId tenant, Doc row) {
        return new BalanceKey(
                tenant,
                row.text("book"),
                row.text("account"),
                row.text("unit"),
                row.text("period"),
                row.text("dimensions"));
    }

    void restoreDelta(Transaction transaction, TenantId tenant, Doc row) {
        new Rows(transaction)
                .insert(List.of(new Delta(
                        row.text("posting"),
                        Math.toIntExact(row.integer("line")),
                        key(tenant, row),
                        row.integer("amount"))));
    }

    void removeDelta(TenantId tenant, Doc row) {
        Delta gone = deltas.remove(
                new DeltaKey(tenant, row.text("book"), row.text("posting"), Math.toIntExact(row.integer("line"))));
        if (gone != null) {
            take(gone.key(), BigInteger.valueOf(gone.amount()));
        }
    }

    /** What is left of the sum are the deltas that wait. */
    void removeCheckpoint(TenantId tenant, Doc row) {
        BalanceKey key = key(tenant, row);
        BigInteger sum = balancesOf(key).getOrDefault(key, BigInteger.ZERO);
        take(key, sum.subtract(waiting(key)));
    }

    private BigInteger waiting(BalanceKey key) {
        return deltas.values().stream()
                .filter(delta -> delta.key().equals(key))
                .map(delta -> BigInteger.valueOf(delta.amount()))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    private void take(BalanceKey key, BigInteger amount) {
        Map<BalanceKey, BigInteger> balances = balancesOf(key);
        BigInteger left = balances.getOrDefault(key, BigInteger.ZERO).subtract(amount);
        boolean nothing = left.signum() == 0
                && deltas.values().stream().noneMatch(delta -> delta.key().equals(key));
        if (nothing) {
            balances.remove(key);
        } else {
            balances.put(key, left);
        }
    }

    void restoreCheckpoint(Transaction transaction, TenantId tenant, Doc row) {
        BalanceKey key = key(tenant, row);
        Map<BalanceKey, BigInteger> balances = balancesOf(key);
        BigInteger sum = row.number("amount").toBigIntegerExact();
        transaction.put(
                balances, key, balances.getOrDefault(key, BigInteger.ZERO).add(sum));
    }

    private final class Rows implements DeltaRows {
        private final Transaction transaction;

        Rows(Transaction transaction) {
            this.transaction = transaction;
        }

        @Override
        public void insert(List<Delta> added) {
            transaction.open();
            for (Delta delta : added) {
                DeltaKey key = DeltaKey.of(delta);
                if (deltas.containsKey(key)) {
                    throw transaction.dead(Conflict.retryable("posting.exists", null, "posting", delta.posting()));
                }
                transaction.put(deltas, key, delta);
                Map<BalanceKey, BigInteger> balances = balancesOf(delta.key());
                transaction.put(
                        balances,
                        delta.key(),
                        balances.getOrDefault(delta.key(), BigInteger.ZERO).add(BigInteger.valueOf(delta.amount())));
            }
        }

        @Override
        public Map<BalanceKey, Long> balances(BalanceQuery query) {
            transaction.open();
            Map<BalanceKey, Long> found = new TreeMap<>();
            var byAccount = books.getOrDefault(new Book(query.tenant(), query.book()), Map.of());
            for (var byUnit : chosen(byAccount, query.account())) {
                for (Map<BalanceKey, BigInteger> balances : chosen(byUnit, query.unit())) {
                    balances.forEach((key, balance) -> {
                        if (query.matches(key)) {
                            found.put(key, exact(key, balance));
                        }
                    });
                }
            }
            return found;
        }

        @Override
        public int fold(int limit) {
            transaction.open();
            List<Delta> folded = new ArrayList<>();
            for (Delta delta : deltas.values()) {
                if (folded.size() == limit) {
                    break;
                }
                folded.add(delta);
            }
            folded.forEach(delta -> transaction.remove(deltas, DeltaKey.of(delta)));
            return folded.size();
        }

        @Override
        public long unfolded(int most) {
            transaction.open();
            return Math.min(deltas.size(), most);
        }
    }
}
