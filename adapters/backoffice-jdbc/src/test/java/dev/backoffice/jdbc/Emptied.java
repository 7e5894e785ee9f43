package dev.backoffice.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Empties the tables of an installation between tests; the schema stays. */
final class Emptied {
    private Emptied() {}

    static void all(DataSource dataSource, String prefix) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(
                    "SELECT table_name FROM information_schema.tables WHERE LOWER(table_name) LIKE '" + prefix
                            + "%'")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            tables.removeIf(table -> table.toLowerCase(java.util.Locale.ROOT).endsWith("schema_history"));
            for (String table : tables) {
                statement.addBatch("DELETE FROM " + table);
            }
            statement.executeBatch();
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
