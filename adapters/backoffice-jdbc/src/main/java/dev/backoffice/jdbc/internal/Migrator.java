package dev.backoffice.jdbc.internal;

import dev.backoffice.core.command.Pause;
import dev.backoffice.core.error.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Brings the tables of an installation to the version this library needs, and tells whether they are. */
public final class Migrator {
    private static final int VERSIONS = 8;
    /** Some four minutes: as long as another process may take to copy large tables. */
    private static final int ATTEMPTS = 500;

    private static final int PAUSE_GROWS_MILLIS = 10;
    private static final int LONGEST_PAUSE_MILLIS = 500;
    private static final Pause PAUSE = Pause.sleeping();

    /** What is seen when two processes begin at once: object exists, its row type too, key taken, lock timeout, deadlock. */
    private static final Set<String> RIVAL =
            Set.of("23505", "42P07", "42710", "42S01", "42S11", "40001", "40P01", "HYT00", "90131");

    private final boolean postgresql;
    private final String schema;
    private final String prefix;
    private final String history;
    private final String turn;

    public Migrator(boolean postgresql, String schema, String prefix) {
        this.postgresql = postgresql;
        this.schema = schema.isEmpty() ? "" : schema + ".";
        this.prefix = prefix;
        this.history = this.schema + prefix + "schema_history";
        this.turn = this.schema + prefix + "schema_turn";
    }

    /** The version this library needs. */
    public static int newest() {
        return VERSIONS;
    }

    /** The version an installation has now, whatever this library needs; 0 when there is none. */
    public static int found(Database database, String qualifier) {
        return database.system(tx -> tx.query(
                        "SELECT COALESCE(MAX(version), 0) AS newest FROM " + qualifier + "schema_history",
                        List.of(),
                        row -> row.getInt("newest")))
                .get(0);
    }

    /** Applies what is missing and tells which versions that were. */
    public List<Integer> migrate(DataSource dataSource, boolean comesOpen) {
        List<Integer> applied = new ArrayList<>();
        for (int attempt = 1; ; attempt++) {
            try (Connection connection = dataSource.getConnection()) {
                Probe.requireFree(connection, comesOpen);
                boolean autoCommit = connection.getAutoCommit();
                // PostgreSQL changes its schema inside a transaction; H2 commits each statement by itself.
                connection.setAutoCommit(!postgresql);
                try {
                    if (postgresql) {
                        inOneTransaction(connection, applied);
                    } else {
                        alone(connection, applied);
                    }
                    return applied;
                } finally {
                    if (postgresql) {
                        connection.rollback();
                    }
                    connection.setAutoCommit(autoCommit);
                }
            } catch (SQLException failed) {
                if (!RIVAL.contains(SqlFailures.state(failed))) {
                    throw SqlFailures.beforeCommit(failed);
                }
                if (attempt == ATTEMPTS || Thread.currentThread().isInterrupted()) {
                    throw Unavailable.of("store.schema-busy", failed, "table", postgresql ? history : turn);
                }
            }
            letOthersGoOn(attempt);
        }
    }

    /** Longer after each attempt, and of random length, so that those that met do not meet again. */
    private static void letOthersGoOn(int attempt) {
        int most = Math.min(attempt * PAUSE_GROWS_MILLIS, LONGEST_PAUSE_MILLIS);
        PAUSE.pause(Duration.ofMillis(ThreadLocalRandom.current().nextInt(most / 2, most + 1)));
    }

    private void inOneTransaction(Connection connection, List<Integer> applied) throws SQLException {
        // what a failed attempt applied was undone
        applied.clear();
        run(connection, historyTable());
        run(connection, "LOCK TABLE " + history + " IN ACCESS EXCLUSIVE MODE");
        apply(connection, applied);
        connection.commit();
    }

    /**
     * H2 has no lock that outlives a statement that changes the schema, and loses a table that two connections alter at once. So
     * whoever migrates makes a table first that only one can make; one for the time being, which no file keeps when the process
     * dies. What a failed attempt applied stays applied.
     */
    private void alone(Connection connection, List<Integer> applied) throws SQLException {
        if (complete(connection)) {
            return;
        }
        run(connection, "CREATE GLOBAL TEMPORARY TABLE " + turn + " (nothing integer)");
        try {
            run(connection, historyTable());
            apply(connection, applied);
        } finally {
            run(connection, "DROP TABLE IF EXISTS " + turn);
        }
    }

