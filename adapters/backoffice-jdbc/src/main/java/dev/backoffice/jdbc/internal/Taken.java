package dev.backoffice.jdbc.internal;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which of the rows that were added together met a key that was taken. H2 tells its place in the batch; PostgreSQL names the key
 * beside its message, unless the host's driver was told to keep that quiet, and then nobody knows.
 *
 * @param failure what the database said
 * @param rows what was added, the values of the key first
 * @param keys how many values the key has
 */
record Taken(Throwable failure, List<Object[]> rows, int keys) {
    /** The row; the only one there was, when there was only one. */
    Optional<Object[]> row() {
        if (rows.size() == 1) {
            return Optional.of(rows.get(0));
        }
        return named();
    }

    /** The row the database named; empty when it named none of these. */
    Optional<Object[]> named() {
        SQLException sql = SqlFailures.sqlCause(failure);
        return sql == null ? Optional.empty() : failed(sql).or(() -> told(sql));
    }

    private Optional<Object[]> failed(SQLException sql) {
        if (!(sql instanceof BatchUpdateException batch)) {
            return Optional.empty();
        }
        int[] counts = batch.getUpdateCounts();
        return IntStream.range(0, Math.min(counts.length, rows.size()))
                .filter(place -> counts[place] == Statement.EXECUTE_FAILED)
                .mapToObj(rows::get)
                .findFirst();
    }

    /** Only what we sent ourselves is looked for; a key that another one begins with gives way to that one. */
    private Optional<Object[]> told(SQLException sql) {
        String message = String.valueOf(sql.getMessage());
        return rows.stream()
                .filter(row -> message.contains(key(row)))
                .max(Comparator.comparingInt(row -> key(row).length()));
    }

    private String key(@Nullable Object[] row) {
        return IntStream.range(0, keys)
                .mapToObj(place -> String.valueOf(row[place]))
                .collect(Collectors.joining(", ", "=(", ")"));
    }
}
