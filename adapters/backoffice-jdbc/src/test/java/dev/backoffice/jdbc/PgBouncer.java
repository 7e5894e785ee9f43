package dev.backoffice.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A real PgBouncer that pools by transaction, before a database of {@link PostgresServer}; a package of most systems. */
final class PgBouncer implements AutoCloseable {
    private static final int FEWER_THAN_CALLERS = 4;
    private static final Pattern VERSION = Pattern.compile("PgBouncer (\\d+)\\.(\\d+)");

    private final Process process;
    private final Path folder;
    private final String url;

    private PgBouncer(Process process, Path folder, String url) {
        this.process = process;
        this.folder = folder;
        this.url = url;
    }

    /** Where it is installed; empty when it is not. */
    static Optional<Path> installed() {
        return Stream.concat(Stream.of(System.getenv().getOrDefault("PATH", "").split(":")), Stream.of("/usr/sbin"))
                .map(folder -> Path.of(folder, "pgbouncer"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Whether it follows prepared statements from one connection to the next: from 1.21 on. */
    static boolean followsPreparedStatements(Path binary) {
        try {
            Process asked = new ProcessBuilder(binary.toString(), "--version")
                    .redirectErrorStream(true)
                    .start();
            String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher version = VERSION.matcher(answer);
            return version.find()
                    && 1000 * Integer.parseInt(version.group(1)) + Integer.parseInt(version.group(2)) >= 1021;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Starts one with fewer connections than callers, so that each of these meets many of those. */
    static PgBouncer before(String database, Path binary) {
        URI direct = URI.create(database.substring("jdbc:".length()));
        try {
            Path folder = Files.createTempDirectory("pgbouncer");
            int port = free();
            Path settings = folder.resolve("pgbouncer.ini");
            Files.write(
                    settings,
                    List.of(
                            "[databases]",
                            "* = host=127.0.0.1 port=" + direct.getPort() + " user=postgres",
                            "[pgbouncer]",
                            "listen_addr = 127.0.0.1",
                            "listen_port = " + port,
                            "unix_socket_dir =",
                            "auth_type = any",
                            "pool_mode = transaction",
                            "default_pool_size = " + FEWER_THAN_CALLERS,
                            "max_client_conn = 200",
                            followsPreparedStatements(binary) ? "max_prepared_statements = 200" : "",
                            "ignore_startup_parameters = extra_float_digits"));
            List<String> command = new ArrayList<>(List.of(binary.toString(), settings.toString()));
            if (System.getProperty("user.name").equals("root")) {
                // it refuses to run as root
                command.addAll(1, List.of("-u", "nobody"));
                folder.toFile().setExecutable(true, false);
                folder.toFile().setReadable(true, false);
            }
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            String url = "jdbc:postgresql://127.0.0.1:" + port + direct.getPath() + "?user=postgres";
            PgBouncer started = new PgBouncer(process, folder, url);
            started.await(port);
            return started;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void await(int port) throws IOException {
        for (int attempt = 0; attempt < 100; attempt++) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
                return;
            } catch (IOException notYet) {
                if (!process.isAlive()) {
                    break;
                }
                pause();
            }
        }
        String log = Files.readString(folder.resolve("log"));
        close();
        throw new IllegalStateException("pgbouncer did not start: " + log);
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    /** The JDBC address of the same database through it. */
    String url() {
        return url;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
