package dev.backoffice.jdbc.internal;

import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.leaving.TenantRow;
import dev.backoffice.core.leaving.TenantRows;
import dev.backoffice.core.leaving.TenantTable;
import dev.backoffice.core.store.Doc;
import dev.backoffice.jdbc.internal.TenantShelf.From;
import dev.backoffice.jdbc.internal.Tx.Added;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All tables of a tenant, read and written as they stand. At SERIALIZABLE a transaction sees one state of all of them. */
public final class TenantTables implements TenantRows {
    private static final int PAGE = 500;

    private final Database database;
    private final List<TenantShelf> shelves;
    private final String indexes;
    private final String unindex;
    private final String unline;
    private final String markLive;

    public TenantTables(Database database, String qualifier) {
        this.database = database;
        this.indexes = "INSERT INTO " + qualifier
                + "document_index (tenant, kind, id, index_name, entry) VALUES (?, ?, ?, ?, ?)";
        this.unindex = "DELETE FROM " + qualifier + "document_index WHERE tenant = ? AND kind = ? AND id = ?";
        this.unline = "DELETE FROM " + qualifier + "hold_line WHERE tenant = ? AND hold_id = ?";
        this.markLive =
                "UPDATE " + qualifier + "hold h SET due_at = expires_at WHERE h.tenant = ? AND EXISTS (SELECT 1 FROM "
                        + qualifier
                        + "hold_line l WHERE l.tenant = h.tenant AND l.hold_id = h.id AND l.due_at IS NOT NULL)";
        this.shelves = shelves(database.postgresql(), qualifier);
    }

    static List<TenantShelf> shelves(boolean postgresql, String qualifier) {
        String holds = qualifier + "hold";
        String lines = qualifier + "hold_line";
        return List.of(
                new TenantShelf(TenantTable.DOCUMENTS, qualifier + "document")
                        .text("kind", "kind")
                        .sortable(postgresql, "id", "id")
                        .number("version", "version")
                        .integer("schema", "schema_no")
                        .tree("body", "body")
                        .tree("indexes", "index_texts"),
                new TenantShelf(TenantTable.RECEIPTS, qualifier + "receipt")
                        .text("operation", "operation")
                        .text("key", "idem_key")
                        .text("fingerprint", "fingerprint")
                        .text("answer", "answer")
                        .instant("at", "done_at"),
                ofEvent(postgresql, new TenantShelf(TenantTable.EVENTS, qualifier + "event"))
                        .text("type", "event_type")
                        .integer("schema", "schema_no")
                        .tree("body", "body")
                        .instant("at", "happened_at")
                        .text("by", "caused_by"),
                ofEvent(postgresql, new TenantShelf(TenantTable.DELIVERIES, qualifier + "delivery"))
                        .text("subscription", "subscription")
                        .instant("at", "happened_at")
                        .text("status", "status")
                        .instant("due", "due_at")
                        .integer("attempts", "attempts")
                        .text("reason", "reason")
                        .instant("since", "first_at")
                        .derived("finished", row -> row.text("status").equals("skipped"))
                        .derived("worker", row -> ""),
                new TenantShelf(TenantTable.COUNTERS, qualifier + "counter")
                        .text("kind", "kind")
                        .text("name", "name")
                        .number("onHand", "on_hand")
                        .number("held", "held")
                        .number("floor", "floor_level"),
                new TenantShelf(TenantTable.HOLDS, holds)
                        .uuid("id", "id")
                        .instant("expiresAt", "expires_at")
                        .number("version", "version"),
                new TenantShelf(TenantTable.HOLD_LINES, lines)
                        .from("(SELECT l.*, h.expires_at FROM " + lines + " l JOIN " + holds
                                + " h ON h.tenant = l.tenant AND h.id = l.hold_id) t")
                        .uuid("hold", "hold_id")
                        .integer("line", "line_no")
                        .text("kind", "counter_kind")
                        .text("name", "counter_name")
                        .number("held", "held")
                        .number("committed", "committed")
                        .number("released", "released")
                        .number("expired", "expired")
                        .told("expiresAt", "expires_at")
                        .derived("due_at", TenantTables::dueAt),
                new TenantShelf(TenantTable.DELTAS, qualifier + "delta")
                        .text("book", "book")
                        .text("posting", "posting")
                        .integer("line", "line_no")
                        .text("account", "account")
                        .text("unit", "unit")
                        .text("period", "period")
                        .text("dimensions", "dimensions")
                        .number("amount", "amount"),
                new TenantShelf(TenantTable.CHECKPOINTS, qualifier + "checkpoint")
                        .text("book", "book")
                        .text("account", "account")
                        .text("unit", "unit")
                        .text("period", "period")
                        .text("dimensions", "dimensions")
                        .sum("amount", "amount"),
                new TenantShelf(TenantTable.SERIES, qualifier + "number_series")
                        .text("series", "series")
                        .number("last", "last_given"),
                new TenantShelf(TenantTable.NUMBERS, qualifier + "number_lease")
                        .text("series", "series")
                        .number("number", "num")
                        .text("document", "document")
                        .text("state", "state")
                        .text("reason", "reason")
                        .instant("at", "changed_at"),
                ofEvent(postgresql, new TenantShelf(TenantTable.UNSEALED, qualifier + "trail_unsealed"))
                        .instant("at", "happened_at"),
                ofEvent(
                                postgresql,
                                new TenantShelf(TenantTable.SEALED, qualifier + "trail_entry")
                                        .number("position", "pos"))
                        .text("leaf", "leaf"),
                new TenantShelf(TenantTable.BLOCKS, qualifier + "trail_block")
                        .number("number", "num")
                        .number("first", "first_pos")
                        .integer("events", "events")
                        .text("root", "root")
                        .text("previous", "previous")
                        .text("hash", "hash")
                        .instant("sealedAt", "sealed_at")
                        .instant("archivedAt", "archived_at"),
                new TenantShelf(TenantTable.UNANCHORED, qualifier + "trail_unanchored")
                        .number("anchored", "anchored")
                        .number("head", "head"));
    }

