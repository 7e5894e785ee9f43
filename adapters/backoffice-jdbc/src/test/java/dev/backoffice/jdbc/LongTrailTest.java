package dev.backoffice.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.backoffice.core.trail.TrailReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A trail of a million events, or of as many as {@code -Dbackoffice.trail.events} says: sealed, verified in one pass, and one
 * edited event among them found. Prints what it took.
 */
@Tag("soak")
class LongTrailTest {
    private static final int EVENTS = Integer.getInteger("backoffice.trail.events", 1_000_000);
    private static final int TOGETHER = 1_000;

    @TempDir
    private Path folder;

    @Test
    void a_million_events_in_an_h2_file_verify_in_one_pass() {
        JdbcConnectionPool pool = H2Databases.pool("jdbc:h2:file:" + folder.resolve("trail") + ";WRITE_DELAY=0");
        verifyMany("H2 file", pool);
        pool.dispose();
    }

    @Test
    void a_million_events_in_postgresql_verify_in_one_pass() {
        try (HikariDataSource pool = PostgresServer.pool(PostgresServer.newDatabase())) {
            verifyMany("PostgreSQL", pool);
        }
    }

    private static void verifyMany(String name, DataSource dataSource) {
        Schema.migrate(dataSource);
        SealedTrail trail = new SealedTrail(dataSource);
        timed(name, "written", () -> {
            for (int i = 0; i < EVENTS; i += TOGETHER) {
                trail.appendMany(SealedTrail.BLUE, i, Math.min(TOGETHER, EVENTS - i));
            }
            return true;
        });
        timed(name, "sealed", () -> {
            trail.seal(1_000);
            return true;
        });
        TrailReport clean = timed(name, "verified", trail::verify);
        assertThat(clean.findings()).isEmpty();
        assertThat(clean.events()).isEqualTo(EVENTS);
        assertThat(clean.tail().count()).isZero();

        Tampering.EVENT_BODY.on(dataSource, EVENTS / 2, 1, 1, 1);
        assertThat(trail.verify().findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.position()).hasValue(EVENTS / 2));
    }

    private static <T> T timed(String name, String what, Supplier<T> work) {
        long begun = System.nanoTime();
        T done = work.get();
        Duration taken = Duration.ofNanos(System.nanoTime() - begun);
        System.out.printf(
                Locale.ROOT,
                "%s: %,d events %s in %,d ms, %,d events/s%n",
                name,
                EVENTS,
                what,
                taken.toMillis(),
                EVENTS * 1_000L / Math.max(1, taken.toMillis()));
        return done;
    }
}
