package dev.backoffice.jdbc.internal;

import dev.backoffice.core.event.Deliveries;
import dev.backoffice.core.event.Delivery;
import dev.backoffice.core.event.EventKey;
import dev.backoffice.core.event.RecordedEvent;
import dev.backoffice.core.identity.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Deliveries of all tenants. A row is deleted when it is done, and kept as finished when it is skipped, with the reason somebody
 * gave; among the unfinished ones of an aggregate and subscription only the earliest is handed out. Finished rows never open
 * again, so what one statement saw as the earliest stays the earliest.
 *
 * <p>What waits behind a parked one is set aside once a claim met nothing else: it has no due time then, so that no later claim
 * looks at it, until the parked one is driven again or skipped.
 */
public final class DeliveryTable implements Deliveries {
    static final String PENDING = "pending";
    private static final String CLAIMED = "claimed";
    private static final String PARKED = "parked";
    private static final String SKIPPED = "skipped";

    private static final String THIS_ONE = " WHERE tenant = ? AND aggregate_kind = ? AND aggregate_id = ?"
            + " AND subscription = ? AND version = ? AND idx = ?";
    private static final String OF_THE_SAME = " WHERE tenant = ? AND aggregate_kind = ? AND aggregate_id = ?"
            + " AND subscription = ? AND status = 'pending'";
    private static final int SET_ASIDE_AT_ONCE = 100;

    /** Before any instant. H2 goes through the rows without a due time first unless something says where to begin. */
    private static final long EVER = -Long.MAX_VALUE;

    private static final String FIELDS = " d.subscription, d.status, d.attempts, d.due_at, d.reason, d.first_at, e.*";
    private static final String SAME_EVENT = " e.tenant = d.tenant AND e.aggregate_kind = d.aggregate_kind"
            + " AND e.aggregate_id = d.aggregate_id AND e.version = d.version AND e.idx = d.idx";
    private static final String BY_KEY = "tenant, aggregate_kind, aggregate_id, version, idx";
    private static final String BY_KEY_OF_DELIVERY = "d.tenant, d.aggregate_kind, d.aggregate_id, d.version, d.idx";

    private final Database database;
    private final String name;
    private final String events;
    private final String earliest;

    public DeliveryTable(Database database, String qualifier) {
        this.database = database;
        this.name = qualifier + "delivery";
        this.events = qualifier + "event";
        this.earliest = " NOT EXISTS (SELECT 1 FROM " + name + " b WHERE b.tenant = d.tenant"
                + " AND b.aggregate_kind = d.aggregate_kind AND b.aggregate_id = d.aggregate_id"
                + " AND b.subscription = d.subscription AND b.status <> '" + SKIPPED + "'"
                + " AND (b.version < d.version OR b.version = d.version AND b.idx < d.idx))";
    }

    @Override
    public List<Delivery> claim(String subscription, String worker, Instant now, Instant leaseEnds, int limit) {
        long at = Texts.micros(now);
        long ends = Texts.micros(leaseEnds);
        return database.system(tx -> {
            List<Delivery> claimed = database.postgresql()
                    ? claimTogether(tx, subscription, worker, at, ends, limit)
                    : claimOneByOne(tx, subscription, worker, at, ends, limit);
            if (claimed.isEmpty() && somethingIsDue(tx, subscription, at)) {
                setAside(tx, subscription, at);
            }
            return claimed;
        });
    }

    /** One look into the index of the claim: where nothing is due, no parked delivery has to be gone through. */
    private boolean somethingIsDue(Tx tx, String subscription, long now) {
        return tx.query(firstDue(), List.of(subscription), row -> row.getLong("due_at")).stream()
                .anyMatch(due -> due <= now);
    }

    /** The first due time of a subscription. */
    private String firstDue() {
        return "(SELECT subscription, due_at FROM " + name
                + " WHERE finished = FALSE AND subscription = ? AND due_at >= " + EVER + " ORDER BY "
                + (database.postgresql() ? "" : "finished, subscription, ") + "due_at LIMIT 1)";
    }

