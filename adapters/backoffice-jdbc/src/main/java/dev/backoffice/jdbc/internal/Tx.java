package dev.backoffice.jdbc.internal;

import dev.backoffice.core.error.BackofficeException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** One open transaction: statements with their parameters in order. After the first failure it is dead. */
public final class Tx {
    /** What a taken key means where rows are added. */
    interface OnDuplicate extends Function<Taken, BackofficeException> {}

    /**
     * Rows that are added together.
     *
     * @param rows the values of the key first
     * @param keys how many values the key has
     * @param onDuplicate what it means when one is taken
     */
    record Added(List<Object[]> rows, int keys, OnDuplicate onDuplicate) {
        BackofficeException meaning(Throwable failed) {
            return onDuplicate.apply(new Taken(failed, rows, keys));
        }

        private boolean names(Throwable failed) {
            return new Taken(failed, rows, keys).named().isPresent();
        }
    }

    /** Reads one row. */
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private interface Call<T> {
        T run() throws SQLException;
    }

    /** A change whose row count nobody waits for. */
    private record Later(
            String table,
            String sql,
            List<?> parameters,
            @Nullable Added added) {}

    private final Handle handle;
    private final List<Later> later = new ArrayList<>();
    private final Thread owner = Thread.currentThread();
    private boolean ended;
    private boolean committing;
    private @Nullable BackofficeException failure;

    Tx(Handle handle) {
        this.handle = handle;
    }

    /** This transaction, when it may still be used. */
    Tx open() {
        if (ended) {
            throw new IllegalStateException("the transaction of this session has ended");
        }
        if (Thread.currentThread() != owner) {
            throw new IllegalStateException("a session belongs to the thread of its transaction");
        }
        return this;
    }

    void end() {
        ended = true;
    }

    /** The failure that killed this transaction; a work that swallowed it must not be committed. */
    @Nullable
    BackofficeException failure() {
        return failure;
    }

    /**
     * Puts a change off until the next statement or the end of the transaction, and sends it together with that, in the order
     * given: what is asked for afterwards sees it, and it costs no trip of its own. Only for databases that take several statements
     * at once.
     *
     * @param table the table it changes, by which the failure of one of many is told apart
     */
    void later(String table, String sql, List<?> parameters, @Nullable Added added) {
        open();
        if (failure != null) {
            throw failure;
        }
        later.add(new Later(table, sql, parameters, added));
    }

    /** Sends what was put off. */
    void flush() {
        if (!later.isEmpty()) {
            Later last = later.remove(later.size() - 1);
            together(last.sql(), last.parameters(), PreparedStatement::getUpdateCount, last.table(), last.added());
        }
    }

    /**
     * Sends what was put off and the commit in one trip, when anything was put off. A connection that is lost on it leaves nobody
     * knowing whether it was committed.
     */
    void flushAndCommit() {
        if (!later.isEmpty()) {
            committing = true;
            together("COMMIT", List.of(), PreparedStatement::getUpdateCount, "", null);
        }
    }

    private interface Last<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    /** Sends what was put off and then this, and answers from the result of this. */
    private <T> T together(String sql, List<?> parameters, Last<T> last, String table, @Nullable Added added) {
        open();
        if (failure != null) {
            throw failure;
        }
        List<Later> all = new ArrayList<>(later);
        later.clear();
        all.add(new Later(table, sql, parameters, added));
        String text = all.stream().map(Later::sql).collect(Collectors.joining("; "));
        try (PreparedStatement statement = connection().prepareStatement(text)) {
            int position = 1;
            for (Later each : all) {
                for (Object parameter : each.parameters()) {
                    statement.setObject(position++, parameter);
                }
            }
            statement.execute();
            for (int i = 1; i < all.size(); i++) {
                statement.getMoreResults();
            }
            return last.of(statement);
        } catch (SQLException failed) {
            throw dead(meaning(failed, all));
        }
    }

    /**
     * What the failure of one of many statements means. The database names the index, and indexes are named after their tables; of
     * several statements that add to one table it is the one with the row whose key was taken.
     */
    private BackofficeException meaning(SQLException failed, List<Later> all) {
        // the line below it tells the values, which are anybody's
        String message = String.valueOf(failed.getMessage()).lines().findFirst().orElse("");
        Optional<Added> taken = all.stream()
                .filter(each -> each.added() != null && message.contains(bare(each.table()) + "_"))
                .max(Comparator.<Later>comparingInt(each -> each.table().length())
                        .thenComparing(
                                each -> each.added() != null && each.added().names(failed)))
                .map(Later::added);
        if (SqlFailures.duplicate(failed) && taken.isPresent()) {
            return taken.get().meaning(failed);
        }
        return committing ? SqlFailures.withCommit(failed) : SqlFailures.beforeCommit(failed);
    }

