package dev.backoffice.jdbc.internal;

import dev.backoffice.core.error.Unavailable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;

/** Looks at a database before it is used. */
public final class Probe {
    private Probe() {}

    /** What is asked of a connection. */
    @FunctionalInterface
    public interface Look<T> {
        T at(Connection connection) throws SQLException;
    }

    /**
     * Asks something of a connection, and gives it back as it came.
     *
     * @param comesOpen whether the data source may hand out connections with auto-commit off; otherwise such a connection is refused,
     *     as one in the middle of somebody's transaction
     */
    public static <T> T look(DataSource dataSource, boolean comesOpen, Look<T> look) {
        try (Connection connection = dataSource.getConnection()) {
            requireFree(connection, comesOpen);
            try {
                return look.at(connection);
            } finally {
                if (!connection.getAutoCommit()) {
                    connection.rollback();
                }
            }
        } catch (SQLException failed) {
            throw SqlFailures.beforeCommit(failed);
        }
    }

    /** Refuses a connection in the middle of a transaction, which would be ended here. */
    static void requireFree(Connection connection, boolean comesOpen) throws SQLException {
        if (!comesOpen && !connection.getAutoCommit()) {
            throw Unavailable.of("store.connection-in-transaction", null);
        }
    }

    /** Whether it is PostgreSQL; false when it is H2; anything else is refused. */
    public static boolean postgresql(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return switch (product) {
            case "PostgreSQL" -> true;
            case "H2" -> false;
            default -> throw Unavailable.of("store.database-unknown", null, "product", product);
        };
    }

    /**
     * Refuses an H2 database that would lose answered commits, or that compares texts in a way of its own.
     *
     * @param weakDurability whether losing the last commits in a crash is accepted
     */
    public static void checkH2(Connection connection, boolean weakDurability) throws SQLException {
        Map<String, String> settings = new HashMap<>();
        try (PreparedStatement read = connection.prepareStatement(
                        "SELECT SETTING_NAME, SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS");
                ResultSet rows = read.executeQuery()) {
            while (rows.next()) {
                settings.put(rows.getString(1), rows.getString(2));
            }
        }
        String delay = settings.getOrDefault("WRITE_DELAY", "0");
        boolean kept = settings.containsKey("info.FILE_SIZE");
        if (kept && !delay.equals("0") && !weakDurability) {
            throw Unavailable.of("store.h2-write-delay", null, "delay", delay);
        }
        refuse(settings, "MODE", "REGULAR", "POSTGRESQL");
        refuse(settings, "COLLATION", "OFF");
        refuse(settings, "IGNORECASE", "0", "FALSE");
    }

    private static void refuse(Map<String, String> settings, String name, String... allowed) {
        String value = settings.getOrDefault(name, allowed[0]);
        for (String one : allowed) {
            if (value.toUpperCase(Locale.ROOT).equals(one)) {
                return;
            }
        }
        throw Unavailable.of("store.h2-setting", null, "setting", name, "value", value);
    }
}
