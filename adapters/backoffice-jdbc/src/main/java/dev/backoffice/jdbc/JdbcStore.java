package dev.backoffice.jdbc;

import dev.backoffice.core.archive.AgedRows;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.Unavailable;
import dev.backoffice.core.event.Deliveries;
import dev.backoffice.core.job.DueEntries;
import dev.backoffice.core.job.Leases;
import dev.backoffice.core.leaving.TenantRows;
import dev.backoffice.core.store.HotStoreSession;
import dev.backoffice.core.store.JoinedTransaction;
import dev.backoffice.core.store.SchemaVersion;
import dev.backoffice.core.store.Store;
import dev.backoffice.core.store.StoreSession;
import dev.backoffice.core.store.Work;
import dev.backoffice.core.trail.TrailStore;
import dev.backoffice.jdbc.internal.AgedTables;
import dev.backoffice.jdbc.internal.Database;
import dev.backoffice.jdbc.internal.DeliveryTable;
import dev.backoffice.jdbc.internal.DueTable;
import dev.backoffice.jdbc.internal.Installation;
import dev.backoffice.jdbc.internal.LeaseTable;
import dev.backoffice.jdbc.internal.Migrator;
import dev.backoffice.jdbc.internal.Probe;
import dev.backoffice.jdbc.internal.Tables;
import dev.backoffice.jdbc.internal.TenantTables;
import dev.backoffice.jdbc.internal.TrailTable;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * A store in H2 or PostgreSQL, on the host's own {@link DataSource}.
 *
 * <pre>{@code
 * Store store = JdbcStore.migrated(dataSource);
 * }</pre>
 *
 * <p>Each transaction takes one connection, ends it with commit or rollback and gives it back as it came: auto-commit on, the
 * isolation it had. Only row locks and unique keys are used: no sequence, no advisory lock, no trigger, no state of a session,
 * so that a pool, also one that pools by transaction, may stand between. A transaction opened inside another one on the same
 * thread is one of its own, on a connection of its own: the two may wait for each other, so do not nest them. No transaction of the host
 * is ever joined by itself: a connection that comes in the middle of one, e.g. from a proxy that knows the host's transactions, is refused
 * ({@code store.connection-in-transaction}); {@link #join} is the way to take part in one.
 *
 * <p>Errors: a lost race is a retryable {@link dev.backoffice.core.error.Conflict} ({@code store.conflict}, or the code of the
 * port whose key was taken), which kills its session even when the work swallows it; no connection before the commit is
 * {@link Unavailable}; any doubt about the commit is {@link dev.backoffice.core.error.CommitUnknown}. On PostgreSQL the last changes
 * and the commit travel together, so a connection that is lost on them leaves such a doubt.
 *
 * <p><b>H2.</b> A database in a file must be opened with {@code WRITE_DELAY=0}: with H2's default, answered commits of the last
 * half second are lost when the process dies. Texts must be compared by H2's default (no {@code COLLATION}, no
 * {@code IGNORECASE}), the mode must be {@code REGULAR} or {@code PostgreSQL}. A document has at most 1,048,576 characters. H2
 * writes to the file with each commit but leaves it to the operating system when it reaches the disk, so a loss of power may
 * still lose the last commits. A store runs one transaction at a time on H2, which gains nothing from threads and, killed, may
 * otherwise keep a transaction that was built on one it lost; use one store per database and process, and PostgreSQL where
 * several processes write.
 *
 * <p><b>PostgreSQL.</b> Durable as the server is: keep {@code fsync} and {@code synchronous_commit} on.
 *
 * <p>Thread-safe.
 */
public final class JdbcStore implements Store {
    private final Database database;
    private final Tables tables;
    private final Deliveries deliveries;
    private final DueEntries due;
    private final Leases leases;
    private final TrailStore trail;
    private final TenantRows tenants;
    private final AgedRows aged;
    private final String qualifier;

