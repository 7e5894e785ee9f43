package dev.backoffice.jdbc;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.Unavailable;
import dev.backoffice.core.event.Deliveries;
import dev.backoffice.core.job.Leases;
import dev.backoffice.core.store.HotStoreSession;
import dev.backoffice.core.store.Store;
import dev.backoffice.core.store.StoreSession;
import dev.backoffice.core.store.Work;
import dev.backoffice.core.trail.TrailStore;
import dev.backoffice.jdbc.internal.Database;
import dev.backoffice.jdbc.internal.DeliveryTable;
import dev.backoffice.jdbc.internal.LeaseTable;
import dev.backoffice.jdbc.internal.Migrator;
import dev.backoffice.jdbc.internal.Probe;
import dev.backoffice.jdbc.internal.Tables;
import dev.backoffice.jdbc.internal.TrailTable;
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
 * thread is one of its own, on a connection of its own: the two may wait for each other, so do not nest them.
 *
 * <p>Errors: a lost race is a retryable {@link dev.backoffice.core.error.Conflict} ({@code store.conflict}, or the code of the
 * port whose key was taken), which kills its session even when the work swallows it; no connection before the commit is
 * {@link Unavailable}; any doubt about the commit is {@link dev.backoffice.core.error.CommitUnknown}.
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
    private final Leases leases;
    private final TrailStore trail;

    private JdbcStore(Database database, String qualifier) {
        this.database = database;
        this.tables = new Tables(database.postgresql(), qualifier);
        this.deliveries = new DeliveryTable(database, qualifier);
        this.leases = new LeaseTable(database, qualifier);
        this.trail = new TrailTable(database, qualifier);
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
        Schema.migrate(dataSource);
        return on(dataSource);
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
         *     others of {@link Schema#validate}; {@code store.h2-write-delay} or {@code store.h2-setting} for an H2 database
         *     that would break a promise
         */
        public JdbcStore build() {
            boolean postgresql = Probe.look(dataSource, connection -> {
                boolean found =
                        dialect.isPresent() ? dialect.get() == Dialect.POSTGRESQL : Probe.postgresql(connection);
                if (!found) {
                    Probe.checkH2(connection, weakDurability);
                }
                new Migrator(found, names.schema(), names.prefix()).validate(connection);
                return found;
            });
            return new JdbcStore(
                    new Database(dataSource, postgresql, isolation == Isolation.SERIALIZABLE, connectionsComeOpen),
                    names.qualifier());
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
    public Leases leases() {
        return leases;
    }

    @Override
    public TrailStore trail() {
        return trail;
    }

    @Override
    public int forgetReceipts(Instant before, int limit) {
        return database.system(tx -> tables.receipts().forget(tx, before, limit));
    }
}