    private static TenantShelf ofEvent(boolean postgresql, TenantShelf shelf) {
        return shelf.text("kind", "aggregate_kind")
                .unsorted(postgresql, "id", "aggregate_id")
                .number("version", "version")
                .integer("index", "idx");
    }

    private static @Nullable Long dueAt(Doc line) {
        long live =
                line.integer("held") - line.integer("committed") - line.integer("released") - line.integer("expired");
        return live > 0 ? Texts.micros(line.instant("expiresAt")) : null;
    }

    @Override
    public void read(TenantId tenant, Consumer<? super TenantRow> row) {
        database.oneState(tx -> {
            for (TenantShelf shelf : shelves) {
                tx.each(shelf.select(), List.of(tenant.value()), PAGE, found -> row.accept(shelf.read(found)));
            }
            return tenant;
        });
    }

    @Override
    public void restore(TenantId tenant, Iterator<TenantRow> rows) {
        database.oneState(tx -> {
            requireEmpty(tx, tenant);
            restore(tx, tenant, rows);
            return tenant;
        });
    }

    @Override
    public List<TenantRow> page(TenantId tenant, TenantTable table, Optional<Doc> after, int limit) {
        TenantShelf shelf = shelf(table);
        return database.system(tx -> {
            if (after.isEmpty()) {
                return page(tx, shelf, From.START, tenant, List.of(), limit);
            }
            List<Object> key = shelf.keyOf(after.get());
            List<TenantRow> rows = new ArrayList<>();
            if (key.size() > 1) {
                List<Object> place = new ArrayList<>(key.subList(0, 2));
                place.addAll(key.subList(1, key.size()));
                rows.addAll(page(tx, shelf, From.WITHIN, tenant, place, limit));
            }
            if (rows.size() < limit) {
                rows.addAll(page(tx, shelf, From.BEYOND, tenant, key.subList(0, 1), limit - rows.size()));
            }
            return rows;
        });
    }

