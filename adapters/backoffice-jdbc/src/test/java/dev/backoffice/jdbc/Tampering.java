package dev.backoffice.jdbc;

import dev.backoffice.core.trail.TrailFinding.Fault;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;

/** What somebody who can write to the tables may do to a sealed trail of the tenant blue-shop, and what has to be found. */
enum Tampering {
    EVENT_TENANT(Fault.REMOVED, Tampering.event("tenant = 'other-shop'")),
    EVENT_KIND(Fault.REMOVED, Tampering.event("aggregate_kind = 'other'")),
    EVENT_AGGREGATE(Fault.REMOVED, Tampering.event("aggregate_id = 'other'")),
    EVENT_VERSION(Fault.REMOVED, Tampering.event("version = version + 1000")),
    EVENT_INDEX(Fault.REMOVED, Tampering.event("idx = idx + 1000")),
    EVENT_TYPE(Fault.EDITED, Tampering.event("event_type = 'other.happened'")),
    EVENT_SCHEMA(Fault.EDITED, Tampering.event("schema_no = schema_no + 1")),
    EVENT_BODY(Fault.EDITED, Tampering.event("body = '{\"what\":\"forged\"}'")),
    EVENT_BODY_SCALE(Fault.EDITED, Tampering.event("body = REPLACE(body, '1.50', '1.5')")),
    EVENT_BODY_BROKEN(Fault.EDITED, Tampering.event("body = 'forged'")),
    EVENT_TIME(Fault.EDITED, Tampering.event("happened_at = happened_at + 1")),
    EVENT_USER(Fault.EDITED, Tampering.event("caused_by = 'somebody-else'")),
    EVENT_USER_BROKEN(Fault.EDITED, Tampering.event("caused_by = ''")),
    EVENT_GONE(Fault.REMOVED, "DELETE FROM bo_event WHERE " + Tampering.ENTRY_OF + "$1)"),
    EVENT_PUT_IN(Fault.INSERTED, Tampering.forgedEvent()),
    EVENT_PUT_IN_AND_MARKED_THOUGH_SEALED(
            Fault.INSERTED,
            "INSERT INTO bo_trail_unsealed SELECT tenant, happened_at, aggregate_kind, aggregate_id, version, idx"
                    + " FROM bo_event WHERE " + Tampering.ENTRY_OF + "$1)"),
    ENTRIES_SWAPPED(
            Fault.REORDERED,
            Tampering.entry("pos = -1", "$1"),
            Tampering.entry("pos = $1", "$2"),
            Tampering.entry("pos = $2", "-1")),
    EVENTS_OF_ENTRIES_SWAPPED(
            Fault.REORDERED,
            "INSERT INTO bo_trail_entry SELECT tenant, -1, aggregate_kind, aggregate_id, version + 7000, idx, leaf"
                    + " FROM bo_trail_entry WHERE tenant = 'blue-shop' AND pos = $1",
            Tampering.eventOf("$1", "$2", "version + 9000"),
            Tampering.eventOf("$2", "-1", "version - 7000"),
            Tampering.entry("version = version - 9000", "$1"),
            "DELETE FROM bo_trail_entry WHERE tenant = 'blue-shop' AND pos = -1"),
    ENTRY_TENANT(Fault.REMOVED, Tampering.entry("tenant = 'other-shop'", "$1")),
    ENTRY_POSITION(Fault.REMOVED, Tampering.entry("pos = pos + 1000", "$1")),
    ENTRY_KIND(Fault.REMOVED, Tampering.entry("aggregate_kind = 'other'", "$1")),
    ENTRY_AGGREGATE(Fault.REMOVED, Tampering.entry("aggregate_id = 'other'", "$1")),
    ENTRY_VERSION(Fault.REMOVED, Tampering.entry("version = version + 1000", "$1")),
    ENTRY_INDEX(Fault.REMOVED, Tampering.entry("idx = idx + 1000", "$1")),
    ENTRY_LEAF(Fault.EDITED, Tampering.entry("leaf = '" + "1".repeat(64) + "'", "$1")),
    ENTRY_LEAF_BROKEN(Fault.EDITED, Tampering.entry("leaf = 'forged'", "$1")),
    ENTRY_GONE(Fault.REMOVED, "DELETE FROM bo_trail_entry WHERE tenant = 'blue-shop' AND pos = $1"),
    ENTRY_PUT_IN(
            Fault.INSERTED,
            "INSERT INTO bo_trail_entry SELECT tenant, pos + 1000, aggregate_kind, 'forged', version, idx, leaf"
                    + " FROM bo_trail_entry WHERE tenant = 'blue-shop' AND pos = $1"),
    EVENT_PUT_IN_WITH_AN_ENTRY_BEFORE_THE_FIRST(Fault.INSERTED, Tampering.forgedEvent(), Tampering.forgedEntry("0")),
    EVENT_PUT_IN_WITH_AN_ENTRY_FAR_BEFORE_THE_FIRST(
            Fault.INSERTED, Tampering.forgedEvent(), Tampering.forgedEntry("-9223372036854775807")),
    EVENT_PUT_IN_WITH_AN_ENTRY_AT_THE_VERY_LAST_POSITION(
            Fault.INSERTED, Tampering.forgedEvent(), Tampering.forgedEntry("9223372036854775807")),
    WAITING_EVENT_WITH_AN_ENTRY_BEFORE_THE_FIRST(
            Fault.INSERTED,
            "INSERT INTO bo_trail_entry SELECT u.tenant, 0, u.aggregate_kind, u.aggregate_id, u.version, u.idx, s.leaf"
                    + " FROM bo_trail_unsealed u, bo_trail_entry s WHERE u.tenant = 'blue-shop' AND s.tenant ="
                    + " 'blue-shop' AND s.pos = $1"),
    BLOCK_TENANT(Fault.REMOVED, Tampering.block("tenant = 'other-shop'")),
    BLOCK_NUMBER(Fault.REMOVED, Tampering.block("num = num + 1000")),
    BLOCK_FIRST(Fault.EDITED, Tampering.block("first_pos = first_pos + 1")),
    BLOCK_COUNT(Fault.EDITED, Tampering.block("events = events + 1")),
    BLOCK_COUNT_HUGE(Fault.EDITED, Tampering.block("events = 2147483647")),
    BLOCK_ROOT(Fault.EDITED, Tampering.block("root = '" + "1".repeat(64) + "'")),
    BLOCK_ROOT_BROKEN(Fault.EDITED, Tampering.block("root = 'forged'")),
    BLOCK_PREVIOUS(Fault.EDITED, Tampering.block("previous = '" + "1".repeat(64) + "'")),
    BLOCK_PREVIOUS_BROKEN(Fault.EDITED, Tampering.block("previous = 'forged'")),
    BLOCK_HASH(Fault.EDITED, Tampering.block("hash = '" + "1".repeat(64) + "'")),
    BLOCK_HASH_BROKEN(Fault.EDITED, Tampering.block("hash = ''")),
    BLOCK_TIME(Fault.EDITED, Tampering.block("sealed_at = sealed_at + 1")),
    BLOCK_GONE(Fault.REMOVED, "DELETE FROM bo_trail_block WHERE tenant = 'blue-shop' AND num = $b"),
    LAST_BLOCK_GONE(Fault.INSERTED, "DELETE FROM bo_trail_block WHERE tenant = 'blue-shop' AND num = $l"),
    ALL_BLOCKS_GONE(Fault.INSERTED, "DELETE FROM bo_trail_block WHERE tenant = 'blue-shop'"),
    ALL_OF_THE_TRAIL_GONE(
            Fault.INSERTED,
            "DELETE FROM bo_trail_block WHERE tenant = 'blue-shop'",
            "DELETE FROM bo_trail_entry WHERE tenant = 'blue-shop'"),
    WAITING_EVENT_GONE(Fault.REMOVED, "DELETE FROM bo_event WHERE aggregate_id = 'waiting'"),
    WAITING_EVENT_UNMARKED(Fault.INSERTED, "DELETE FROM bo_trail_unsealed WHERE aggregate_id = 'waiting'");

