package dev.backoffice.jdbc.internal;

import dev.backoffice.core.error.BackofficeException;
import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.error.Unavailable;
import dev.backoffice.core.store.JoinedTransaction;
import dev.backoffice.core.store.Work;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** Opens transactions on connections of a data source and gives each connection back as it came. */
public final class Database {
    private static final int SYSTEM_ATTEMPTS = 5;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final Jdbi jdbi;
    private final boolean postgresql;
    private final boolean serializable;
    private final boolean comesOpen;
    private final Installation installation;
    private final Admission admission;

    /**
     * A way into a database.
     *
     * @param serializable whether the lanes run at SERIALIZABLE
     * @param comesOpen whether the data source may hand out connections with auto-commit off
     * @param installation the tables it leads to
     */
    public Database(
            DataSource dataSource,
            boolean postgresql,
            boolean serializable,
            boolean comesOpen,
            Installation installation) {
        this.jdbi = Jdbi.create(dataSource);
        // Transactions are ended here; a connection that came with auto-commit off would otherwise count as left open.
        this.jdbi.getConfig(Handles.class).setForceEndTransactions(false);
        this.postgresql = postgresql;
        this.serializable = serializable;
        this.comesOpen = comesOpen;
        this.installation = installation;
        this.admission = new Admission(!postgresql, LONGEST_WAIT);
    }

    public boolean postgresql() {
        return postgresql;
    }

    /** Runs a work of one of the two lanes. */
    public <R> R transaction(Work<? super Tx, ? extends R> work) {
        return once(work, serializable);
    }

    /**
     * As {@link #transaction(Work)}, and on PostgreSQL gives up when it waits longer than this for a lock; on H2, which runs one
     * transaction at a time, there is no lock to wait for.
     */
    public <R> R transaction(Duration lockWait, Work<? super Tx, ? extends R> work) {
        if (!postgresql) {
            return transaction(work);
        }
        String timeout = "SET LOCAL lock_timeout = " + Math.max(1, lockWait.toMillis());
        try {
            return transaction(tx -> {
                tx.later("", timeout, List.of(), null);
                return work.apply(tx);
            });
        } catch (Conflict conflict) {
            throw SqlFailures.lockTimeout(conflict)
                    ? Unavailable.of("store.lock-wait", conflict, "lockWait", lockWait.toString())
                    : conflict;
        }
    }

    /** Joins the transaction a connection of the host is in. */
    public JoinedTransaction join(Connection ofTheHost, Tables tables) {
        int isolation = serializable ? Connection.TRANSACTION_SERIALIZABLE : Connection.TRANSACTION_READ_COMMITTED;
        return Joined.of(ofTheHost, tables, admission, postgresql, isolation, installation);
    }

    /** Runs a compare-and-set that stands alone: at READ COMMITTED, which is enough for it, and again when it met another. */
    public <R> R system(Work<? super Tx, ? extends R> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(work, false);
            } catch (Conflict conflict) {
                if (attempt == SYSTEM_ATTEMPTS) {
                    throw conflict;
                }
            }
        }
    }

    /** Runs a work that sees one state of the database from beginning to end; not again when it met another. */
    <R> R oneState(Work<? super Tx, ? extends R> work) {
        return once(work, true);
    }

    private <R> R once(Work<? super Tx, ? extends R> work, boolean strict) {
        return admission.run(() -> onConnection(work, strict));
    }

    private <R> R onConnection(Work<? super Tx, ? extends R> work, boolean strict) {
        Handle handle = connect();
        try {
            Connection connection = handle.getConnection();
            int isolation = begin(connection, strict);
            boolean ended = false;
            try {
                R answer = inside(handle, work, Tx::flushAndCommit);
                commit(connection);
                ended = true;
                return answer;
            } finally {
                if (ended || rolledBack(connection)) {
                    restore(connection, isolation);
                } else {
                    abandon(connection);
                }
            }
        } finally {
            giveBack(handle);
        }
    }

    /** A connection that breaks now takes nothing back: what was committed is answered, what failed is told as it failed. */
    private static void giveBack(Handle handle) {
        try {
            handle.close();
        } catch (JdbiException broken) {
            // The pool finds out by itself.
            return;
        }
    }

    private Handle connect() {
        try {
            return jdbi.open();
        } catch (JdbiException failed) {
            SQLException sql = SqlFailures.sqlCause(failed);
            throw SqlFailures.unreachable(failed, sql == null ? "" : SqlFailures.state(sql));
        }
    }

    /** Begins a transaction and tells the isolation the connection came with. */
    private int begin(Connection connection, boolean strict) {
        try {
            Probe.requireFree(connection, comesOpen);
            if (connection.getAutoCommit()) {
                connection.setAutoCommit(false);
            }
            if (postgresql) {
                // Holds for this transaction only, so there is nothing to restore. Its weakest level is READ COMMITTED.
                if (strict) {
                    try (Statement statement = connection.createStatement()) {
                        statement.execute("SET TRANSACTION ISOLATION LEVEL SERIALIZABLE");
                    }
                }
                return Connection.TRANSACTION_NONE;
            }
            int isolation = connection.getTransactionIsolation();
            int wanted = strict ? Connection.TRANSACTION_SERIALIZABLE : Connection.TRANSACTION_READ_COMMITTED;
            if (isolation < wanted) {
                connection.setTransactionIsolation(wanted);
                return isolation;
            }
            return Connection.TRANSACTION_NONE;
        } catch (SQLException failed) {
            throw SqlFailures.beforeCommit(failed);
        }
    }

    /**
     * Does the work and sends what it put off.
     *
     * @param sending whether that ends with the commit
     */
    static <R> R inside(Handle handle, Work<? super Tx, ? extends R> work, Consumer<? super Tx> sending) {
        Tx tx = new Tx(handle);
        try {
            R answer = work.apply(tx);
            if (tx.failure() == null) {
                sending.accept(tx);
            }
            BackofficeException swallowed = tx.failure();
            if (swallowed != null) {
                throw swallowed;
            }
            return answer;
        } finally {
            tx.end();
        }
    }

    /** Does nothing, and costs nothing, when the commit was sent with the last changes. */
    private static void commit(Connection connection) {
        try {
            connection.commit();
        } catch (SQLException failed) {
            throw SqlFailures.atCommit(failed);
        }
    }

    private static boolean rolledBack(Connection connection) {
        try {
            connection.rollback();
            return true;
        } catch (SQLException broken) {
            return false;
        }
    }

    /** The work has ended for good or ill; what goes wrong here is found by whoever is given the connection next. */
    private void restore(Connection connection, int isolation) {
        try {
            if (isolation != Connection.TRANSACTION_NONE) {
                connection.setTransactionIsolation(isolation);
            }
            if (!comesOpen) {
                connection.setAutoCommit(true);
            }
        } catch (SQLException broken) {
            abandon(connection);
        }
    }

    /** Turning auto-commit on would commit what could not be rolled back, so the connection is cut. */
    private static void abandon(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException broken) {
            // It is gone already.
            return;
        }
    }
}
