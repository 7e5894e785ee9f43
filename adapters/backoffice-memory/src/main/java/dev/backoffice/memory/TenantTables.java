package dev.backoffice.memory;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.event.EventKey;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.leaving.TenantRow;
import dev.backoffice.core.leaving.TenantRows;
import dev.backoffice.core.leaving.TenantTable;
import dev.backoffice.core.store.Doc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** All rows of a tenant, gathered from the tables and put into them. */
record TenantTables(
        MemoryStore store,
        DocumentTable documents,
        ReceiptTable receipts,
        EventTable events,
        CounterTable counters,
        BalanceTable balances,
        NumberTable numbers,
        TrailTable trail)
        implements TenantRows {
    @Override
    public void read(TenantId tenant, Consumer<? super TenantRow> row) {
        store.transaction(transaction -> {
            rows(tenant).forEach(row);
            return tenant;
        });
    }

    private List<TenantRow> rows(TenantId tenant) {
        List<TenantRow> rows = new ArrayList<>();
        documents.read(tenant, rows::add);
        receipts.read(tenant, rows::add);
        events.read(tenant, rows::add);
        counters.read(tenant, rows::add);
        balances.read(tenant, rows::add);
        numbers.read(tenant, rows::add);
        trail.read(tenant, rows::add);
        rows.sort(null);
        return rows;
    }

    @Override
    public void restore(TenantId tenant, Iterator<TenantRow> rows) {
        store.transaction(transaction -> {
            rows(tenant).stream().findFirst().ifPresent(row -> {
                throw RuleViolation.of(
                        "tenant.not-empty",
                        "tenant",
                        tenant.value(),
                        "table",
                        row.table().toString());
            });
            new Restoring(transaction, tenant).all(rows);
            return tenant;
        });
    }

    @Override
    public List<TenantRow> page(TenantId tenant, TenantTable table, Optional<Doc> after, int limit) {
        return store.transaction(transaction -> rows(tenant).stream()
                .filter(row -> row.table() == table)
                .filter(row -> after.isEmpty() || row.comesAfter(after.get()))
                .limit(limit)
                .toList());
    }

    /** Nothing in it can fail, so there is nothing to undo. */
    @Override
    public void remove(TenantId tenant, List<TenantRow> gone) {
        store.transaction(transaction -> {
            gone.forEach(row -> remove(transaction, tenant, row.table(), row.fields()));
            return tenant;
        });
    }

    private void remove(Transaction transaction, TenantId tenant, TenantTable table, Doc row) {
        switch (table) {
            case DOCUMENTS -> documents.remove(transaction, tenant, row);
            case RECEIPTS -> receipts.remove(transaction, tenant, row);
            case EVENTS -> events.removeEvent(EventTable.key(tenant, row));
            case DELIVERIES -> events.removeDelivery(EventTable.key(tenant, row), row.text("subscription"));
            case COUNTERS -> counters.removeCounter(transaction, tenant, row);
            case HOLDS -> counters.removeHold(transaction, tenant, row);
            case HOLD_LINES -> throw new IllegalArgumentException("lines go with their hold");
            case DELTAS -> balances.removeDelta(tenant, row);
            case CHECKPOINTS -> balances.removeCheckpoint(tenant, row);
            case SERIES -> numbers.removeSeries(transaction, tenant, row);
            case NUMBERS -> numbers.removeNumber(tenant, row);
            case UNSEALED -> trail.removeWaiting(EventTable.key(tenant, row), row.instant("at"));
            case SEALED -> trail.removeSealed(tenant, row.integer("position"));
            case BLOCKS -> trail.removeBlock(tenant, row.integer("number"));
            case UNANCHORED -> trail.removeUnanchored(tenant);
        }
    }

    private final class Restoring {
        private final Transaction transaction;
        private final TenantId tenant;
        private final List<Doc> holds = new ArrayList<>();
        private final Map<String, List<Doc>> lines = new HashMap<>();

        Restoring(Transaction transaction, TenantId tenant) {
            this.transaction = transaction;
            this.tenant = tenant;
        }

        void all(Iterator<TenantRow> rows) {
            while (rows.hasNext()) {
                TenantRow row = rows.next();
                try {
                    one(row);
                } catch (ArithmeticException | IllegalArgumentException unfit) {
                    throw InvalidInput.of(
                            "tenant.row",
                            "table",
                            row.table().toString(),
                            "field",
                            String.join(",", row.table().key()));
                }
            }
            for (Doc hold : holds) {
                counters.restoreHold(transaction, tenant, hold, lines.getOrDefault(hold.text("id"), List.of()));
            }
        }

        private void one(TenantRow tenantRow) {
            Doc row = tenantRow.fields();
            switch (tenantRow.table()) {
                case DOCUMENTS -> documents.restore(transaction, tenant, row);
                case RECEIPTS -> receipts.restore(transaction, tenant, row);
                case EVENTS -> events.restoreEvent(transaction, tenant, row);
                case DELIVERIES -> events.restoreDelivery(transaction, tenant, row);
                case COUNTERS -> counters.restoreCounter(transaction, tenant, row);
                case HOLDS -> holds.add(row);
                case HOLD_LINES ->
                    lines.computeIfAbsent(row.text("hold"), hold -> new ArrayList<>())
                            .add(row);
                case DELTAS -> balances.restoreDelta(transaction, tenant, row);
                case CHECKPOINTS -> balances.restoreCheckpoint(transaction, tenant, row);
                case SERIES -> numbers.restoreSeries(transaction, tenant, row);
                case NUMBERS -> numbers.restoreNumber(transaction, tenant, row);
                case UNSEALED -> trail.restoreWaiting(transaction, events.find(EventTable.key(tenant, row)));
                case SEALED -> {
                    EventKey key = EventTable.key(tenant, row);
                    trail.restoreSealed(transaction, key, events.find(key), row);
                }
                case BLOCKS -> trail.restoreBlock(transaction, tenant, row);
                case UNANCHORED -> trail.restoreUnanchored(transaction, tenant, row);
            }
        }
    }
}
