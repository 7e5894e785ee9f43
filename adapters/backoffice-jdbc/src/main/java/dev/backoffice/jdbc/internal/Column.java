package dev.backoffice.jdbc.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param name its name
 * @param type its type as PostgreSQL names it, also as the element of an array
 */
record Column(String name, String type) {
    static Column text(String name) {
        return new Column(name, "text");
    }

    static Column bigint(String name) {
        return new Column(name, "bigint");
    }

    static Column integer(String name) {
        return new Column(name, "integer");
    }

    static Column uuid(String name) {
        return new Column(name, "uuid");
    }

    static Column bool(String name) {
        return new Column(name, "boolean");
    }

    /** A bigint that may be null. */
    static @Nullable Long nullable(ResultSet row, String name) throws SQLException {
        long value = row.getLong(name);
        return row.wasNull() ? null : value;
    }
}
