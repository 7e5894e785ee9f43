package dev.backoffice.endurance;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A PostgreSQL of its own that can be killed with all its processes and started again over what is on the disk. */
final class MortalServer implements AutoCloseable {
    private final EmbeddedPostgres server;
    private final Path data;
    private final Path log;
    private final AtomicInteger databases = new AtomicInteger();

    private MortalServer(EmbeddedPostgres server, Path data) {
        this.server = server;
        this.data = data;
        this.log = data.resolveSibling(data.getFileName() + ".log");
    }

    static MortalServer start() throws IOException {
        Path data = Files.createTempDirectory("mortal-postgresql");
        return new MortalServer(
                EmbeddedPostgres.builder()
                        .setDataDirectory(data)
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("max_connections", "300")
                        .start(),
                data);
    }

    String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    /** The address of a new, empty database. */
    String newDatabase() throws SQLException {
        String name = "db" + databases.incrementAndGet();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return server.getJdbcUrl("postgres", name);
    }

    void killAndStart() throws IOException, InterruptedException {
        ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(
                        Files.readAllLines(data.resolve("postmaster.pid")).get(0)))
                .orElseThrow();
        String program = postmaster.info().command().orElseThrow();
        List<ProcessHandle> all = new ArrayList<>(List.of(postmaster));
        try (Stream<ProcessHandle> children = postmaster.descendants()) {
            children.forEach(all::add);
        }
        all.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle one : all) {
            one.onExit().orTimeout(30, TimeUnit.SECONDS).join();
        }
        start(program);
        awaitConnection();
    }

    private void start(String program) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (System.getProperty("user.name").equals("root")) {
            // The server refuses to run as root; in a user namespace of its own it does not see that it is.
            command.addAll(List.of("unshare", "-U"));
        }
        command.addAll(List.of(
                program, "-D", data.toString(), "-p", Integer.toString(server.getPort()), "-c", "fsync=on", "-c"));
        command.addAll(List.of("synchronous_commit=on", "-c", "max_connections=300"));
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private void awaitConnection() throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (true) {
            try (Connection connection = server.getPostgresDatabase().getConnection()) {
                if (connection.isValid(5)) {
                    return;
                }
            } catch (SQLException notYet) {
                if (System.nanoTime() > end) {
                    throw new AssertionError("the server did not come back:\n" + Files.readString(log), notYet);
                }
            }
            Thread.sleep(50);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        Files.deleteIfExists(log);
    }
}
