package dev.backoffice.jdbc.internal;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.event.AggregateRef;
import dev.backoffice.core.event.EventKey;
import dev.backoffice.core.event.RecordedEvent;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.trail.Digest;
import dev.backoffice.core.trail.SealedEvent;
import dev.backoffice.core.trail.TrailBlock;
import dev.backoffice.core.trail.TrailEntry;
import dev.backoffice.core.trail.TrailStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The trails of all tenants. Whoever adds the next block of a tenant has its key, which nobody else can take, until the end of the
 * transaction; so two machines never seal the same events. What is read may have been tampered with, and is read all the same.
 */
public final class TrailTable implements TrailStore {
    private static final String KEY = "tenant, aggregate_kind, aggregate_id, version, idx";

    /**
     * What comes right after a tenant begins with it and this, which is in no tenant's name. Asked for what is greater than the
     * tenant itself, H2 goes over all its rows.
     */
    private static final String AFTER = "\u0001";

    private final Database database;
    private final Table entries;
    private final Table blocks;
    private final String events;
    private final String unsealed;
    private final String unanchored;

    public TrailTable(Database database, String qualifier) {
        this.database = database;
        this.events = qualifier + "event";
        this.unsealed = qualifier + "trail_unsealed";
        this.unanchored = qualifier + "trail_unanchored";
        this.entries = Table.of(
                database.postgresql(),
                qualifier + "trail_entry",
                List.of(Column.text("tenant"), Column.bigint("pos")),
                List.of(
                        Column.text("aggregate_kind"),
                        Column.text("aggregate_id"),
                        Column.bigint("version"),
                        Column.integer("idx"),
                        Column.text("leaf")));
        this.blocks = Table.of(
                database.postgresql(),
                qualifier + "trail_block",
                List.of(Column.text("tenant"), Column.bigint("num")),
                List.of(
                        Column.bigint("first_pos"),
                        Column.integer("events"),
                        Column.text("root"),
                        Column.text("previous"),
                        Column.text("hash"),
                        Column.bigint("sealed_at")));
    }

    /** The marks of events that wait, as a table to be written with them. */
    static Table unsealed(boolean postgresql, String qualifier) {
        return Table.of(
                postgresql,
                qualifier + "trail_unsealed",
                List.of(
                        Column.text("tenant"),
                        Column.bigint("happened_at"),
                        Column.text("aggregate_kind"),
                        Column.text("aggregate_id"),
                        Column.bigint("version"),
                        Column.integer("idx")),
                List.of());
    }

    /** Undoes a transaction that must not seal. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public Optional<TenantId> nextUnsealed(Optional<TenantId> after) {
        return next(unsealed, after, row -> TenantId.of(row.getString("tenant")));
    }

    @Override
    public Optional<Unanchored> nextUnanchored(Optional<TenantId> after) {
        return next(
                unanchored,
                after,
                row -> new Unanchored(TenantId.of(row.getString("tenant")), row.getLong("anchored")));
    }

    private <T> Optional<T> next(String table, Optional<TenantId> after, Tx.RowReader<T> reader) {
        List<T> found = database.system(tx -> tx.query(
                "SELECT * FROM " + table + " WHERE tenant >= ? ORDER BY tenant LIMIT 1",
                List.of(after.map(TenantId::value).orElse("") + AFTER),
                reader));
        return found.stream().findFirst();
    }

    @Override
    public List<RecordedEvent> unsealed(TenantId tenant, int limit) {
        return database.system(tx -> {
            if (database.postgresql()) {
                // Marks come and go, so the statistics are of another time: they would have all that wait read and
                // sorted.
                tx.later("", "SET LOCAL enable_sort = off", List.of(), null);
            }
            return tx.query(
                    "SELECT e.* FROM " + unsealed + " u" + joined("", "u", " AND r.happened_at = u.happened_at")
                            + " WHERE u.tenant = ? ORDER BY u.tenant, u.happened_at, u.aggregate_kind, u.aggregate_id,"
                            + " u.version, u.idx LIMIT ?",
                    List.of(tenant.value(), limit),
                    EventTable::read);
        });
    }

    /** The event {@code e} of each row: on PostgreSQL looked up row by row, whatever the statistics say. */
    private String joined(String outer, String row, String further) {
        String same = "r.tenant = " + row + ".tenant AND r.aggregate_kind = " + row
                + ".aggregate_kind AND r.aggregate_id = " + row + ".aggregate_id AND r.version = " + row
                + ".version AND r.idx = " + row + ".idx" + further;
        return database.postgresql()
                ? " " + outer + " JOIN LATERAL (SELECT * FROM " + events + " r WHERE " + same + " OFFSET 0) e ON TRUE"
                : " " + outer + " JOIN " + events + " e ON " + same.replace("r.", "e.");
    }