    /**
     * Takes their due time from what is due behind parked deliveries. The parked ones are locked: whoever lets one go on waits, and
     * sees then what was set aside. On H2 one transaction runs at a time.
     */
    private void setAside(Tx tx, String subscription, long now) {
        List<List<Object>> blocked = tx.query(
                "SELECT d.tenant, d.aggregate_kind, d.aggregate_id FROM " + name + " d WHERE d.status = '" + PARKED
                        + "' AND d.subscription = ? AND EXISTS (SELECT 1 FROM " + name + " b WHERE b.tenant = d.tenant"
                        + " AND b.aggregate_kind = d.aggregate_kind AND b.aggregate_id = d.aggregate_id"
                        + " AND b.subscription = d.subscription AND b.status = '" + PENDING + "' AND b.due_at <= ?)"
                        + " LIMIT ?" + (database.postgresql() ? " FOR UPDATE OF d SKIP LOCKED" : ""),
                List.of(subscription, now, SET_ASIDE_AT_ONCE),
                row -> List.of(
                        row.getString("tenant"),
                        row.getString("aggregate_kind"),
                        row.getString("aggregate_id"),
                        subscription));
        for (List<Object> aggregate : blocked) {
            tx.update("UPDATE " + name + " SET due_at = NULL" + OF_THE_SAME + " AND due_at IS NOT NULL", aggregate);
        }
    }

    private List<Delivery> claimTogether(Tx tx, String subscription, String worker, long now, long ends, int limit) {
        return tx.query(
                "WITH due AS (SELECT " + BY_KEY_OF_DELIVERY + ", d.subscription, d.due_at FROM "
                        + name + " d WHERE NOT d.finished AND d.subscription = ? AND d.due_at <= ? AND" + earliest
                        + " ORDER BY d.due_at, " + BY_KEY_OF_DELIVERY
                        + " LIMIT ? FOR UPDATE OF d SKIP LOCKED), taken AS (UPDATE " + name
                        + " d SET status = '" + CLAIMED + "', worker = ?, attempts = d.attempts + 1, due_at = ?,"
                        + " first_at = COALESCE(d.first_at, ?), reason = '' FROM due, " + events
                        + " e WHERE d.tenant = due.tenant"
                        + " AND d.aggregate_kind = due.aggregate_kind AND d.aggregate_id = due.aggregate_id"
                        + " AND d.subscription = due.subscription AND d.version = due.version AND d.idx = due.idx AND"
                        + SAME_EVENT + " RETURNING due.due_at AS was_due," + FIELDS
                        + ") SELECT * FROM taken ORDER BY was_due, "
                        + BY_KEY,
                List.of(subscription, now, limit, worker, ends, now),
                DeliveryTable::read);
    }

    /** Reads what looks due and takes each row that still looks the same. */
    private List<Delivery> claimOneByOne(Tx tx, String subscription, String worker, long now, long ends, int limit) {
        List<Delivery> due = tx.query(
                "SELECT" + FIELDS + " FROM (SELECT d.* FROM " + name
                        + " d WHERE d.finished = FALSE AND d.subscription = ? AND d.due_at >= ? AND d.due_at <= ? AND"
                        + earliest
                        + " ORDER BY d.finished, d.subscription, d.due_at, " + BY_KEY_OF_DELIVERY + " LIMIT ?) d JOIN "
                        + events + " e ON" + SAME_EVENT + " ORDER BY d.due_at, " + BY_KEY_OF_DELIVERY,
                List.of(subscription, EVER, now, limit),
                DeliveryTable::read);
        List<Delivery> claimed = new ArrayList<>();
        for (Delivery delivery : due) {
            List<Object> parameters = new ArrayList<>(List.of(worker, ends, now));
            parameters.addAll(key(subscription, delivery.event().key()));
            parameters.addAll(List.of(
                    delivery.status().name().toLowerCase(Locale.ROOT),
                    delivery.attempts(),
                    Texts.micros(delivery.notBefore())));
            int taken = tx.update(
                    "UPDATE " + name + " SET status = '" + CLAIMED
                            + "', worker = ?, attempts = attempts + 1, due_at = ?, first_at = COALESCE(first_at, ?),"
                            + " reason = ''" + THIS_ONE
                            + " AND status = ? AND attempts = ? AND due_at = ?",
                    parameters);
            if (taken == 1) {
                claimed.add(new Delivery(
                        subscription,
                        delivery.event(),
                        Delivery.Status.CLAIMED,
                        delivery.attempts() + 1,
                        Texts.instant(ends),
                        "",
                        delivery.since().or(() -> Optional.of(Texts.instant(now)))));
            }
        }
        return claimed;
    }

