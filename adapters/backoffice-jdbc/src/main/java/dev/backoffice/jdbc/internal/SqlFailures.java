package dev.backoffice.jdbc.internal;

import dev.backoffice.core.error.BackofficeException;
import dev.backoffice.core.error.CommitUnknown;
import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.Unavailable;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells by SQLSTATE, and by H2's own numbers, what an error of the database means. */
public final class SqlFailures {
    /** Statement or lock timeout of H2, rows changed by another transaction, deadlock. */
    private static final Set<Integer> H2_CONFLICTS = Set.of(50200, 90131, 40001);

    /** Connection broken, database closed, shut down or opened by another process, file trouble. */
    private static final Set<Integer> H2_GONE =
            Set.of(90007, 90013, 90020, 90028, 90030, 90031, 90046, 90067, 90098, 90121, 90146, 90149);

    /** Unknown table or schema, by both. */
    private static final Set<String> SCHEMA_MISSING = Set.of("42P01", "3F000", "42S02", "42S03", "42S04", "90079");

    private static final String LOCK_TIMEOUT = "55P03";

    /** Connection lost, completion unknown, server shut down, system error, internal error, and whatever a driver calls unknown. */
    private static final List<String> DOUBTFUL_CLASSES = List.of("08", "40003", "57P", "58", "99", "XX");

    private SqlFailures() {}

    /** The first error of the database among the causes. */
    static @Nullable SQLException sqlCause(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 20; depth++) {
            if (cause instanceof SQLException sql) {
                return sql;
            }
            cause = cause.getCause();
        }
        return null;
    }

    /** Whether a unique key was taken. */
    static boolean duplicate(Throwable failure) {
        SQLException sql = sqlCause(failure);
        return sql != null && "23505".equals(sql.getSQLState());
    }

    /** What an error before the commit means. Nothing is stored, because the transaction is rolled back. */
    public static BackofficeException beforeCommit(Throwable failure) {
        SQLException sql = sqlCause(failure);
        if (sql == null) {
            return Unavailable.of("store.failed", failure);
        }
        String state = state(sql);
        if (conflict(sql, state)) {
            return Conflict.retryable("store.conflict", failure, "sqlstate", state);
        }
        if (gone(sql, state)) {
            return unreachable(failure, state);
        }
        if (schemaMissing(sql)) {
            return Unavailable.of("store.schema-missing", failure);
        }
        if (state.equals("22001") || state.equals("22021") || state.equals("22P05")) {
            return InvalidInput.of("store.text", "sqlstate", state);
        }
        return Unavailable.of("store.failed", failure, "sqlstate", state);
    }

    /** Whether a lock was not free in the time the transaction was given. */
    static boolean lockTimeout(Conflict conflict) {
        SQLException sql = sqlCause(conflict);
        return sql != null && LOCK_TIMEOUT.equals(sql.getSQLState());
    }

    /** Whether the tables are not there. */
    static boolean schemaMissing(SQLException failure) {
        return SCHEMA_MISSING.contains(state(failure));
    }

    /** What an error of the commit itself means: unless the database refused the transaction, nobody knows. */
    static BackofficeException atCommit(SQLException failure) {
        String state = state(failure);
        boolean refused = state.startsWith("40") && !state.equals("40003") || failure.getErrorCode() == 90131;
        if (refused || state.equals("25P02")) {
            return Conflict.retryable("store.conflict", failure, "sqlstate", state);
        }
        return CommitUnknown.of("store.commit-unknown", failure, "sqlstate", state);
    }

    /**
     * What an error means of statements that were sent together with the commit after them: what the database said of one of them,
     * or of the commit, undid everything. Where it said nothing, or broke down, nobody knows.
     */
    static BackofficeException withCommit(SQLException failure) {
        String state = state(failure);
        boolean told = !state.isEmpty() && DOUBTFUL_CLASSES.stream().noneMatch(state::startsWith);
        return told && !gone(failure, state) ? beforeCommit(failure) : atCommit(failure);
    }

    static Unavailable unreachable(Throwable failure, String state) {
        return Unavailable.of("store.unreachable", failure, "sqlstate", state);
    }

    private static boolean conflict(SQLException sql, String state) {
        return state.equals("40001")
                || state.equals("40P01")
                || state.equals(LOCK_TIMEOUT)
                || state.equals("25P02")
                || H2_CONFLICTS.contains(sql.getErrorCode());
    }

    private static boolean gone(SQLException sql, String state) {
        return state.startsWith("08")
                || state.startsWith("57P")
                || state.equals("53300")
                || sql instanceof SQLTransientConnectionException
                || sql instanceof SQLNonTransientConnectionException
                || sql instanceof SQLRecoverableException
                || H2_GONE.contains(sql.getErrorCode());
    }

    static String state(SQLException sql) {
        String state = sql.getSQLState();
        return state == null ? "" : state;
    }
}