    /**
     * Whether nobody needs a turn. No table yet, or one that H2 trips over because it is being made, is a reason to take one; what
     * else fails will fail then.
     */
    private boolean complete(Connection connection) {
        try {
            if (!begun(connection)) {
                return false;
            }
            SortedMap<Integer, String> present = present(connection);
            check(present);
            return present.size() == VERSIONS;
        } catch (SQLException notYet) {
            return false;
        }
    }

    /** Asked of H2's own tables: it writes each question for a table that is missing into a file beside the database. */
    private boolean begun(Connection connection) throws SQLException {
        try (PreparedStatement look = connection.prepareStatement(
                "SELECT 1 FROM INFORMATION_SCHEMA.TABLES WHERE UPPER(TABLE_SCHEMA) = UPPER(COALESCE(NULLIF(?, ''),"
                        + " CURRENT_SCHEMA)) AND UPPER(TABLE_NAME) = UPPER(?)")) {
            look.setString(1, schema.replace(".", ""));
            look.setString(2, prefix + "schema_history");
            try (ResultSet found = look.executeQuery()) {
                return found.next();
            }
        }
    }

    private void apply(Connection connection, List<Integer> applied) throws SQLException {
        SortedMap<Integer, String> present = present(connection);
        check(present);
        for (int version = 1; version <= VERSIONS; version++) {
            if (!present.containsKey(version)) {
                for (String statement : statements(version)) {
                    run(connection, statement);
                }
                run(connection, historyRow(version));
                applied.add(version);
            }
        }
    }

    /** Refuses an installation that is not at exactly the version this library needs. */
    public void validate(Connection connection) throws SQLException {
        SortedMap<Integer, String> present = present(connection);
        check(present);
        if (present.size() < VERSIONS) {
            throw Unavailable.of(
                    "store.schema-behind",
                    null,
                    "version",
                    Integer.toString(present.size()),
                    "needed",
                    Integer.toString(VERSIONS));
        }
    }

    private static void check(SortedMap<Integer, String> present) {
        present.forEach((version, checksum) -> {
            if (version > VERSIONS) {
                throw Unavailable.of(
                        "store.schema-ahead", null, "version", version.toString(), "known", Integer.toString(VERSIONS));
            }
        });
    }

    private SortedMap<Integer, String> present(Connection connection) throws SQLException {
        SortedMap<Integer, String> present = new TreeMap<>();
        try (PreparedStatement read = connection.prepareStatement("SELECT version, checksum FROM " + history);
                ResultSet rows = read.executeQuery()) {
            while (rows.next()) {
                int version = rows.getInt(1);
                String checksum = rows.getString(2);
                present.put(version, checksum);
                if (version <= VERSIONS && !checksum.equals(checksum(version))) {
                    throw Unavailable.of("store.schema-changed", null, "version", Integer.toString(version));
                }
            }
        }
        return present;
    }

    /** Everything an empty database needs, as text. */
    public String ddl() {
        List<String> all = new ArrayList<>(List.of(historyTable()));
        for (int version = 1; version <= VERSIONS; version++) {
            all.addAll(statements(version));
            all.add(historyRow(version));
        }
        return all.stream().map(statement -> statement + ";\n").collect(Collectors.joining("\n"));
    }

    private String historyTable() {
        return "CREATE TABLE IF NOT EXISTS " + history
                + " (\n"
                + "  version integer NOT NULL,\n"
                + "  checksum varchar(64) NOT NULL,\n"
                + "  applied_at timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,\n"
                + "  PRIMARY KEY (version)\n"
                + ")";
    }

    private String historyRow(int version) {
        return "INSERT INTO " + history + " (version, checksum) VALUES (" + version + ", '" + checksum(version) + "')";
    }

    private List<String> statements(int version) {
        String sql = script(version).replace("${prefix}", schema + prefix).replace("${plain}", prefix);
        List<String> statements = new ArrayList<>();
        for (String statement : sql.split(";\\s*\\n")) {
            if (!statement.isBlank()) {
                statements.add(statement.strip());
            }
        }
        return statements;
    }

    private String checksum(int version) {
        try {
            byte[] bytes = script(version).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private String script(int version) {
        String name = "/dev/backoffice/jdbc/schema/v" + version + (postgresql ? "/postgresql.sql" : "/h2.sql");
        try (InputStream in = Migrator.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("missing in this jar: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r", "");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
