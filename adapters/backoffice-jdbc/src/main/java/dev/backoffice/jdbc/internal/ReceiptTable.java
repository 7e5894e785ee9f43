package dev.backoffice.jdbc.internal;

import dev.backoffice.core.command.Receipt;
import dev.backoffice.core.command.ReceiptKey;
import dev.backoffice.core.command.Receipts;
import dev.backoffice.core.error.BackofficeException;
import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.identity.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Receipts by key. */
public final class ReceiptTable {
    private final boolean postgresql;
    private final String name;
    private final Table table;

    public ReceiptTable(boolean postgresql, String qualifier) {
        this.postgresql = postgresql;
        this.name = qualifier + "receipt";
        this.table = Table.of(
                postgresql,
                name,
                List.of(Column.text("tenant"), Column.text("operation"), Column.text("idem_key")),
                List.of(Column.text("fingerprint"), Column.text("answer"), Column.bigint("done_at")));
    }

    Receipts in(Tx tx) {
        return new Rows(tx);
    }

    /** Deletes receipts older than an instant, the oldest first, and tells how many. */
    public int forget(Tx tx, Instant before, int limit) {
        String sql = postgresql
                ? "DELETE FROM " + name + " WHERE ctid = ANY (ARRAY(SELECT ctid FROM " + name
                        + " WHERE done_at < ? ORDER BY done_at LIMIT ? FOR UPDATE SKIP LOCKED))"
                : "DELETE FROM " + name + " WHERE done_at < ? FETCH FIRST ? ROWS ONLY";
        return tx.update(sql, List.of(Texts.micros(before), limit));
    }

    private final class Rows implements Receipts {
        private final Tx tx;
        private final Set<ReceiptKey> inserted = new HashSet<>();

        Rows(Tx tx) {
            this.tx = tx;
        }

        @Override
        public Map<ReceiptKey, Receipt> find(Collection<ReceiptKey> keys) {
            tx.open();
            List<Object[]> wanted = new ArrayList<>(keys.size());
            new TreeSet<>(keys).forEach(key -> wanted.add(parts(key)));
            Map<ReceiptKey, Receipt> found = new HashMap<>();
            table.find(tx, wanted, ReceiptTable::read).forEach(receipt -> found.put(receipt.key(), receipt));
            return found;
        }

        @Override
        public void insert(List<Receipt> receipts) {
            tx.open();
            // In key order, so that two batches that share keys wait for each other in one direction only.
            List<Object[]> rows = receipts.stream()
                    .sorted(Comparator.comparing(Receipt::key))
                    .map(receipt -> {
                        Object[] key = parts(receipt.key());
                        return new Object[] {
                            key[0], key[1], key[2], receipt.fingerprint(), receipt.result(), Texts.micros(receipt.at())
                        };
                    })
                    .toList();
            table.insert(tx, rows, ReceiptTable::takenKey);
            receipts.forEach(receipt -> inserted.add(receipt.key()));
        }

        @Override
        public void answer(ReceiptKey key, String result) {
            List<Object> parameters = new ArrayList<>(List.of(result));
            parameters.addAll(List.of(parts(key)));
            String sql = "UPDATE " + name + " SET answer = ? WHERE tenant = ? AND operation = ? AND idem_key = ?";
            if (postgresql && inserted.contains(key)) {
                tx.later(name, sql, parameters, null);
            } else if (tx.update(sql, parameters) == 0) {
                throw new IllegalStateException("no receipt to answer: " + key);
            }
        }
    }

    private static BackofficeException takenKey(Taken taken) {
        Optional<Object[]> row = taken.row();
        return Conflict.retryable(
                "receipt.taken",
                taken.failure(),
                "operation",
                row.map(its -> (String) its[1]).orElse(""),
                "key",
                row.map(its -> (String) its[2]).orElse(""));
    }

    private static Object[] parts(ReceiptKey key) {
        return new Object[] {key.tenant().value(), key.operation(), key.key().value()};
    }

    private static Receipt read(ResultSet row) throws SQLException {
        return new Receipt(
                new ReceiptKey(
                        TenantId.of(row.getString("tenant")),
                        row.getString("operation"),
                        IdempotencyKey.of(row.getString("idem_key"))),
                row.getString("fingerprint"),
                row.getString("answer"),
                Texts.instant(row.getLong("done_at")));
    }
}