    @Override
    public boolean done(Delivery delivery, String worker) {
        List<Object> parameters =
                new ArrayList<>(key(delivery.subscription(), delivery.event().key()));
        parameters.addAll(List.of(CLAIMED, worker));
        String sql = "DELETE FROM " + name + THIS_ONE + " AND status = ? AND worker = ?";
        return database.system(tx -> tx.update(sql, parameters)) == 1;
    }

    @Override
    public boolean retry(Delivery delivery, String worker, Instant notBefore, String reason) {
        return endClaim(delivery, worker, PENDING, Texts.micros(notBefore), reason, "");
    }

    @Override
    public boolean postpone(Delivery delivery, String worker, Instant notBefore, String reason) {
        return endClaim(delivery, worker, PENDING, Texts.micros(notBefore), reason, ", attempts = attempts - 1");
    }

    @Override
    public boolean park(Delivery delivery, String worker, String reason) {
        return endClaim(delivery, worker, PARKED, null, reason, "");
    }

    private boolean endClaim(
            Delivery delivery, String worker, String status, @Nullable Long dueAt, String reason, String also) {
        return database.system(tx -> move(
                tx, delivery.subscription(), delivery.event().key(), CLAIMED, worker, status, dueAt, reason, also));
    }

    @Override
    public boolean redrive(String subscription, EventKey event, Instant now) {
        // whoever drives a delivery again has mended something, so it gets all its attempts and all its time again
        return goOn(subscription, event, PENDING, Texts.micros(now), "", ", attempts = 0, first_at = NULL");
    }

    @Override
    public boolean skip(String subscription, EventKey event, String reason) {
        return goOn(subscription, event, SKIPPED, null, reason, "");
    }

    /** Ends the parking of a delivery, and what was set aside behind it is due again since it happened. */
    private boolean goOn(
            String subscription, EventKey event, String to, @Nullable Long dueAt, String reason, String also) {
        List<Object> aggregate = key(subscription, event).subList(0, 4);
        return database.system(tx -> {
            boolean moved = move(tx, subscription, event, PARKED, null, to, dueAt, reason, also);
            if (moved) {
                tx.update(
                        "UPDATE " + name + " SET due_at = happened_at" + OF_THE_SAME + " AND due_at IS NULL",
                        aggregate);
            }
            return moved;
        });
    }

    private boolean move(
            Tx tx,
            String subscription,
            EventKey event,
            String from,
            @Nullable String heldBy,
            String to,
            @Nullable Long dueAt,
            String reason,
            String also) {
        List<Object> parameters = new ArrayList<>(List.of(to, to.equals(SKIPPED)));
        String due = "NULL";
        if (dueAt != null) {
            due = "?";
            parameters.add(dueAt);
        }
        parameters.add(Texts.cleaned(reason));
        parameters.addAll(key(subscription, event));
        parameters.add(from);
        String held = "";
        if (heldBy != null) {
            held = " AND worker = ?";
            parameters.add(heldBy);
        }
        String sql = "UPDATE " + name + " SET status = ?, finished = ?, due_at = " + due + ", reason = ?" + also
                + THIS_ONE + " AND status = ?" + held;
        return tx.update(sql, parameters) == 1;
    }

