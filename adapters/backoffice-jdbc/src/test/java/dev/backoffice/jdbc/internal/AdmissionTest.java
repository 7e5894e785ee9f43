package dev.backoffice.jdbc.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.error.Unavailable;
import dev.backoffice.jdbc.Schema;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is let in on a database that is given one transaction at a time. */
class AdmissionTest {
    private static final Duration PATIENCE = Duration.ofMillis(150);

    private final JdbcConnectionPool pool =
            JdbcConnectionPool.create("jdbc:h2:mem:admission;DB_CLOSE_DELAY=-1", "sa", "");
    private final Admission admission = new Admission(true, PATIENCE);
    private Connection connection;
    private Joined joined;

    @BeforeEach
    void join() throws SQLException {
        Schema.migrate(pool);
        connection = pool.getConnection();
        connection.setAutoCommit(false);
        joined = Joined.of(
                connection,
                new Tables(false, "bo_"),
                admission,
                false,
                Connection.TRANSACTION_READ_COMMITTED,
                Installation.of(connection, "bo_"));
    }

    @AfterEach
    void end() throws SQLException {
        connection.close();
        pool.dispose();
    }

    private String ask() throws Exception {
        return CompletableFuture.supplyAsync(() -> {
                    try {
                        return admission.run(() -> "done");
                    } catch (Unavailable waited) {
                        return waited.code() + " " + waited.details();
                    }
                })
                .get(30, TimeUnit.SECONDS);
    }

    @Test
    void one_that_nobody_ends_is_waited_for_as_long_as_patience_lasts() throws Exception {
        assertThat(ask()).isEqualTo("store.lock-wait {lockWait=" + PATIENCE + "}");
        joined.close();
        assertThat(ask()).isEqualTo("done");
    }

    @Test
    void the_turn_of_a_connection_that_was_closed_is_over() throws Exception {
        CompletableFuture<String> waiting = CompletableFuture.supplyAsync(() -> admission.run(() -> "done"));
        connection.close();
        assertThat(waiting.get(30, TimeUnit.SECONDS)).isEqualTo("done");
    }

    @Test
    void whoever_is_interrupted_while_he_waits_stays_interrupted() throws Exception {
        CompletableFuture<String> seen = new CompletableFuture<>();
        Thread waiting = new Thread(() -> {
            Thread.currentThread().interrupt();
            try {
                admission.run(() -> "done");
            } catch (Unavailable waited) {
                seen.complete(waited.code() + " " + Thread.currentThread().isInterrupted());
            }
        });
        waiting.start();
        assertThat(seen.get(30, TimeUnit.SECONDS)).isEqualTo("store.lock-wait true");
    }

    @Test
    void an_error_inside_a_turn_ends_it() throws Exception {
        joined.close();
        assertThatThrownBy(() -> admission.run(() -> {
                    throw new IllegalArgumentException("no");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(ask()).isEqualTo("done");
    }
}
