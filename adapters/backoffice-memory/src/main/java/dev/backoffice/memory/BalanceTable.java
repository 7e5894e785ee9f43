package dev.backoffice.memory;

import dev.backoffice.core.balance.BalanceKey;
import dev.backoffice.core.balance.BalanceQuery;
import dev.backoffice.core.balance.Delta;
import dev.backoffice.core.balance.DeltaRows;
import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.identity.TenantId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Deltas that wait to be folded, and per balance its checkpoint and the sum of those deltas. */
final class BalanceTable {
    private final Map<DeltaKey, Delta> deltas = new LinkedHashMap<>();
    private final Map<Book, Map<String, Map<String, Map<BalanceKey, Balance>>>> books = new HashMap<>();

    private record DeltaKey(TenantId tenant, String book, String posting, int line) {
        static DeltaKey of(Delta delta) {
            return new DeltaKey(delta.key().tenant(), delta.key().book(), delta.posting(), delta.line());
        }
    }

    private record Book(TenantId tenant, String name) {}

    private record Balance(long checkpoint, long waiting) {
        static final Balance NONE = new Balance(0, 0);

        Balance with(long amount) {
            return new Balance(checkpoint, Math.addExact(waiting, amount));
        }

        Balance folded(long amount) {
            return new Balance(Math.addExact(checkpoint, amount), Math.subtractExact(waiting, amount));
        }

        long total() {
            return Math.addExact(checkpoint, waiting);
        }
    }

    DeltaRows in(Transaction transaction) {
        return new Rows(transaction);
    }

    private Map<BalanceKey, Balance> balancesOf(BalanceKey key) {
        return books.computeIfAbsent(new Book(key.tenant(), key.book()), book -> new HashMap<>())
                .computeIfAbsent(key.account(), account -> new HashMap<>())
                .computeIfAbsent(key.unit(), unit -> new HashMap<>());
    }

    private static <V> Collection<V> chosen(Map<String, V> byName, Optional<String> only) {
        if (only.isEmpty()) {
            return byName.values();
        }
        V one = byName.get(only.get());
        return one == null ? List.of() : List.of(one);
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
                Map<BalanceKey, Balance> balances = balancesOf(delta.key());
                transaction.put(
                        balances,
                        delta.key(),
                        balances.getOrDefault(delta.key(), Balance.NONE).with(delta.amount()));
            }
        }

        @Override
        public Map<BalanceKey, Long> balances(BalanceQuery query) {
            transaction.open();
            Map<BalanceKey, Long> found = new TreeMap<>();
            var byAccount = books.getOrDefault(new Book(query.tenant(), query.book()), Map.of());
            for (var byUnit : chosen(byAccount, query.account())) {
                for (Map<BalanceKey, Balance> balances : chosen(byUnit, query.unit())) {
                    balances.forEach((key, balance) -> {
                        if (query.matches(key)) {
                            found.put(key, balance.total());
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
            for (Delta delta : folded) {
                transaction.remove(deltas, DeltaKey.of(delta));
                Map<BalanceKey, Balance> balances = balancesOf(delta.key());
                transaction.put(
                        balances,
                        delta.key(),
                        balances.getOrDefault(delta.key(), Balance.NONE).folded(delta.amount()));
            }
            return folded.size();
        }

        @Override
        public long unfolded() {
            transaction.open();
            return deltas.size();
        }
    }
}