    private JdbcStore(Database database, Tables tables, String qualifier) {
        this.database = database;
        this.tables = tables;
        this.deliveries = new DeliveryTable(database, qualifier);
        this.due = new DueTable(database, qualifier);
        this.leases = new LeaseTable(database, qualifier);
        this.trail = new TrailTable(database, qualifier);
        this.tenants = new TenantTables(database, qualifier);
        this.aged = new AgedTables(database, qualifier);
        this.qualifier = qualifier;
    }

    /**
     * A store with every default: the dialect is detected, prefix {@code bo_}, READ COMMITTED.
     *
     * @throws Unavailable as {@link Builder#build()}
     */
    public static JdbcStore on(DataSource dataSource) {
        return builder(dataSource).build();
    }

    /**
     * A store with every default, whose tables are made or brought up to date first: {@link Schema#migrate(DataSource)} and
     * {@link #on} in one, for a host that lets the library keep its tables. Any number of processes may call it at once.
     *
     * @throws Unavailable as both
     */
    public static JdbcStore migrated(DataSource dataSource) {
        return builder(dataSource).migrated();
    }

    /** Begins a store. */
    public static Builder builder(DataSource dataSource) {
        return new Builder(dataSource);
    }

    /** The parts of a store that have a default. */
    public static final class Builder {
        private final DataSource dataSource;
        private Optional<Dialect> dialect = Optional.empty();
        private TableNames names = TableNames.DEFAULT;
        private Isolation isolation = Isolation.READ_COMMITTED;
        private boolean weakDurability;
        private boolean connectionsComeOpen;

        private Builder(DataSource dataSource) {
            this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
        }

        /** Default: what the driver says it is. Needed where a proxy hides the product's name. */
        public Builder dialect(Dialect given) {
            this.dialect = Optional.of(given);
            return this;
        }

        /** Default: {@link TableNames#DEFAULT}. */
        public Builder tables(TableNames given) {
            this.names = given;
            return this;
        }

        /** Default: {@link Isolation#READ_COMMITTED}. */
        public Builder isolation(Isolation given) {
            this.isolation = given;
            return this;
        }

        /** Accepts that H2 loses the last answered commits when the process dies. Default: such a database is refused. */
        public Builder acceptingWeakDurability() {
            this.weakDurability = true;
            return this;
        }

        /**
         * Says that the data source hands out connections with auto-commit off and nothing done in them yet. Default: such a
         * connection is taken for one in the middle of somebody's transaction, and refused.
         */
        public Builder connectionsComeWithAutoCommitOff() {
            this.connectionsComeOpen = true;
            return this;
        }

        /**
         * Looks at the database and makes the store. Nothing is changed.
         *
         * @throws Unavailable {@code store.unreachable}, {@code store.database-unknown}; {@code store.schema-missing} and the
         *     others of {@link Schema#validate}; {@code store.connection-in-transaction}; {@code store.h2-write-delay} or {@code store.h2-setting} for an H2 database
         *     that would break a promise
         */
        public JdbcStore build() {
            return Probe.look(dataSource, connectionsComeOpen, connection -> {
                boolean postgresql =
                        dialect.isPresent() ? dialect.get() == Dialect.POSTGRESQL : Probe.postgresql(connection);
                if (!postgresql) {
                    Probe.checkH2(connection, weakDurability);
                }
                new Migrator(postgresql, names.schema(), names.prefix()).validate(connection);
                String qualifier = names.qualifier();
                return new JdbcStore(
                        new Database(
                                dataSource,
                                postgresql,
                                isolation == Isolation.SERIALIZABLE,
                                connectionsComeOpen,
                                Installation.of(connection, qualifier)),
                        new Tables(postgresql, qualifier),
                        qualifier);
            });
        }

        /**
         * Makes the tables or brings them up to date, and then the store: {@link Schema#migrate(DataSource, TableNames)} and {@link #build}
         * in one.
         *
         * @throws Unavailable as both
         */
        public JdbcStore migrated() {
            Schema.migrate(dataSource, names, connectionsComeOpen);
            return build();
        }
    }

    @Override
    public <R> R execute(CallContext context, Work<? super StoreSession, ? extends R> work) {
        return database.transaction(tx -> tables.work(tx, context, work));
    }

