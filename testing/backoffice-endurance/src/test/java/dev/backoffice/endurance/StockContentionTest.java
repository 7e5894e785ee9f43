package dev.backoffice.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.backoffice.core.access.AccessPolicy;
import dev.backoffice.core.approval.ApprovalPolicy;
import dev.backoffice.core.command.Commands;
import dev.backoffice.core.command.GroupCommit;
import dev.backoffice.core.command.RetryPolicy;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.identity.IdGenerator;
import dev.backoffice.core.store.Store;
import dev.backoffice.inventory.catalog.AddItem;
import dev.backoffice.inventory.catalog.Catalog;
import dev.backoffice.inventory.stock.Availability;
import dev.backoffice.inventory.stock.HoldStock;
import dev.backoffice.inventory.stock.ReceiveGoods;
import dev.backoffice.inventory.stock.Stock;
import dev.backoffice.jdbc.Isolation;
import dev.backoffice.jdbc.JdbcStore;
import dev.backoffice.jdbc.Schema;
import dev.backoffice.memory.MemoryStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * 64 threads fight for a hundred pieces of one item that lie in five warehouses, each naming the warehouses in an order of its own:
 * on every store, alone and in groups, a hundred are granted, and no thread is told of a deadlock.
 */
class StockContentionTest {
    private static final CallContext MARIA = CallContext.of("blue-shop", "maria");
    private static final String MUG = "MUG-01";
    private static final List<String> SITES = List.of("SP1", "SP2", "RJ1", "MG1", "PR1");
    private static final int THREADS = 64;
    private static final int AT_EACH_SITE = 20;

    /** Nothing is tried twice: where locks are taken in one order, nothing has to be. */
    private static final RetryPolicy ONCE = new RetryPolicy(1, Duration.ofMillis(1), Duration.ofMillis(1));

    /** At SERIALIZABLE each of many rivals for one row may lose to all the others, one after the other. */
    private static final RetryPolicy PATIENT = new RetryPolicy(200, Duration.ofMillis(2), Duration.ofMillis(50));

    private static MortalServer server;

    @BeforeAll
    static void startTheServer() throws IOException {
        server = MortalServer.start();
    }

    @AfterAll
    static void stopTheServer() throws IOException {
        server.close();
    }

    enum Place {
        MEMORY,
        H2_FILE,
        POSTGRESQL_AT_READ_COMMITTED,
        POSTGRESQL_AT_SERIALIZABLE
    }

    @ParameterizedTest
    @EnumSource
    void a_hundred_pieces_are_granted_each_by_itself(Place place, @TempDir Path folder) throws Exception {
        fightAt(place, folder, Optional.empty());
    }

    @ParameterizedTest
    @EnumSource
    void a_hundred_pieces_are_granted_in_groups(Place place, @TempDir Path folder) throws Exception {
        fightAt(place, folder, Optional.of(GroupCommit.STANDARD));
    }

    private static void fightAt(Place place, Path folder, Optional<GroupCommit> groups) throws Exception {
        switch (place) {
            case MEMORY -> fight(MemoryStore.create(), ONCE, groups);
            case H2_FILE -> {
                try (HikariDataSource pool = Pools.on(Pools.h2(folder), 4)) {
                    Schema.migrate(pool);
                    fight(JdbcStore.on(pool), ONCE, groups);
                }
            }
            case POSTGRESQL_AT_READ_COMMITTED -> fightOnPostgresql(Isolation.READ_COMMITTED, ONCE, groups);
            case POSTGRESQL_AT_SERIALIZABLE -> fightOnPostgresql(Isolation.SERIALIZABLE, PATIENT, groups);
        }
    }

    private static void fightOnPostgresql(Isolation isolation, RetryPolicy retries, Optional<GroupCommit> groups)
            throws Exception {
        try (HikariDataSource pool = Pools.on(server.newDatabase(), 24)) {
            pool.setConnectionTimeout(60_000);
            Schema.migrate(pool);
            fight(JdbcStore.builder(pool).isolation(isolation).build(), retries, groups);
        }
    }

    private static void fight(Store store, RetryPolicy retries, Optional<GroupCommit> groups) throws Exception {
        InstantSource clock = InstantSource.system();
        Random random = new Random(42);
        Commands.Builder pipeline = Commands.builder(
                        store,
                        clock,
                        IdGenerator.uuidV7(clock, random),
                        random,
                        AccessPolicy.allowAll(),
                        ApprovalPolicy.noneNeeded())
                .retries(retries);
        groups.ifPresent(pipeline::groupCommit);
        Commands commands = pipeline.build();
        Stock stock = new Stock(commands);
        new Catalog(commands)
                .add(MARIA, AddItem.of(MUG, "Ceramic mug").ncm("69120000").price("39.90"));
        SITES.forEach(site -> stock.receive(
                MARIA,
                ReceiveGoods.of("delivery-" + site, MUG, AT_EACH_SITE)
                        .unitCost("12.50")
                        .at(site)));

        List<Future<Integer>> all = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            CyclicBarrier ready = new CyclicBarrier(THREADS);
            for (int i = 0; i < THREADS; i++) {
                int number = i;
                all.add(threads.submit(() -> {
                    ready.await(60, TimeUnit.SECONDS);
                    return grab(stock, number);
                }));
            }
            int granted = 0;
            for (Future<Integer> one : all) {
                granted += one.get(120, TimeUnit.SECONDS);
            }
            assertThat(granted).isEqualTo(SITES.size() * AT_EACH_SITE);
        } finally {
            threads.shutdownNow();
        }

        Availability availability = stock.availability(MARIA, MUG);
        assertThat(availability.available()).hasToString("0 UN");
        assertThat(availability.held()).hasToString("100 UN");
        assertThat(availability.sites())
                .allSatisfy(site -> assertThat(site.held()).hasToString(AT_EACH_SITE + " UN"));
        assertThat(stock.audit(MARIA).findings()).isEmpty();
    }

    /** Holds one piece at each of two or three warehouses at once while there are, then single ones; tells how many it got. */
    private static int grab(Stock stock, int thread) {
        Random random = new Random(thread);
        int got = 0;
        int count = 0;
        for (int misses = 0; misses < 3; ) {
            List<String> sites = new ArrayList<>(SITES);
            Collections.shuffle(sites, random);
            List<String> wanted = sites.subList(0, 2 + random.nextInt(2));
            if (holds(stock, thread + "/" + count++, wanted)) {
                got += wanted.size();
            } else {
                misses++;
            }
        }
        for (String site : SITES) {
            while (holds(stock, thread + "/" + count++, List.of(site))) {
                got++;
            }
        }
        return got;
    }

    private static boolean holds(Stock stock, String key, List<String> sites) {
        HoldStock command = HoldStock.of("hold/" + key, key);
        for (String site : sites) {
            command = command.line(site, MUG, 1);
        }
        try {
            stock.hold(MARIA, command);
            return true;
        } catch (RuleViolation refused) {
            assertThat(refused.code()).isEqualTo("stock.short");
            return false;
        }
    }
}