    @Override
    public Optional<TrailBlock> head(TenantId tenant) {
        return database.system(tx -> head(tx, tenant));
    }

    private Optional<TrailBlock> head(Tx tx, TenantId tenant) {
        return tx
                .query(
                        "SELECT * FROM " + blocks.name + " WHERE tenant = ? ORDER BY tenant DESC, num DESC LIMIT 1",
                        List.of(tenant.value()),
                        TrailTable::block)
                .stream()
                .findFirst();
    }

    @Override
    public boolean seal(TrailBlock block, List<TrailEntry> sealed) {
        try {
            return database.system(tx -> {
                if (!fit(block, sealed) || !block.follows(head(tx, block.tenant())) || !added(tx, block)) {
                    return false;
                }
                unmark(tx, block.tenant(), sealed);
                List<Object[]> rows = new ArrayList<>(sealed.size());
                for (TrailEntry entry : sealed) {
                    EventKey key = entry.event();
                    rows.add(new Object[] {
                        block.tenant().value(),
                        entry.position(),
                        key.aggregate().kind(),
                        key.aggregate().id(),
                        key.version(),
                        key.index(),
                        entry.leaf().toString()
                    });
                }
                entries.insert(tx, rows, taken -> {
                    throw new Refused();
                });
                toAnchor(tx, block);
                return true;
            });
        } catch (Refused refused) {
            return false;
        }
    }

    private static boolean fit(TrailBlock block, List<TrailEntry> entries) {
        long position = block.first();
        for (TrailEntry entry : entries) {
            if (entry.position() != position || !entry.event().tenant().equals(block.tenant())) {
                return false;
            }
            position++;
        }
        return entries.size() == block.count();
    }

    private boolean added(Tx tx, TrailBlock block) {
        String insert = "INSERT INTO " + blocks.name
                + " (tenant, num, first_pos, events, root, previous, hash, sealed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
        List<Object> row = List.of(
                block.tenant().value(),
                block.number(),
                block.first(),
                block.count(),
                block.root().toString(),
                block.previous().toString(),
                block.hash().toString(),
                Texts.micros(block.sealedAt()));
        return database.postgresql()
                ? tx.update(insert + " ON CONFLICT DO NOTHING", row) == 1
                : tx.insertUnlessTaken(insert, row);
    }

    /** Takes the marks away; each event must have one. */
    private void unmark(Tx tx, TenantId tenant, List<TrailEntry> sealed) {
        int unmarked = 0;
        if (database.postgresql()) {
            int count = sealed.size();
            Object[] kinds = new Object[count];
            Object[] ids = new Object[count];
            Object[] versions = new Object[count];
            Object[] indexes = new Object[count];
            for (int i = 0; i < count; i++) {
                EventKey key = sealed.get(i).event();
                kinds[i] = key.aggregate().kind();
                ids[i] = key.aggregate().id();
                versions[i] = key.version();
                indexes[i] = key.index();
            }
            unmarked = tx.update(
                    "DELETE FROM " + unsealed
                            + " u USING unnest(CAST(? AS text[]), CAST(? AS text[]), CAST(? AS bigint[]), CAST(? AS"
                            + " integer[])) AS k(aggregate_kind, aggregate_id, version, idx) CROSS JOIN LATERAL"
                            + " (SELECT * FROM " + events
                            + " r WHERE r.tenant = ? AND r.aggregate_kind = k.aggregate_kind AND r.aggregate_id ="
                            + " k.aggregate_id AND r.version = k.version AND r.idx = k.idx OFFSET 0) e WHERE u.tenant"
                            + " = e.tenant AND u.happened_at = e.happened_at AND u.aggregate_kind = e.aggregate_kind"
                            + " AND u.aggregate_id = e.aggregate_id AND u.version = e.version AND u.idx = e.idx",
                    List.of(
                            tx.array("text", kinds),
                            tx.array("text", ids),
                            tx.array("bigint", versions),
                            tx.array("integer", indexes),
                            tenant.value()));
        } else {
            String sameEvent =
                    " WHERE tenant = ? AND aggregate_kind = ? AND aggregate_id = ? AND version = ? AND idx = ?";
            String delete = "DELETE FROM " + unsealed + sameEvent + " AND happened_at = (SELECT happened_at FROM "
                    + events + sameEvent + ")";
            for (TrailEntry entry : sealed) {
                List<Object> key = key(entry.event());
                List<Object> twice = new ArrayList<>(key);
                twice.addAll(key);
                unmarked += tx.update(delete, twice);
            }
        }
        if (unmarked != sealed.size()) {
            throw new Refused();
        }
    }