    private static String bare(String table) {
        return table.substring(table.lastIndexOf('.') + 1);
    }

    <T> List<T> query(String sql, List<?> parameters, RowReader<? extends T> reader) {
        if (!later.isEmpty()) {
            return together(sql, parameters, statement -> rows(statement, reader), "", null);
        }
        return guarded(
                () -> bound(handle.createQuery(sql), parameters).scanResultSet((rows, context) -> {
                    try (context) {
                        return read(rows.get(), reader);
                    }
                }),
                null);
    }

    /** Reads one row of its. */
    interface EachRow {
        void take(ResultSet row) throws SQLException;
    }

    /** Reads rows one by one, so many that they are not held together. */
    void each(String sql, List<?> parameters, int fetch, EachRow each) {
        flush();
        guarded(
                () -> {
                    try (PreparedStatement statement = connection().prepareStatement(sql)) {
                        statement.setFetchSize(fetch);
                        for (int i = 0; i < parameters.size(); i++) {
                            statement.setObject(i + 1, parameters.get(i));
                        }
                        try (ResultSet rows = statement.executeQuery()) {
                            while (rows.next()) {
                                each.take(rows);
                            }
                        }
                    }
                    return sql;
                },
                null);
    }

    private static <T> List<T> rows(PreparedStatement statement, RowReader<? extends T> reader) throws SQLException {
        try (ResultSet rows = statement.getResultSet()) {
            if (rows == null) {
                throw new SQLException("the last statement gave no rows");
            }
            return read(rows, reader);
        }
    }

    int update(String sql, List<?> parameters) {
        if (!later.isEmpty()) {
            return together(sql, parameters, PreparedStatement::getUpdateCount, "", null);
        }
        return guarded(() -> bound(handle.createUpdate(sql), parameters).execute(), null);
    }

    /** One statement for many rows. */
    void batch(String sql, List<Object[]> rows, @Nullable Added added) {
        if (rows.isEmpty()) {
            return;
        }
        guarded(
                () -> {
                    PreparedBatch batch = handle.prepareBatch(sql);
                    for (Object[] row : rows) {
                        for (int i = 0; i < row.length; i++) {
                            batch.bind(i, argument(row[i]));
                        }
                        batch.add();
                    }
                    return batch.execute();
                },
                added);
    }

    /** Adds a row unless its key is taken; only for databases where a failed statement does not kill the transaction. */
    boolean insertUnlessTaken(String sql, List<?> parameters) {
        open();
        try {
            bound(handle.createUpdate(sql), parameters).execute();
            return true;
        } catch (JdbiException failed) {
            if (SqlFailures.duplicate(failed)) {
                return false;
            }
            throw dead(SqlFailures.beforeCommit(failed));
        }
    }

    /** A change and a query after it, sent together; each sees what was committed when it began. */
    <T> List<T> updateThenQuery(
            String update, List<?> updating, String query, List<?> asking, RowReader<? extends T> reader) {
        later("", update, updating, null);
        return query(query, asking, reader);
    }

    /** A parameter that holds many values. */
    Array array(String type, Object[] values) {
        return guarded(() -> connection().createArrayOf(type, values), null);
    }

    private Connection connection() {
        return handle.getConnection();
    }

    private static <T> List<T> read(ResultSet rows, RowReader<? extends T> reader) throws SQLException {
        List<T> all = new ArrayList<>();
        while (rows.next()) {
            all.add(reader.read(rows));
        }
        return all;
    }

    private static <S extends SqlStatement<S>> S bound(S statement, List<?> parameters) {
        for (int i = 0; i < parameters.size(); i++) {
            statement.bind(i, argument(parameters.get(i)));
        }
        return statement;
    }

    /** The drivers know every type used here, arrays and UUIDs included. */
    private static Argument argument(@Nullable Object value) {
        return (position, statement, context) -> statement.setObject(position, value);
    }

    private <T> T guarded(Call<T> call, @Nullable Added added) {
        open();
        if (failure != null) {
            throw failure;
        }
        try {
            return call.run();
        } catch (SQLException | JdbiException failed) {
            throw dead(
                    added != null && SqlFailures.duplicate(failed)
                            ? added.meaning(failed)
                            : SqlFailures.beforeCommit(failed));
        }
    }

    BackofficeException dead(BackofficeException why) {
        failure = why;
        return why;
    }
}