    static final String ENTRY_OF =
            "(tenant, aggregate_kind, aggregate_id, version, idx) = (SELECT tenant, aggregate_kind, aggregate_id,"
                    + " version, idx FROM bo_trail_entry WHERE tenant = 'blue-shop' AND pos = ";

    private final Fault fault;
    private final List<String> statements;

    Tampering(Fault fault, String... statements) {
        this.fault = fault;
        this.statements = List.of(statements);
    }

    private static String forgedEvent() {
        return "INSERT INTO bo_event SELECT tenant, aggregate_kind, 'forged', version, idx, event_type, schema_no,"
                + " body, happened_at, caused_by FROM bo_event WHERE " + Tampering.ENTRY_OF + "$1)";
    }

    private static String forgedEntry(String position) {
        return "INSERT INTO bo_trail_entry SELECT tenant, " + position
                + ", aggregate_kind, 'forged', version, idx, leaf"
                + " FROM bo_trail_entry WHERE tenant = 'blue-shop' AND pos = $1";
    }

    private static String event(String change) {
        return "UPDATE bo_event SET " + change + " WHERE " + Tampering.ENTRY_OF + "$1)";
    }

    private static String entry(String change, String position) {
        return "UPDATE bo_trail_entry SET " + change + " WHERE tenant = 'blue-shop' AND pos = " + position;
    }

    /** Points an entry to the event of another one. */
    private static String eventOf(String position, String other, String version) {
        String of = " FROM bo_trail_entry WHERE tenant = 'blue-shop' AND pos = " + other + ")";
        return entry(
                "aggregate_kind = (SELECT aggregate_kind" + of + ", aggregate_id = (SELECT aggregate_id" + of
                        + ", idx = (SELECT idx" + of + ", version = (SELECT " + version + of,
                position);
    }

    private static String block(String change) {
        return "UPDATE bo_trail_block SET " + change + " WHERE tenant = 'blue-shop' AND num = $b";
    }

    Fault fault() {
        return fault;
    }

    /**
     * Does it.
     *
     * @param position of a sealed event
     * @param other of another one
     * @param block a block that is not the last
     * @param last the last block
     */
    void on(DataSource dataSource, long position, long other, long block, long last) {
        for (String statement : statements) {
            int changed = run(
                    dataSource,
                    statement
                            .replace("$1", Long.toString(position))
                            .replace("$2", Long.toString(other))
                            .replace("$b", Long.toString(block))
                            .replace("$l", Long.toString(last)));
            if (changed == 0) {
                throw new IllegalStateException("nothing changed: " + statement.toLowerCase(Locale.ROOT));
            }
        }
    }

    static int run(DataSource dataSource, String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }
}