    private static List<Object> key(EventKey key) {
        return List.of(
                key.tenant().value(), key.aggregate().kind(), key.aggregate().id(), key.version(), key.index());
    }

    /** A row that is there is locked by this, so that whoever takes it away sees the new head. */
    private void toAnchor(Tx tx, TrailBlock block) {
        List<Object> parameters = List.of(block.number(), block.tenant().value());
        String update = "UPDATE " + unanchored + " SET head = ? WHERE tenant = ?";
        String insert =
                "INSERT INTO " + unanchored + " (head, tenant, anchored) VALUES (?, ?, " + (block.number() - 1) + ")";
        if (database.postgresql()) {
            tx.update(insert + " ON CONFLICT (tenant) DO UPDATE SET head = excluded.head", parameters);
        } else if (tx.update(update, parameters) == 0) {
            tx.update(insert, parameters);
        }
    }

    @Override
    public void anchored(TenantId tenant, long number) {
        database.system(tx -> {
            tx.update(
                    "UPDATE " + unanchored + " SET anchored = ? WHERE tenant = ? AND anchored < ?",
                    List.of(number, tenant.value(), number));
            return tx.update(
                    "DELETE FROM " + unanchored + " WHERE tenant = ? AND anchored >= head", List.of(tenant.value()));
        });
    }

    @Override
    public List<TrailBlock> blocks(TenantId tenant, long after, int limit) {
        return database.system(tx -> tx.query(
                "SELECT * FROM " + blocks.name + " WHERE tenant = ? AND num > ? ORDER BY tenant, num LIMIT ?",
                List.of(tenant.value(), after, limit),
                TrailTable::block));
    }

    @Override
    public List<SealedEvent> entries(TenantId tenant, long after, int limit) {
        return database.system(tx -> tx.query(
                "SELECT s.*, e.event_type, e.schema_no, e.body, e.happened_at, e.caused_by FROM (SELECT * FROM "
                        + entries.name + " WHERE tenant = ? AND pos > ? ORDER BY tenant, pos LIMIT ?) s"
                        + joined("LEFT", "s", "") + " ORDER BY s.pos",
                List.of(tenant.value(), after, limit),
                TrailTable::sealed));
    }

    @Override
    public Tail tail(TenantId tenant) {
        return database.system(tx -> tx.query(
                        "SELECT COUNT(*) AS waiting, COUNT(e.idx) AS present, MIN(u.happened_at) AS oldest FROM "
                                + unsealed + " u" + joined("LEFT", "u", " AND r.happened_at = u.happened_at")
                                + " WHERE u.tenant = ?",
                        List.of(tenant.value()),
                        row -> {
                            @Nullable Long oldest = Column.nullable(row, "oldest");
                            long count = row.getLong("waiting");
                            return new Tail(
                                    count,
                                    Optional.ofNullable(oldest).map(Texts::instant),
                                    count - row.getLong("present"));
                        })
                .get(0));
    }

    @Override
    public Waiting waiting(int most) {
        return database.system(tx -> {
            Long count = tx.query(
                            "SELECT COUNT(*) AS waiting FROM (SELECT 1 FROM " + unsealed + " LIMIT ?) u",
                            List.of(most),
                            row -> row.getLong("waiting"))
                    .get(0);
            return new Waiting(count, oldest(tx).map(Texts::instant));
        });
    }

    /** Rows of a tenant lie together, the oldest first: the first of each is looked up, and those between are passed over. */
    private Optional<Long> oldest(Tx tx) {
        String first = "SELECT tenant, happened_at FROM " + unsealed;
        String order = " ORDER BY tenant, happened_at LIMIT 1";
        if (database.postgresql()) {
            return tx.query(
                            "WITH RECURSIVE w(tenant, happened_at) AS ((" + first + order
                                    + ") UNION ALL SELECT n.* FROM w,"
                                    + " LATERAL (" + first + " WHERE tenant > w.tenant" + order
                                    + ") n) SELECT MIN(happened_at) AS oldest FROM w",
                            List.of(),
                            row -> Optional.ofNullable(Column.nullable(row, "oldest")))
                    .get(0);
        }
        Optional<Long> oldest = Optional.empty();
        Optional<Mark> next = mark(tx, first + order, List.of());
        while (next.isPresent()) {
            Mark mark = next.get();
            oldest = oldest.filter(known -> known <= mark.at()).or(() -> Optional.of(mark.at()));
            next = mark(tx, first + " WHERE tenant >= ?" + order, List.of(mark.tenant() + AFTER));
        }
        return oldest;
    }

