package dev.backoffice.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.backoffice.fiscal.br.nfe.simulation.SimulatedAuthority;
import dev.backoffice.jdbc.JdbcStore;
import dev.backoffice.jdbc.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Orders from received to delivered while the process, or the PostgreSQL server, is killed with kill -9: after each recovery every
 * law holds as things lie, and once what is due was done no order is stuck, nothing answered is lost and nothing is there twice.
 * The tax authority lives in another process and remembers.
 */
class OrdersCrashIT {
    private static final int KILLS = Integer.getInteger("backoffice.crash.order-kills", 30);
    private static final int SERVER_KILLS = Integer.getInteger("backoffice.crash.order-server-kills", 10);
    private static final long SEED = Long.getLong("backoffice.crash.seed", 20260302L);

    @Test
    void orders_on_an_h2_file_survive_kills_of_the_process(@TempDir Path folder) throws Exception {
        killProcesses("Orders, H2 file, process killed", Pools.h2(folder), 2);
    }

    @Test
    void orders_on_postgresql_survive_kills_of_the_process() throws Exception {
        try (MortalServer server = MortalServer.start()) {
            killProcesses("Orders, PostgreSQL, process killed", server.url(), 2);
        }
    }

    @Test
    void orders_survive_kills_of_the_postgresql_server() throws Exception {
        killServers("Orders, PostgreSQL, server killed", 2);
    }

    @Test
    @Tag("soak")
    void orders_on_an_h2_file_survive_many_kills_of_the_process(@TempDir Path folder) throws Exception {
        killProcesses("Orders, H2 file, process killed", Pools.h2(folder), KILLS);
    }

    @Test
    @Tag("soak")
    void orders_on_postgresql_survive_many_kills_of_the_process() throws Exception {
        try (MortalServer server = MortalServer.start()) {
            killProcesses("Orders, PostgreSQL, process killed", server.url(), KILLS);
        }
    }

    @Test
    @Tag("soak")
    void orders_survive_many_kills_of_the_postgresql_server() throws Exception {
        killServers("Orders, PostgreSQL, server killed", SERVER_KILLS);
    }

    private static void killProcesses(String what, String url, int kills) throws Exception {
        Random random = new Random(SEED);
        try (Run run = Run.begin(url)) {
            for (int kill = 1; kill <= kills; kill++) {
                MortalProcess worker = run.start("k" + kill);
                worker.awaitAnswers(60 + random.nextInt(60));
                Thread.sleep(random.nextInt(500));
                worker.kill();
                // Every other time what was left lying is left to the next process.
                run.recovered(worker, kill % 2 == 0 || kill == kills);
            }
            System.out.printf("%s: %d kills, %s%n", what, kills, run.end());
        }
    }

    private static void killServers(String what, int kills) throws Exception {
        Random random = new Random(SEED);
        try (MortalServer server = MortalServer.start();
                Run run = Run.begin(server.url())) {
            for (int kill = 1; kill <= kills; kill++) {
                MortalProcess worker = run.start("s" + kill);
                worker.awaitAnswers(60 + random.nextInt(60));
                Thread.sleep(random.nextInt(500));
                server.killAndStart();
                worker.awaitAnswers(worker.answered() + 20);
                worker.stop();
                assertThat(worker.unanswered())
                        .as("the commands a living process was never told of")
                        .isEmpty();
                run.recovered(worker, kill % 2 == 0 || kill == kills);
            }
            System.out.printf("%s: %d kills, %s%n", what, kills, run.end());
        }
    }

    /** A database, the authority beside it, and what the processes have said. */
    private record Run(String url, SimulatedAuthority authority, AuthorityOffice office, Told told, Clock clock)
            implements AutoCloseable {
        /** The time of these shops: each process begins when the leases of the one before have ended. */
        private static final class Clock {
            private Duration ahead = Duration.ZERO;

            Instant now() {
                return InstantSource.offset(InstantSource.system(), ahead).instant();
            }

            void later(Duration time) {
                ahead = ahead.plus(time);
            }

            void atLeast(Instant time) {
                Duration missing = Duration.between(now(), time);
                if (!missing.isNegative()) {
                    later(missing.plusSeconds(1));
                }
            }
        }

        static Run begin(String url) throws IOException {
            // The answer to every tenth note is lost on its way, besides those that nobody is there for any more.
            SimulatedAuthority authority = SimulatedAuthority.accepting()
                    .losingAnswersTo(call -> call.accessKey().hashCode() % 10 == 0);
            Run run = new Run(url, authority, AuthorityOffice.of(authority), new Told(), new Clock());
            try (HikariDataSource pool = Pools.on(url, 4)) {
                Schema.migrate(pool);
                Shop.on(JdbcStore.on(pool), authority, InstantSource.system()).stock();
            }
            return run;
        }

        MortalProcess start(String name) throws IOException {
            return MortalProcess.start(
                    ShopWorker.class,
                    url,
                    name,
                    Integer.toString(office.port()),
                    Long.toString(clock.ahead.toSeconds()));
        }

        void recovered(MortalProcess worker, boolean toRest) {
            told.add(worker);
            clock.later(Duration.ofMinutes(5));
            try (HikariDataSource pool = Pools.on(url, 4)) {
                Inspection inspection = new Inspection(JdbcStore.on(pool), authority, clock.now(), told);
                inspection.assertLawsHold();
                if (toRest) {
                    inspection.resolve();
                    clock.atLeast(inspection.comeToRest());
                    inspection.assertNothingLostOrDoubled();
                }
            }
        }

        /** Everything is given once more, which changes nothing. */
        String end() {
            try (HikariDataSource pool = Pools.on(url, 4)) {
                Inspection inspection = new Inspection(JdbcStore.on(pool), authority, clock.now(), told);
                inspection.assertGivingAgainChangesNothing();
                return inspection.summary();
            }
        }

        @Override
        public void close() throws IOException {
            office.close();
        }
    }
}
