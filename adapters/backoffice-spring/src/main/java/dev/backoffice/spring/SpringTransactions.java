package dev.backoffice.spring;

import dev.backoffice.core.store.JoinedTransaction;
import dev.backoffice.flows.Backoffice;
import dev.backoffice.flows.JoinedBackoffice;
import dev.backoffice.jdbc.JdbcStore;
import java.sql.Connection;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Lets commands of ours take part in the Spring transaction of the calling thread: they commit with it or are gone with it.
 *
 * <pre>{@code
 * @Transactional
 * public void order(String number) {
 *     myOrders.insert(number);
 *     transactions.joined().stock().hold(maria, HoldStock.of(...));
 * }
 * }</pre>
 *
 * <p>Only what is called through {@link #joined} takes part; the rooms of the {@link Backoffice} bean always have transactions of their
 * own. Nothing is tried again: after a conflict the transaction is rolled back, and the host begins anew with the same keys. See {@link
 * JoinedTransaction} for what else holds. Thread-safe.
 */
public final class SpringTransactions {
    private final Backoffice shop;
    private final JdbcStore store;
    private final DataSource source;

    SpringTransactions(Backoffice shop, JdbcStore store, DataSource source) {
        this.shop = shop;
        this.store = store;
        this.source = source;
    }

    /**
     * The services in the transaction of this thread. Ask anew in each transaction; within one the answer is the same.
     *
     * @throws IllegalTransactionStateException when no transaction is active, or none of the data source everything is kept in
     * @throws dev.backoffice.core.error.BackofficeException as {@link JdbcStore#join}
     */
    public JoinedBackoffice joined() {
        if (TransactionSynchronizationManager.getResource(this) instanceof Joined known) {
            return known.services;
        }
        if (!TransactionSynchronizationManager.isActualTransactionActive()
                || !TransactionSynchronizationManager.isSynchronizationActive()) {
            throw new IllegalTransactionStateException(
                    "No Spring transaction is active on this thread, so there is none to join");
        }
        if (!TransactionSynchronizationManager.hasResource(source)) {
            throw new IllegalTransactionStateException(
                    "The Spring transaction of this thread is not one of the DataSource that the back office keeps"
                            + " everything in");
        }
        return begin().services;
    }

    private Joined begin() {
        Connection connection = DataSourceUtils.getConnection(source);
        try {
            Joined joined = new Joined(connection, store.join(connection));
            TransactionSynchronizationManager.bindResource(this, joined);
            TransactionSynchronizationManager.registerSynchronization(joined);
            return joined;
        } catch (RuntimeException refused) {
            DataSourceUtils.releaseConnection(connection, source);
            throw refused;
        }
    }

    /** Follows the Spring transaction: set aside while another one runs, closed when it has ended. */
    private final class Joined implements TransactionSynchronization {
        private final Connection connection;
        private final JoinedTransaction transaction;
        private final JoinedBackoffice services;

        Joined(Connection connection, JoinedTransaction transaction) {
            this.connection = connection;
            this.transaction = transaction;
            this.services = shop.joined(transaction);
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(SpringTransactions.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(SpringTransactions.this, this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(SpringTransactions.this);
            try {
                transaction.close();
            } finally {
                DataSourceUtils.releaseConnection(connection, source);
            }
        }
    }
}