    @Override
    public <R> R hot(Work<? super HotStoreSession, ? extends R> work) {
        return database.transaction(tx -> tables.hot(tx, work));
    }

    @Override
    public <R> R hot(Work<? super HotStoreSession, ? extends R> work, Duration lockWait) {
        return database.transaction(lockWait, tx -> tables.hot(tx, work));
    }

    /**
     * Joins the open transaction of a connection of the host's own, for commands that are to commit or roll back with it; give them
     * through {@link dev.backoffice.core.command.Commands#joining} or a whole back office's {@code joined}.
     *
     * <pre>{@code
     * try (Connection connection = dataSource.getConnection()) {
     *     connection.setAutoCommit(false);
     *     try (JoinedTransaction transaction = store.join(connection)) {
     *         insertMyOrder(connection, "1001");
     *         shop.joined(transaction).stock().hold(maria, HoldStock.of(...));
     *         connection.commit();
     *     } catch (SQLException | RuntimeException failed) {
     *         connection.rollback();
     *         throw failed;
     *     }
     * }
     * }</pre>
     *
     * <p>The connection has to lead to the tables of this store: the product, the name of the database and the moment its schema was made
     * are compared, so that only a copy under the same name on another server passes. It may come from any pool. Of the connection only
     * statements and savepoints are used; it is never committed, rolled back or closed, and its settings stay.
     *
     * <p>Closing tells that the host has ended its transaction. A connection that was closed counts as ended too, so one that a proxy hands
     * out is to stay open as long as the transaction. That the host has
     * committed or rolled back and goes on with the same connection is found out by the number the database gives a transaction: on
     * PostgreSQL always, on H2 once the transaction had changed something. There, the host's rolling back to a savepoint of its own from
     * before the first change looks the same, and is refused as ended.
     *
     * <p><b>H2.</b> The store runs one transaction at a time, and a joined one has its turn until it is closed: everybody else waits. Join
     * late, commit soon, close at once. Whoever waits 30 seconds for a turn is told so ({@code store.lock-wait}), as is whoever joins while
     * he holds rows of the host for which the one whose turn it is waits: H2's own lock timeout ends that one first. Closed before it has
     * ended, it tells ({@code joined.not-ended}), so that it is not committed outside its turn.
     *
     * @param connection with auto-commit off, in the transaction that is to be joined, used by this thread
     * @return what belongs to this thread; close it after the commit or rollback
     * @throws dev.backoffice.core.error.InvalidInput {@code joined.connection-closed}, {@code joined.auto-commit}, {@code
     *     joined.other-database}, or {@code joined.isolation} when the transaction is less isolated than those of this store
     * @throws dev.backoffice.core.error.RuleViolation {@code joined.nested} when this thread has joined one that is not closed
     * @throws Unavailable {@code store.lock-wait}, {@code store.unreachable}
     */
    public JoinedTransaction join(Connection connection) {
        return database.join(Objects.requireNonNull(connection, "connection"), tables);
    }

    /** On PostgreSQL: one flush of the disk and one wait for each row then serve many commands. On H2 nothing is gained. */
    @Override
    public boolean gainsFromGroups() {
        return database.postgresql();
    }

    @Override
    public Deliveries deliveries() {
        return deliveries;
    }

    @Override
    public DueEntries due() {
        return due;
    }

    @Override
    public Leases leases() {
        return leases;
    }

    /** All rows of one tenant, to be exported and imported. Each call is a transaction of its own. */
    public TenantRows tenants() {
        return tenants;
    }

    @Override
    public Optional<AgedRows> aged() {
        return Optional.of(aged);
    }

    @Override
    public TrailStore trail() {
        return trail;
    }

    @Override
    public Optional<SchemaVersion> schemaVersion() {
        return Optional.of(new SchemaVersion(Migrator.found(database, qualifier), Migrator.newest()));
    }

    @Override
    public int forgetReceipts(Instant before, int limit) {
        return database.system(tx -> tables.receipts().forget(tx, before, limit));
    }
}
