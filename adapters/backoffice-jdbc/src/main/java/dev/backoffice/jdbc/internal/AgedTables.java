package dev.backoffice.jdbc.internal;

import dev.backoffice.core.archive.Aged;
import dev.backoffice.core.archive.AgedKind;
import dev.backoffice.core.archive.AgedRows;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.leaving.TenantTable;
import dev.backoffice.core.store.Doc;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is done with, of all tenants, read from an index by age for each kind. */
public final class AgedTables implements AgedRows {
    private static final List<String> OF_EVENT = List.of("aggregate_kind", "aggregate_id", "version", "idx");

    private final Database database;
    private final Map<TenantTable, TenantShelf> shelves = new EnumMap<>(TenantTable.class);
    private final String entries;
    private final String events;
    private final String deliveries;

    public AgedTables(Database database, String qualifier) {
        this.database = database;
        this.entries = qualifier + "trail_entry";
        this.events = qualifier + "event";
        this.deliveries = qualifier + "delivery";
        TenantTables.shelves(database.postgresql(), qualifier).forEach(shelf -> shelves.put(shelf.table(), shelf));
    }

    private static String age(TenantTable table) {
        return switch (table) {
            case RECEIPTS -> "done_at";
            case DELIVERIES -> "happened_at";
            default -> "sealed_at";
        };
    }

    /** What stands before the age in the index of H2, and says on PostgreSQL which rows are in it. */
    private static String done(TenantTable table) {
        return switch (table) {
            case RECEIPTS -> "";
            case DELIVERIES -> " AND t.status = 'skipped'";
            default -> " AND t.archived_at IS NULL";
        };
    }

    private String first(TenantTable table) {
        if (database.postgresql()) {
            return "";
        }
        return switch (table) {
            case RECEIPTS -> "";
            case DELIVERIES -> "t.status, ";
            default -> "t.archived_at, ";
        };
    }

    private TenantShelf shelf(TenantTable table) {
        TenantShelf shelf = shelves.get(table);
        if (shelf == null) {
            throw new IllegalArgumentException(table.toString());
        }
        return shelf;
    }

    @Override
    public List<Aged> page(AgedKind kind, Instant before, Optional<Aged> after, int limit) {
        TenantTable table = kind.table();
        TenantShelf shelf = shelf(table);
        String age = "t." + age(table);
        List<String> place = new ArrayList<>(List.of("t.tenant"));
        place.addAll(shelf.keyColumns());
        List<Object> parameters = new ArrayList<>(List.of(Texts.micros(before)));
        String from = "";
        if (after.isPresent()) {
            Aged last = after.get();
            long at = Texts.micros(last.at());
            // the first condition says nothing more, but gives both a place in the index to begin
            from = " AND " + age + " >= ? AND (" + age + " > ? OR (" + String.join(", ", place) + ") > ("
                    + String.join(", ", Collections.nCopies(place.size(), "?")) + "))";
            parameters.addAll(List.of(at, at, last.tenant().value()));
            parameters.addAll(shelf.keyOf(last.row().fields()));
        }
        parameters.add(limit);
        String sql = "SELECT t.* FROM " + shelf.name() + " t WHERE " + age + " < ?" + done(table) + from + " ORDER BY "
                + first(table) + age + ", " + String.join(", ", place) + " LIMIT ?";
        return database.system(tx -> tx.query(
                sql,
                parameters,
                row -> new Aged(
                        TenantId.of(row.getString("tenant")),
                        Texts.instant(row.getLong(age(table))),
                        shelf.read(row))));
    }

    @Override
    public boolean delivered(Aged block) {
        return database.system(tx -> delivered(tx, block));
    }

    private boolean delivered(Tx tx, Aged block) {
        return tx.query(
                        "SELECT 1 FROM " + entries + " s WHERE s.tenant = ? AND s.pos >= ? AND s.pos < ? AND EXISTS"
                                + " (SELECT 1 FROM " + deliveries + " d WHERE d.tenant = s.tenant"
                                + OF_EVENT.stream()
                                        .map(column -> " AND d." + column + " = s." + column)
                                        .collect(Collectors.joining())
                                + ") LIMIT 1",
                        positions(block),
                        row -> true)
                .isEmpty();
    }

    private static List<Object> positions(Aged block) {
        Doc fields = block.row().fields();
        long first = fields.integer("first");
        return List.of(block.tenant().value(), first, first + fields.integer("events"));
    }

    @Override
    public int remove(List<Aged> gone, Instant now) {
        return database.system(tx -> {
            int removed = 0;
            for (Aged aged : gone) {
                if (aged.row().table() == TenantTable.BLOCKS ? archived(tx, aged, now) : removed(tx, aged)) {
                    removed++;
                }
            }
            return removed;
        });
    }

    private boolean removed(Tx tx, Aged aged) {
        TenantTable table = aged.row().table();
        TenantShelf shelf = shelf(table);
        List<Object> parameters = new ArrayList<>(List.of(aged.tenant().value()));
        parameters.addAll(shelf.keyOf(aged.row().fields()));
        parameters.add(Texts.micros(aged.at()));
        return tx.update(
                        shelf.delete() + " AND " + age(table) + " = ?"
                                + (table == TenantTable.DELIVERIES ? " AND status = 'skipped'" : ""),
                        parameters)
                == 1;
    }

    /** Whoever marks the block first has its row until the end of the transaction; its entries and events go with it. */
    private boolean archived(Tx tx, Aged block, Instant now) {
        TenantShelf blocks = shelf(TenantTable.BLOCKS);
        Doc fields = block.row().fields();
        if (!delivered(tx, block)) {
            return false;
        }
        int marked = tx.update(
                "UPDATE " + blocks.name() + " SET archived_at = ? WHERE tenant = ? AND num = ? AND hash = ? AND"
                        + " archived_at IS NULL",
                List.of(Texts.micros(now), block.tenant().value(), fields.integer("number"), fields.text("hash")));
        if (marked == 0) {
            return false;
        }
        String range = " WHERE tenant = ? AND pos >= ? AND pos < ?";
        List<Object[]> keys = tx.query("SELECT * FROM " + entries + range, positions(block), row -> new Object[] {
            row.getString("tenant"),
            row.getString("aggregate_kind"),
            row.getString("aggregate_id"),
            row.getLong("version"),
            row.getInt("idx")
        });
        tx.batch(
                "DELETE FROM " + events + " WHERE tenant = ?"
                        + OF_EVENT.stream()
                                .map(column -> " AND " + column + " = ?")
                                .collect(Collectors.joining()),
                keys,
                null);
        tx.update("DELETE FROM " + entries + range, positions(block));
        return true;
    }
}
