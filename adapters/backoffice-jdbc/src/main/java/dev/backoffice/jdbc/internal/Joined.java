package dev.backoffice.jdbc.internal;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.BackofficeException;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.store.HotStoreSession;
import dev.backoffice.core.store.JoinedTransaction;
import dev.backoffice.core.store.StoreSession;
import dev.backoffice.core.store.Work;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The open transaction of the host's own connection. Each command stands between a savepoint and its release; nothing else is ever said
 * to the transaction.
 */
public final class Joined implements JoinedTransaction {
    private final Connection connection;
    private final Tables tables;
    private final Admission admission;
    private final boolean postgresql;
    private final Jdbi jdbi;
    private final Thread owner = Thread.currentThread();
    private boolean busy;
    private boolean failed;
    private volatile boolean closed;

    /** By what the database tells its transactions apart; H2 names none that has changed nothing. */
    private @Nullable String transaction;

    private Joined(Connection connection, Tables tables, Admission admission, boolean postgresql) {
        this.connection = connection;
        this.tables = tables;
        this.admission = admission;
        this.postgresql = postgresql;
        this.jdbi = Jdbi.create(new ConnectionFactory() {
            @Override
            public Connection openConnection() {
                return connection;
            }

            @Override
            public void closeConnection(Connection ofTheHost) {
                // It is the host's to close.
            }
        });
        this.jdbi.getConfig(Handles.class).setForceEndTransactions(false);
    }

    /** Joins the transaction a connection is in, when it is one of this installation's database that keeps our promises. */
    static Joined of(
            Connection connection,
            Tables tables,
            Admission admission,
            boolean postgresql,
            int isolation,
            Installation expected) {
        Joined joined = new Joined(connection, tables, admission, postgresql);
        try {
            if (connection.isClosed()) {
                throw InvalidInput.of("joined.connection-closed");
            }
            if (connection.getAutoCommit()) {
                throw InvalidInput.of("joined.auto-commit");
            }
            joined.requireDatabase(expected, tables.qualifier());
            int found = connection.getTransactionIsolation();
            if (found < isolation) {
                throw InvalidInput.of(
                        "joined.isolation",
                        "isolation",
                        Integer.toString(found),
                        "needed",
                        Integer.toString(isolation));
            }
            joined.transaction = joined.currentTransaction();
        } catch (SQLException wrong) {
            throw SqlFailures.beforeCommit(wrong);
        }
        admission.enter(joined);
        return joined;
    }

    private void requireDatabase(Installation expected, String qualifier) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        if (!product.equals(postgresql ? "PostgreSQL" : "H2")) {
            throw InvalidInput.of("joined.other-database", "database", product);
        }
        Savepoint before = connection.setSavepoint();
        String found;
        try {
            Installation installation = Installation.of(connection, qualifier);
            found = installation.equals(expected) ? "" : installation.database();
        } catch (SQLException failure) {
            // first, because PostgreSQL answers nothing else until then
            connection.rollback(before);
            if (!SqlFailures.schemaMissing(failure)) {
                throw failure;
            }
            found = String.valueOf(connection.getCatalog());
        }
        connection.releaseSavepoint(before);
        if (!found.isEmpty()) {
            throw InvalidInput.of("joined.other-database", "database", found);
        }
    }

    @Override
    public <R> R execute(CallContext context, Work<? super StoreSession, ? extends R> work) {
        return command(tx -> tables.work(tx, context, work));
    }

    @Override
    public <R> R hot(Work<? super HotStoreSession, ? extends R> work) {
        return command(tx -> tables.hot(tx, work));
    }

    private <R> R command(Work<? super Tx, ? extends R> work) {
        requireUsable();
        busy = true;
        try {
            Savepoint before = begin();
            try (Handle handle = jdbi.open()) {
                R answer = Database.inside(handle, work, Tx::flush);
                end(before);
                return answer;
            } catch (Throwable error) {
                failed |= !JoinedTransaction.isRefusal(error);
                undo(before);
                throw error;
            }
        } finally {
            busy = false;
        }
    }

    private void requireUsable() {
        if (Thread.currentThread() != owner) {
            throw RuleViolation.of("joined.other-thread");
        }
        if (busy) {
            throw RuleViolation.of("joined.nested");
        }
        if (closed || ended()) {
            throw RuleViolation.of("joined.ended");
        }
        if (failed) {
            throw RuleViolation.of("joined.failed");
        }
    }

    /** Whether the host has given the connection back, or turned auto-commit on, which ends a transaction. */
    private boolean ended() {
        try {
            return connection.isClosed() || connection.getAutoCommit();
        } catch (SQLException broken) {
            throw died(SqlFailures.beforeCommit(broken));
        }
    }

    private Savepoint begin() {
        try {
            Savepoint before = connection.setSavepoint();
            String now = currentTransaction();
            if (transaction != null && !transaction.equals(now)) {
                connection.releaseSavepoint(before);
                closed = true;
                throw RuleViolation.of("joined.ended");
            }
            transaction = now;
            return before;
        } catch (SQLException broken) {
            throw died(SqlFailures.beforeCommit(broken));
        }
    }

    private void end(Savepoint before) {
        try {
            connection.releaseSavepoint(before);
            if (!postgresql) {
                transaction = currentTransaction();
            }
        } catch (SQLException broken) {
            throw died(SqlFailures.beforeCommit(broken));
        }
    }

    /** What goes wrong here is not told: the error that led here is. */
    private void undo(Savepoint before) {
        try {
            connection.rollback(before);
            connection.releaseSavepoint(before);
        } catch (SQLException broken) {
            failed = true;
        }
    }

    private BackofficeException died(BackofficeException why) {
        failed = true;
        return why;
    }

    private @Nullable String currentTransaction() throws SQLException {
        String ask = postgresql ? "SELECT CAST(txid_current() AS varchar)" : "SELECT TRANSACTION_ID()";
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(ask)) {
            return answer.next() ? answer.getString(1) : null;
        }
    }

    Thread owner() {
        return owner;
    }

    /** Whether it was closed, or its connection was, or its thread is no more. */
    boolean over() {
        try {
            return closed || !owner.isAlive() || connection.isClosed();
        } catch (SQLException broken) {
            return true;
        }
    }

    @Override
    public void close() {
        boolean early = !closed && notEnded();
        closed = true;
        admission.leave(this);
        if (early) {
            throw RuleViolation.of("joined.not-ended");
        }
    }

    /** Whether H2 has changes of this transaction that are neither committed nor rolled back. */
    private boolean notEnded() {
        if (postgresql || transaction == null || Thread.currentThread() != owner) {
            return false;
        }
        try {
            return !connection.isClosed() && transaction.equals(currentTransaction());
        } catch (SQLException broken) {
            return false;
        }
    }
}
