package dev.backoffice.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.backoffice.core.job.Budget;
import dev.backoffice.core.job.RunReport;
import dev.backoffice.finance.charge.ChargeMethod;
import dev.backoffice.finance.charge.OpenCharge;
import dev.backoffice.fiscal.br.nfe.simulation.SimulatedAuthority;
import dev.backoffice.jdbc.JdbcStore;
import dev.backoffice.testkit.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.joda.money.Money;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a heartbeat costs in a store of many tenants, each with a charge that is due on another day and a sealed trail: it grows with
 * what is due. Prints its figures; {@code docs/scaling.md} keeps them.
 */
@Tag("soak")
class ManyTenantsIT {
    private static final int FEW = 100;
    private static final int MANY = Integer.getInteger("backoffice.soak.tenants", 10_000);
    private static final int ROUNDS = 5;
    private static final Budget UNHURRIED = new Budget(Duration.ofMinutes(10), 1000);
    private static final Money TEN = Money.parse("BRL 10.00");

    @Test
    void on_h2(@TempDir Path folder) throws Exception {
        Figures few = measure("H2 in a file", Pools.h2(folder.resolve("few")), FEW);
        Figures many = measure("H2 in a file", Pools.h2(folder.resolve("many")), MANY);

        costsNoMore(few, many);
    }

    @Test
    void on_postgresql() throws Exception {
        try (MortalServer server = MortalServer.start()) {
            Figures few = measure("PostgreSQL", server.newDatabase(), FEW);
            Figures many = measure("PostgreSQL", server.newDatabase(), MANY);

            costsNoMore(few, many);
        }
    }

    /** Milliseconds of one heartbeat; medians. */
    private record Figures(double idle, double one, double ten, double hundred) {}

    /** Wide enough for a busy machine; a cost that grew with a hundred times as many tenants would be far beyond it. */
    private static void costsNoMore(Figures few, Figures many) {
        assertThat(many.idle()).isLessThan(10 * few.idle() + 100);
        assertThat(many.one()).isLessThan(10 * few.one() + 200);
        assertThat(many.hundred()).isLessThan(10 * few.hundred() + 2000);
    }

    private static Figures measure(String where, String url, int tenants) throws Exception {
        SettableClock clock = SettableClock.at(Instant.parse("2026-11-24T12:00:00Z"));
        try (HikariDataSource pool = Pools.on(url, 12)) {
            Shop shop = Shop.on(JdbcStore.migrated(pool), SimulatedAuthority.accepting(), clock);
            double filled = millis(() -> fill(shop, clock.instant(), tenants));
            double settled = millis(() -> settle(shop));

            List<Double> idle = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                idle.add(millis(() ->
                        assertThat(shop.backoffice.runDue(UNHURRIED).total()).isZero()));
            }
            Figures figures = new Figures(
                    median(idle),
                    due(shop, clock, tenants, 1),
                    due(shop, clock, tenants, 10),
                    due(shop, clock, tenants, 100));
            System.out.printf(
                    Locale.ROOT,
                    "%s, %d tenants: a charge each in %.1f s, their events delivered and sealed in %.1f s; "
                            + "nothing due %.1f ms, 1 tenant %.1f ms, 10 tenants %.1f ms, 100 tenants %.1f ms%n",
                    where,
                    tenants,
                    filled / 1000,
                    settled / 1000,
                    figures.idle(),
                    figures.one(),
                    figures.ten(),
                    figures.hundred());
            return figures;
        }
    }

    private static String tenant(int number) {
        return "shop-%05d".formatted(number);
    }

    private static void open(Shop shop, String tenant, String key, Instant expires) {
        shop.backoffice
                .charges()
                .open(
                        Shop.maria(tenant),
                        OpenCharge.of(key, "order/" + key, 1, ChargeMethod.PIX, TEN)
                                .expiresAt(expires));
    }

    private static void fill(Shop shop, Instant now, int tenants) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Void>> all = new ArrayList<>();
            for (int number = 0; number < tenants; number++) {
                String tenant = tenant(number);
                all.add(() -> {
                    open(shop, tenant, "later", now.plus(Duration.ofDays(30)));
                    return null;
                });
            }
            for (Future<Void> opened : threads.invokeAll(all)) {
                opened.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void settle(Shop shop) {
        RunReport report;
        do {
            report = shop.backoffice.runDue(UNHURRIED);
            assertThat(report.failures()).isEmpty();
        } while (report.total() > 0);
    }

    /** A heartbeat in which one charge of each of this many tenants expires, and all that follows from it. */
    private static double due(Shop shop, SettableClock clock, int tenants, int count) throws Exception {
        List<Double> rounds = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < count; i++) {
                String tenant = tenant((int) ((long) i * tenants / count));
                open(
                        shop,
                        tenant,
                        "soon-" + count + "-" + round,
                        clock.instant().plusSeconds(60));
            }
            settle(shop);
            clock.advance(Duration.ofMinutes(2));
            rounds.add(millis(() ->
                    assertThat(shop.backoffice.runDue(UNHURRIED).done()).containsEntry("charge.expire-due", count)));
            settle(shop);
        }
        return median(rounds);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    /** What may throw. */
    private interface Action {
        void run() throws Exception;
    }

    private static double millis(Action action) throws Exception {
        long before = System.nanoTime();
        action.run();
        return (System.nanoTime() - before) / 1e6;
    }
}