    private record Mark(String tenant, long at) {}

    private static Optional<Mark> mark(Tx tx, String sql, List<Object> parameters) {
        return tx.query(sql, parameters, row -> new Mark(row.getString("tenant"), row.getLong("happened_at"))).stream()
                .findFirst();
    }

    /** An event looked at, and whether it is not so that exactly one of entry and mark is there for it. */
    private record Looked(EventKey key, boolean stray) {}

    /**
     * Each page begins where the one before ended, by conditions that both databases answer from the primary key. An entry at a
     * position that is never read was put in, and counts as two.
     */
    @Override
    public Strays strays(TenantId tenant, Optional<EventKey> after, int limit) {
        List<Looked> page = database.system(tx -> {
            if (after.isEmpty()) {
                return look(tx, "", List.of(tenant.value(), limit));
            }
            EventKey last = after.get();
            String kind = last.aggregate().kind();
            List<Looked> found = new ArrayList<>(look(
                    tx,
                    " AND aggregate_kind = ? AND aggregate_id >= ?"
                            + " AND (aggregate_id > ? OR version > ? OR version = ? AND idx > ?)",
                    List.of(
                            tenant.value(),
                            kind,
                            last.aggregate().id(),
                            last.aggregate().id(),
                            last.version(),
                            last.version(),
                            last.index(),
                            limit)));
            if (found.size() < limit) {
                found.addAll(look(tx, " AND aggregate_kind > ?", List.of(tenant.value(), kind, limit - found.size())));
            }
            return found;
        });
        return new Strays(
                page.stream().filter(Looked::stray).map(Looked::key).toList(),
                page.size() < limit
                        ? Optional.empty()
                        : Optional.of(page.get(page.size() - 1).key()));
    }

    private List<Looked> look(Tx tx, String further, List<Object> parameters) {
        return tx.query(
                "SELECT e.*, COALESCE((SELECT MAX(CASE WHEN s.pos > 0 THEN 1 ELSE 2 END) FROM " + entries.name
                        + " s WHERE" + sameAs("s") + "), 0) + CASE WHEN EXISTS (SELECT 1 FROM " + unsealed + " u WHERE"
                        + sameAs("u")
                        + " AND u.happened_at = e.happened_at) THEN 1 ELSE 0 END AS places FROM (SELECT " + KEY
                        + ", happened_at FROM " + events + " WHERE tenant = ?" + further + " ORDER BY " + KEY
                        + " LIMIT ?) e ORDER BY " + KEY,
                parameters,
                row -> new Looked(key(row), row.getInt("places") != 1));
    }

    private static String sameAs(String row) {
        return " " + row + ".tenant = e.tenant AND " + row + ".aggregate_kind = e.aggregate_kind AND " + row
                + ".aggregate_id = e.aggregate_id AND " + row + ".version = e.version AND " + row + ".idx = e.idx";
    }

    private static EventKey key(ResultSet row) throws SQLException {
        return new EventKey(
                TenantId.of(row.getString("tenant")),
                AggregateRef.of(row.getString("aggregate_kind"), row.getString("aggregate_id")),
                row.getLong("version"),
                row.getInt("idx"));
    }

    private static TrailBlock block(ResultSet row) throws SQLException {
        return new TrailBlock(
                TenantId.of(row.getString("tenant")),
                row.getLong("num"),
                row.getLong("first_pos"),
                row.getInt("events"),
                digest(row.getString("root")),
                digest(row.getString("previous")),
                digest(row.getString("hash")),
                Texts.instant(row.getLong("sealed_at")),
                Optional.ofNullable(Column.nullable(row, "archived_at")).map(Texts::instant));
    }

    private static SealedEvent sealed(ResultSet row) throws SQLException {
        TrailEntry entry = new TrailEntry(row.getLong("pos"), key(row), digest(row.getString("leaf")));
        if (row.getString("body") == null) {
            return SealedEvent.gone(entry);
        }
        try {
            return SealedEvent.of(entry, EventTable.read(row));
        } catch (InvalidInput broken) {
            return SealedEvent.unreadable(entry, broken.code());
        }
    }

    private static Digest digest(String text) {
        try {
            return Digest.parse(text);
        } catch (InvalidInput tampered) {
            return Digest.UNREADABLE;
        }
    }
}