    private static List<TenantRow> page(
            Tx tx, TenantShelf shelf, From from, TenantId tenant, List<Object> place, int limit) {
        List<Object> parameters = new ArrayList<>(List.of(tenant.value()));
        parameters.addAll(place);
        parameters.add(limit);
        return tx.query(shelf.page(from), parameters, shelf::read);
    }

    @Override
    public void remove(TenantId tenant, List<TenantRow> rows) {
        database.system(tx -> {
            Map<TenantTable, List<TenantRow>> byTable = new EnumMap<>(TenantTable.class);
            rows.forEach(row -> byTable.computeIfAbsent(row.table(), table -> new ArrayList<>())
                    .add(row));
            byTable.forEach((table, some) -> remove(tx, tenant, shelf(table), some));
            return tenant;
        });
    }

    private void remove(Tx tx, TenantId tenant, TenantShelf shelf, List<TenantRow> rows) {
        List<Object[]> keys = rows.stream()
                .map(row -> {
                    List<Object> key = new ArrayList<>(List.of(tenant.value()));
                    key.addAll(shelf.placeOf(row.fields()));
                    return key.toArray();
                })
                .toList();
        if (shelf.table() == TenantTable.DOCUMENTS) {
            tx.batch(unindex, keys, null);
        } else if (shelf.table() == TenantTable.HOLDS) {
            tx.batch(unline, keys, null);
        }
        tx.batch(shelf.delete(), keys, null);
    }

    private TenantShelf shelf(TenantTable table) {
        return shelves.stream()
                .filter(each -> each.table() == table)
                .findFirst()
                .orElseThrow();
    }

    private void requireEmpty(Tx tx, TenantId tenant) {
        for (TenantShelf shelf : shelves) {
            boolean empty = tx.query(
                            "SELECT tenant FROM " + shelf.name() + " WHERE tenant = ? LIMIT 1",
                            List.of(tenant.value()),
                            row -> Boolean.TRUE)
                    .isEmpty();
            if (!empty) {
                throw RuleViolation.of(
                        "tenant.not-empty",
                        "tenant",
                        tenant.value(),
                        "table",
                        shelf.table().toString());
            }
        }
    }

    /** Rows go in many at a time, those of one table together. */
    private void restore(Tx tx, TenantId tenant, Iterator<TenantRow> rows) {
        List<TenantRow> page = new ArrayList<>(PAGE);
        while (rows.hasNext()) {
            TenantRow row = rows.next();
            if (page.size() == PAGE || !page.isEmpty() && page.get(0).table() != row.table()) {
                insert(tx, tenant, page);
                page.clear();
            }
            page.add(row);
        }
        if (!page.isEmpty()) {
            insert(tx, tenant, page);
        }
        tx.update(markLive, List.of(tenant.value()));
    }

    private void insert(Tx tx, TenantId tenant, List<TenantRow> page) {
        TenantTable table = page.get(0).table();
        TenantShelf shelf = shelf(table);
        List<Object[]> values = new ArrayList<>(page.size());
        for (TenantRow row : page) {
            values.add(shelf.parameters(tenant.value(), row));
        }
        tx.batch(shelf.insert(), values, new Added(values, 0, TenantTables::taken));
        if (table == TenantTable.DOCUMENTS) {
            List<Object[]> texts = new ArrayList<>();
            for (TenantRow row : page) {
                row.fields()
                        .get("indexes")
                        .asFields()
                        .forEach((name, text) -> texts.add(new Object[] {
                            tenant.value(),
                            row.fields().text("kind"),
                            kept(row.fields().text("id")),
                            name,
                            kept(text.asText())
                        }));
            }
            tx.batch(indexes, texts, new Added(texts, 0, TenantTables::taken));
        }
    }

    private static Conflict taken(Taken taken) {
        return Conflict.retryable("tenant.written", taken.failure());
    }

    private String kept(String text) {
        return database.postgresql() ? text : Texts.sortable(text);
    }
}
