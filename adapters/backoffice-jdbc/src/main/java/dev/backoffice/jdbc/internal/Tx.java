package dev.backoffice.jdbc.internal;

import dev.backoffice.core.error.BackofficeException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** One open transaction: statements with their parameters in order. After the first failure it is dead. */
public final class Tx {
    /** What a taken key means where a row is added. */
    interface OnDuplicate extends Function<Throwable, BackofficeException> {}

    /** Reads one row. */
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private interface Call<T> {
        T run() throws SQLException;
    }

    private final Handle handle;
    private final Thread owner = Thread.currentThread();
    private boolean ended;
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

    <T> List<T> query(String sql, List<?> parameters, RowReader<? extends T> reader) {
        return guarded(
                () -> bound(handle.createQuery(sql), parameters).scanResultSet((rows, context) -> {
                    try (context) {
                        return read(rows.get(), reader);
                    }
                }),
                null);
    }

    int update(String sql, List<?> parameters) {
        return guarded(() -> bound(handle.createUpdate(sql), parameters).execute(), null);
    }

    int insert(String sql, List<?> parameters, OnDuplicate onDuplicate) {
        return guarded(() -> bound(handle.createUpdate(sql), parameters).execute(), onDuplicate);
    }

    /** One statement for many rows. */
    void batch(String sql, List<Object[]> rows, @Nullable OnDuplicate onDuplicate) {
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
                onDuplicate);
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

    /**
     * A change and a query after it, sent together; each sees what was committed when it began.
     *
     * @param sql both, with a semicolon between them
     */
    <T> List<T> updateThenQuery(String sql, List<?> parameters, RowReader<? extends T> reader) {
        return guarded(
                () -> {
                    try (PreparedStatement statement = handle.getConnection().prepareStatement(sql)) {
                        for (int i = 0; i < parameters.size(); i++) {
                            statement.setObject(i + 1, parameters.get(i));
                        }
                        statement.execute();
                        if (!statement.getMoreResults()) {
                            throw new SQLException("the second statement gave no rows");
                        }
                        try (ResultSet rows = statement.getResultSet()) {
                            return read(rows, reader);
                        }
                    }
                },
                null);
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

    private <T> T guarded(Call<T> call, @Nullable OnDuplicate onDuplicate) {
        open();
        if (failure != null) {
            throw failure;
        }
        try {
            return call.run();
        } catch (SQLException | JdbiException failed) {
            throw dead(
                    onDuplicate != null && SqlFailures.duplicate(failed)
                            ? onDuplicate.apply(failed)
                            : SqlFailures.beforeCommit(failed));
        }
    }

    BackofficeException dead(BackofficeException why) {
        failure = why;
        return why;
    }
}
