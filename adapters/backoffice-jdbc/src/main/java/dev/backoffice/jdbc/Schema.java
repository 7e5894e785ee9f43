package dev.backoffice.jdbc;

import dev.backoffice.core.error.Unavailable;
import dev.backoffice.jdbc.internal.Migrator;
import dev.backoffice.jdbc.internal.Probe;
import java.util.List;
import javax.sql.DataSource;

/**
 * The tables a {@link JdbcStore} needs: made and brought up to date by {@link #migrate}, or by the host's own tool from the text
 * that {@link #ddl} gives.
 *
 * <p>The applied versions stand in the table {@code <prefix>schema_history}, with a checksum of each script. Any number of
 * processes may migrate at once; each version is applied once. A named schema has to exist already.
 *
 * <pre>{@code
 * Schema.migrate(dataSource);
 * Store store = JdbcStore.on(dataSource);
 * }</pre>
 */
public final class Schema {
    private Schema() {}

    /** Migrates the tables of {@link TableNames#DEFAULT}. */
    public static List<Integer> migrate(DataSource dataSource) {
        return migrate(dataSource, TableNames.DEFAULT);
    }

    /**
     * Applies the versions that are missing.
     *
     * @return the versions applied now; empty when nothing was missing
     * @throws Unavailable {@code store.schema-ahead} when a later version of the library has migrated before,
     *     {@code store.schema-changed} when an applied script was another one, {@code store.schema-missing} when the named
     *     schema does not exist, {@code store.schema-busy} when another process has been at it for minutes,
     *     {@code store.connection-in-transaction} when a connection comes with auto-commit off, for this would commit what was done in it
     *     ({@link JdbcStore.Builder#migrated} serves a pool that hands them out so), {@code store.unreachable}, {@code
     *     store.database-unknown}
     */
    public static List<Integer> migrate(DataSource dataSource, TableNames names) {
        return migrate(dataSource, names, false);
    }

    static List<Integer> migrate(DataSource dataSource, TableNames names, boolean comesOpen) {
        boolean postgresql = Probe.look(dataSource, comesOpen, Probe::postgresql);
        return new Migrator(postgresql, names.schema(), names.prefix()).migrate(dataSource, comesOpen);
    }

    /** Validates the tables of {@link TableNames#DEFAULT}. */
    public static void validate(DataSource dataSource) {
        validate(dataSource, TableNames.DEFAULT);
    }

    /**
     * Changes nothing, and returns when the tables are those this version of the library needs.
     *
     * @throws Unavailable {@code store.schema-missing}, {@code store.schema-behind}, {@code store.schema-ahead} or
     *     {@code store.schema-changed}; {@code store.connection-in-transaction} as {@link #migrate(DataSource, TableNames)}
     */
    public static void validate(DataSource dataSource, TableNames names) {
        Probe.look(dataSource, false, connection -> {
            new Migrator(Probe.postgresql(connection), names.schema(), names.prefix()).validate(connection);
            return names;
        });
    }

    /** Everything an empty database needs, as SQL, for hosts who run such scripts themselves; {@link #validate} accepts it. */
    public static String ddl(Dialect dialect, TableNames names) {
        return new Migrator(dialect == Dialect.POSTGRESQL, names.schema(), names.prefix()).ddl();
    }

    /** The version {@link #migrate} brings the tables to. */
    public static int version() {
        return Migrator.newest();
    }
}
