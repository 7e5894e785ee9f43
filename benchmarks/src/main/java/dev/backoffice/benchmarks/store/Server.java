package dev.backoffice.benchmarks.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** One local PostgreSQL that is durable as in earnest, and the disk under it. */
final class Server implements AutoCloseable {
    private final Path folder;
    private final EmbeddedPostgres postgres;

    private Server(Path folder, EmbeddedPostgres postgres) {
        this.folder = folder;
        this.postgres = postgres;
    }

    static Server start() throws IOException {
        Path folder = Files.createTempDirectory("backoffice-store");
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("data"))
                .setCleanDataDirectory(true)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("shared_buffers", "1GB")
                .setServerConfig("max_wal_size", "8GB")
                .setServerConfig("max_connections", "120")
                .start();
        return new Server(folder, postgres);
    }

    HikariDataSource pool(int connections) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(postgres.getJdbcUrl("postgres", "postgres"));
        config.setMaximumPoolSize(connections);
        config.setConnectionTimeout(60_000);
        return new HikariDataSource(config);
    }

    /** What the server says of itself and of its durability. */
    String settings() throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT current_setting('server_version') || ', fsync ' ||"
                        + " current_setting('fsync') || ', synchronous_commit ' || current_setting('synchronous_commit')"
                        + " || ', full_page_writes ' || current_setting('full_page_writes')")) {
            row.next();
            return "PostgreSQL " + row.getString(1);
        }
    }

    /** How often a second 8 kB are written and flushed to this disk by one writer. */
    long flushesPerSecond(long millis) throws IOException {
        Path file = Files.createTempFile(folder, "flush", ".bin");
        ByteBuffer page = ByteBuffer.allocateDirect(8192);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            long begun = System.nanoTime();
            long count = 0;
            while (System.nanoTime() - begun < millis * 1_000_000L) {
                page.clear();
                channel.write(page, 0);
                channel.force(false);
                count++;
            }
            return count * 1_000_000_000L / (System.nanoTime() - begun);
        } finally {
            Files.delete(file);
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
