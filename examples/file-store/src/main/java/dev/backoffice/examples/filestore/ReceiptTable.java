package dev.backoffice.examples.filestore;

import dev.backoffice.core.command.Receipt;
import dev.backoffice.core.command.ReceiptKey;
import dev.backoffice.core.command.Receipts;
import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.store.Doc;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Receipts by key, and by time so that the old ones can be forgotten. */
record ReceiptTable(Transaction transaction) implements Receipts {
    private static final Doc MARK = Doc.of(true);

    private static Key key(ReceiptKey key) {
        return Key.of(key.tenant(), key.operation(), key.key().value());
    }

    static int forget(Transaction transaction, Instant before, int limit) {
        Key end = Key.of(before);
        List<Key> old = transaction
                .all(Table.RECEIPT_BY_TIME, Key.of())
                .map(Map.Entry::getKey)
                .takeWhile(key -> key.compareTo(end) < 0)
                .limit(limit)
                .toList();
        for (Key time : old) {
            transaction.remove(Table.RECEIPT_BY_TIME, time);
            transaction.remove(Table.RECEIPT, time.from(1));
        }
        return old.size();
    }

    @Override
    public Map<ReceiptKey, Receipt> find(Collection<ReceiptKey> keys) {
        Map<ReceiptKey, Receipt> found = new HashMap<>();
        for (ReceiptKey key : keys) {
            transaction
                    .find(Table.RECEIPT, key(key))
                    .ifPresent(row -> found.put(
                            key, new Receipt(key, row.text("fingerprint"), row.text("result"), row.instant("at"))));
        }
        return found;
    }

    @Override
    public void insert(List<Receipt> receipts) {
        for (Receipt receipt : receipts) {
            if (transaction.has(Table.RECEIPT, key(receipt.key()))) {
                throw transaction.dead(Conflict.retryable(
                        "receipt.taken",
                        null,
                        "operation",
                        receipt.key().operation(),
                        "key",
                        receipt.key().key().value()));
            }
            write(receipt);
            Key byTime = Key.of(receipt.at()).and(key(receipt.key()).parts().toArray());
            transaction.put(Table.RECEIPT_BY_TIME, byTime, MARK);
        }
    }

    @Override
    public void answer(ReceiptKey key, String result) {
        Receipt receipt = find(List.of(key)).get(key);
        if (receipt == null) {
            throw new IllegalStateException("no receipt to answer: " + key);
        }
        write(new Receipt(key, receipt.fingerprint(), result, receipt.at()));
    }

    private void write(Receipt receipt) {
        transaction.put(
                Table.RECEIPT,
                key(receipt.key()),
                Doc.fields()
                        .put("fingerprint", receipt.fingerprint())
                        .put("result", receipt.result())
                        .put("at", receipt.at())
                        .build());
    }
}