    @Override
    public List<Delivery> parked(Optional<String> subscription, Optional<ParkedPlace> after, int limit) {
        List<Object> parameters = new ArrayList<>();
        subscription.ifPresent(parameters::add);
        after.ifPresent(place -> {
            EventKey key = place.event();
            parameters.addAll(List.of(
                    Texts.micros(place.at()),
                    Texts.micros(place.at()),
                    key.tenant().value(),
                    key.aggregate().kind(),
                    key.aggregate().id(),
                    key.version(),
                    key.index(),
                    place.subscription()));
        });
        parameters.add(limit);
        String place = "d.happened_at, " + BY_KEY_OF_DELIVERY + ", d.subscription";
        // the condition on the time alone says nothing more, but gives H2 a place in the index to begin
        return database.system(tx -> tx.query(
                "SELECT" + FIELDS + " FROM (SELECT d.* FROM " + name + " d WHERE d.status = '" + PARKED + "'"
                        + (subscription.isPresent() ? " AND d.subscription = ?" : "")
                        + (after.isPresent()
                                ? " AND d.happened_at >= ? AND (" + place + ") > (?, ?, ?, ?, ?, ?, ?)"
                                : "")
                        + " ORDER BY d.status, " + place + " LIMIT ?) d JOIN " + events + " e ON" + SAME_EVENT
                        + " ORDER BY " + place,
                parameters,
                DeliveryTable::read));
    }

    @Override
    public List<Delivery> unfinished(String subscription, TenantId tenant, Optional<EventKey> after, int limit) {
        String place = "d.aggregate_kind, d.aggregate_id, d.version, d.idx";
        List<Object> parameters = new ArrayList<>(List.of(tenant.value(), subscription));
        after.ifPresent(last -> parameters.addAll(
                List.of(last.aggregate().kind(), last.aggregate().id(), last.version(), last.index())));
        parameters.add(limit);
        return database.system(tx -> tx.query(
                "SELECT" + FIELDS + " FROM (SELECT d.* FROM " + name
                        + " d WHERE d.tenant = ? AND d.subscription = ? AND d.finished = FALSE"
                        + (after.isPresent() ? " AND (" + place + ") > (?, ?, ?, ?)" : "") + " ORDER BY " + place
                        + " LIMIT ?) d JOIN " + events + " e ON" + SAME_EVENT + " ORDER BY " + place,
                parameters,
                DeliveryTable::read));
    }

    /** One pass over what is not finished: a look for something earlier behind each row would cost a square of what waits together. */
    @Override
    public Backlog backlog(String subscription) {
        return database.system(tx -> tx.query(
                        "SELECT COUNT(*) AS unfinished, COUNT(CASE WHEN d.status = '" + PARKED
                                + "' THEN 1 END) AS parked, MIN(d.happened_at) AS oldest,"
                                + " MIN(CASE WHEN d.status <> '" + PARKED
                                + "' AND d.turn = 1 THEN d.due_at END) AS next_due"
                                + " FROM (SELECT status, happened_at, due_at, ROW_NUMBER() OVER (PARTITION BY tenant,"
                                + " aggregate_kind, aggregate_id ORDER BY version, idx) AS turn FROM " + name
                                + " WHERE finished = FALSE AND subscription = ?) d",
                        List.of(subscription),
                        row -> new Backlog(
                                row.getLong("unfinished"),
                                row.getLong("parked"),
                                instant(row, "oldest"),
                                instant(row, "next_due"))))
                .get(0);
    }

    /** The first of each by the index the claim goes by, however many there are. */
    @Override
    public Map<String, Instant> earliest(Collection<String> subscriptions) {
        if (subscriptions.isEmpty()) {
            return Map.of();
        }
        String first = firstDue();
        Map<String, Instant> earliest = new TreeMap<>();
        database.system(tx -> tx.query(
                        subscriptions.stream().map(one -> first).collect(Collectors.joining(" UNION ALL ")),
                        List.copyOf(subscriptions),
                        row -> Map.entry(row.getString("subscription"), Texts.instant(row.getLong("due_at")))))
                .forEach(one -> earliest.put(one.getKey(), one.getValue()));
        return earliest;
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(Column.nullable(row, column)).map(Texts::instant);
    }

    private static List<Object> key(String subscription, EventKey event) {
        return List.of(
                event.tenant().value(),
                event.aggregate().kind(),
                event.aggregate().id(),
                subscription,
                event.version(),
                event.index());
    }

    private static Delivery read(ResultSet row) throws SQLException {
        RecordedEvent event = EventTable.read(row);
        Long dueAt = Column.nullable(row, "due_at");
        return new Delivery(
                row.getString("subscription"),
                event,
                Delivery.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getInt("attempts"),
                dueAt == null ? event.at() : Texts.instant(dueAt),
                row.getString("reason"),
                instant(row, "first_at"));
    }
}
