package dev.backoffice.jdbc.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;

/**
 * By what the tables of an installation are told from those of another one: the name of their database, and when their first version was
 * applied. A copy of a database under the same name on another server is not told apart.
 *
 * @param database its name
 * @param since when the schema was made, in microseconds since 1970
 */
public record Installation(String database, long since) {
    /** Looks at the tables a connection leads to. */
    public static Installation of(Connection connection, String qualifier) throws SQLException {
        try (PreparedStatement read = connection.prepareStatement(
                        "SELECT applied_at FROM " + qualifier + "schema_history WHERE version = 1");
                ResultSet rows = read.executeQuery()) {
            if (!rows.next()) {
                throw new SQLException("no schema", "42P01");
            }
            OffsetDateTime applied = rows.getObject(1, OffsetDateTime.class);
            long micros = Math.addExact(
                    Math.multiplyExact(applied.toInstant().getEpochSecond(), 1_000_000L), applied.getNano() / 1_000);
            String name = connection.getCatalog();
            return new Installation(name == null ? "" : name, micros);
        }
    }
}
