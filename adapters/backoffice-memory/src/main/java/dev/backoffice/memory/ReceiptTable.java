package dev.backoffice.memory;

import dev.backoffice.core.archive.Aged;
import dev.backoffice.core.command.Receipt;
import dev.backoffice.core.command.ReceiptKey;
import dev.backoffice.core.command.Receipts;
import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.leaving.TenantRow;
import dev.backoffice.core.leaving.TenantTable;
import dev.backoffice.core.store.Doc;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Receipts by key, and by time so that the old ones can be forgotten. */
final class ReceiptTable {
    private final Map<ReceiptKey, Receipt> receipts = new HashMap<>();
    private final TreeMap<Instant, Set<ReceiptKey>> byTime = new TreeMap<>();

    Receipts in(Transaction transaction) {
        return new Rows(transaction);
    }

    int forget(Transaction transaction, Instant before, int limit) {
        List<ReceiptKey> old = new ArrayList<>();
        for (Set<ReceiptKey> keys : byTime.headMap(before, false).values()) {
            if (old.size() == limit) {
                break;
            }
            for (ReceiptKey key : keys) {
                if (old.size() == limit) {
                    break;
                }
                old.add(key);
            }
        }
        old.forEach(key -> remove(transaction, key));
        return old.size();
    }

    /** Receipts of all tenants from this age on, the oldest first. */
    List<Aged> aged(Instant before, Optional<Aged> after, int limit) {
        List<Aged> found = new ArrayList<>();
        Instant from = after.map(Aged::at).orElse(Instant.MIN);
        for (Set<ReceiptKey> keys : byTime.subMap(from, true, before.isBefore(from) ? from : before, false)
                .values()) {
            keys.stream()
                    .map(key -> {
                        Receipt receipt = receipt(key);
                        return new Aged(key.tenant(), receipt.at(), row(receipt));
                    })
                    .filter(aged -> after.isEmpty() || aged.compareTo(after.get()) > 0)
                    .sorted()
                    .limit(limit - (long) found.size())
                    .forEach(found::add);
            if (found.size() == limit) {
                break;
            }
        }
        return found;
    }

    private Receipt receipt(ReceiptKey key) {
        return Objects.requireNonNull(receipts.get(key));
    }

    /** Tells whether it was there, as it was found. */
    boolean removeAged(Transaction transaction, Aged aged) {
        ReceiptKey key = key(aged.tenant(), aged.row().fields());
        Receipt receipt = receipts.get(key);
        if (receipt == null || !receipt.at().equals(aged.at())) {
            return false;
        }
        remove(transaction, key);
        return true;
    }

    private void remove(Transaction transaction, ReceiptKey key) {
        Receipt receipt = receipts.get(key);
        Set<ReceiptKey> sameTime = receipt == null ? null : byTime.get(receipt.at());
        if (receipt != null && sameTime != null) {
            transaction.remove(receipts, key);
            transaction.remove(sameTime, key);
            if (sameTime.isEmpty()) {
                transaction.remove(byTime, receipt.at());
            }
        }
    }

    void remove(Transaction transaction, TenantId tenant, Doc row) {
        remove(transaction, key(tenant, row));
    }

    private static ReceiptKey key(TenantId tenant, Doc row) {
        return new ReceiptKey(tenant, row.text("operation"), IdempotencyKey.of(row.text("key")));
    }

    void read(TenantId tenant, Consumer<TenantRow> row) {
        receipts.forEach((key, receipt) -> {
            if (key.tenant().equals(tenant)) {
                row.accept(row(receipt));
            }
        });
    }

    private static TenantRow row(Receipt receipt) {
        return new TenantRow(
                TenantTable.RECEIPTS,
                Doc.fields()
                        .put("operation", receipt.key().operation())
                        .put("key", receipt.key().key().value())
                        .put("fingerprint", receipt.fingerprint())
                        .put("answer", receipt.result())
                        .put("at", receipt.at())
                        .build());
    }

    void restore(Transaction transaction, TenantId tenant, Doc row) {
        new Rows(transaction)
                .insert(List.of(
                        new Receipt(key(tenant, row), row.text("fingerprint"), row.text("answer"), row.instant("at"))));
    }

    private final class Rows implements Receipts {
        private final Transaction transaction;

        Rows(Transaction transaction) {
            this.transaction = transaction;
        }

        @Override
        public Map<ReceiptKey, Receipt> find(Collection<ReceiptKey> keys) {
            transaction.open();
            Map<ReceiptKey, Receipt> found = new HashMap<>();
            for (ReceiptKey key : keys) {
                Receipt receipt = receipts.get(key);
                if (receipt != null) {
                    found.put(key, receipt);
                }
            }
            return found;
        }

        @Override
        public void insert(List<Receipt> added) {
            transaction.open();
            for (Receipt receipt : added) {
                if (receipts.containsKey(receipt.key())) {
                    throw transaction.dead(Conflict.retryable(
                            "receipt.taken",
                            null,
                            "operation",
                            receipt.key().operation(),
                            "key",
                            receipt.key().key().value()));
                }
                transaction.put(receipts, receipt.key(), receipt);
                Set<ReceiptKey> sameTime = byTime.get(receipt.at());
                if (sameTime == null) {
                    sameTime = new LinkedHashSet<>();
                    transaction.put(byTime, receipt.at(), sameTime);
                }
                transaction.add(sameTime, receipt.key());
            }
        }

        @Override
        public void answer(ReceiptKey key, String result) {
            transaction.open();
            Receipt receipt = receipts.get(key);
            if (receipt == null) {
                throw new IllegalStateException("no receipt to answer: " + key);
            }
            transaction.put(receipts, key, new Receipt(key, receipt.fingerprint(), result, receipt.at()));
        }
    }
}
