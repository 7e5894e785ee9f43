package dev.backoffice.examples.quickstart;

import com.zaxxer.hikari.HikariDataSource;
import dev.backoffice.core.error.BackofficeException;
import dev.backoffice.core.store.DocumentQuery;
import dev.backoffice.core.store.Store;
import dev.backoffice.jdbc.JdbcStore;
import dev.backoffice.memory.MemoryStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps what a run knows: opened for the run, closed after it. */
final class Keeping implements AutoCloseable {
    /** The file of H2 in the folder of the results. */
    static final String H2_FILE = "shop.mv.db";

    private static final int CONNECTIONS = 4;
    private static final long PATIENCE_MILLIS = 5_000;

    private interface End {
        void come() throws IOException;
    }

    private final Store store;
    private final End end;

    private Keeping(Store store, End end) {
        this.store = store;
        this.end = end;
    }

    /**
     * Opens a database that holds no day yet: in memory, a new file of H2, a PostgreSQL for this run alone, or a host's.
     *
     * @param out the folder that takes the file of H2
     * @param password of the user of a host's database; may be empty
     */
    static Keeping open(Database database, Path out, String password) throws UnreadableFile {
        try {
            return switch (database.kind()) {
                case MEMORY -> new Keeping(MemoryStore.create(), () -> {});
                case H2 -> h2(database, out, password);
                case POSTGRES -> database.url().isPresent() ? hosts(database, password) : embedded();
            };
        } catch (BackofficeException refused) {
            throw new UnreadableFile("The store cannot be opened: " + Findings.reason(refused));
        }
    }

    Store store() {
        return store;
    }

    private static Keeping h2(Database database, Path out, String password) throws UnreadableFile {
        if (database.url().isPresent()) {
            return hosts(database, password);
        }
        Path file = out.resolve(H2_FILE);
        try {
            Files.createDirectories(out);
            Files.deleteIfExists(file);
        } catch (IOException broken) {
            throw new UnreadableFile(file + ": cannot be written: " + broken.getMessage());
        }
        String name =
                out.resolve(H2_FILE.replace(".mv.db", "")).toAbsolutePath().toString();
        HikariDataSource pool = pool("jdbc:h2:file:" + name + ";WRITE_DELAY=0");
        return new Keeping(migrated(pool), pool::close);
    }

    /** A host's database, in which the quickstart begins and deletes nothing. */
    private static Keeping hosts(Database database, String password) throws UnreadableFile {
        HikariDataSource pool = pool(database.url().orElseThrow());
        database.user().ifPresent(pool::setUsername);
        if (!password.isEmpty()) {
            pool.setPassword(password);
        }
        Store store = migrated(pool);
        boolean lived = store.execute(
                ShopDay.MARIA,
                session -> !session.documents()
                        .list(DocumentQuery.all("item").limit(1))
                        .isEmpty());
        if (lived) {
            pool.close();
            throw new UnreadableFile("The database holds the items of a shop already: name an empty one with --url.");
        }
        return new Keeping(store, pool::close);
    }

    private static Keeping embedded() throws UnreadableFile {
        EmbeddedPostgres server;
        try {
            // Durable as in earnest: by default it would not wait for the disk.
            server = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .start();
        } catch (IOException | RuntimeException broken) {
            throw new UnreadableFile("The PostgreSQL that comes with the quickstart cannot be started here ("
                    + broken.getMessage() + "): name one of yours with --url.");
        }
        HikariDataSource pool = pool(server.getJdbcUrl("postgres", "postgres"));
        return new Keeping(migrated(pool), () -> {
            pool.close();
            server.close();
        });
    }

    private static HikariDataSource pool(String url) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.setInitializationFailTimeout(-1);
        pool.setConnectionTimeout(PATIENCE_MILLIS);
        return pool;
    }

    private static Store migrated(HikariDataSource pool) {
        try {
            return JdbcStore.migrated(pool);
        } catch (RuntimeException refused) {
            pool.close();
            throw refused;
        }
    }

    @Override
    public void close() {
        try {
            end.come();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
