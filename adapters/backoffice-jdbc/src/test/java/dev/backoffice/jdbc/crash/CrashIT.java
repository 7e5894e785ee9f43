package dev.backoffice.jdbc.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.balance.BalanceKey;
import dev.backoffice.core.balance.BalanceQuery;
import dev.backoffice.core.command.Receipt;
import dev.backoffice.core.command.ReceiptKey;
import dev.backoffice.core.counter.Counter;
import dev.backoffice.core.counter.CounterKey;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.numbering.NumberLease;
import dev.backoffice.core.store.DocumentQuery;
import dev.backoffice.core.store.Store;
import dev.backoffice.core.store.StoredDocument;
import dev.backoffice.jdbc.JdbcStore;
import dev.backoffice.jdbc.Schema;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * After kill -9 of the process, and of the PostgreSQL server with all its children, nothing answered is lost and nothing is
 * there twice.
 */
class CrashIT {
    private static final int THREADS = 4;
    private static final int MANY = Integer.getInteger("backoffice.crash.kills", 40);
    private static final long SEED = Long.getLong("backoffice.crash.seed", 20260302L);

    @Test
    void killing_the_process_on_an_h2_file_loses_and_doubles_nothing(@TempDir Path folder) throws Exception {
        killWorkers("H2 file, process killed", h2(folder), 3);
    }

    @Test
    void killing_the_process_on_postgresql_loses_and_doubles_nothing() throws Exception {
        try (MortalServer server = MortalServer.start()) {
            killWorkers("PostgreSQL, process killed", server.url(), 3);
        }
    }

    @Test
    void killing_the_postgresql_server_loses_and_doubles_nothing() throws Exception {
        killServers(2);
    }

    @Test
    @Tag("soak")
    void many_kills_of_the_process_on_an_h2_file_lose_and_double_nothing(@TempDir Path folder) throws Exception {
        killWorkers("H2 file, process killed", h2(folder), MANY);
    }

    @Test
    @Tag("soak")
    void many_kills_of_the_process_on_postgresql_lose_and_double_nothing() throws Exception {
        try (MortalServer server = MortalServer.start()) {
            killWorkers("PostgreSQL, process killed", server.url(), MANY);
        }
    }

    @Test
    @Tag("soak")
    void many_kills_of_the_postgresql_server_lose_and_double_nothing() throws Exception {
        killServers(MANY / 2);
    }

    private static String h2(Path folder) {
        return "jdbc:h2:file:" + folder.resolve("shop") + ";WRITE_DELAY=0";
    }

    private static DataSource dataSource(String url) {
        if (url.startsWith("jdbc:h2")) {
            JdbcDataSource h2 = new JdbcDataSource();
            h2.setURL(url);
            h2.setUser("sa");
            return h2;
        }
        PGSimpleDataSource postgresql = new PGSimpleDataSource();
        postgresql.setURL(url);
        return postgresql;
    }

    private void killWorkers(String what, String url, int kills) throws Exception {
        Random random = new Random(SEED);
        DataSource dataSource = dataSource(url);
        Schema.migrate(dataSource);
        Map<String, String> answered = new HashMap<>();
        for (int kill = 0; kill < kills; kill++) {
            RunningWorker worker = RunningWorker.start(url, "k" + kill, THREADS);
            worker.awaitAnswers(25);
            Thread.sleep(random.nextInt(400));
            answered.putAll(worker.kill());
            assertNothingLostOrDoubled(dataSource, answered);
        }
        assertSendingAgainChangesNothing(dataSource, answered);
        report(what, kills, dataSource, answered);
    }

    private void killServers(int kills) throws Exception {
        Random random = new Random(SEED);
        try (MortalServer server = MortalServer.start()) {
            DataSource dataSource = dataSource(server.url());
            Schema.migrate(dataSource);
            RunningWorker worker = RunningWorker.start(server.url(), "s", THREADS);
            for (int kill = 0; kill < kills; kill++) {
                worker.awaitAnswers(worker.answered() + 20);
                Thread.sleep(random.nextInt(400));
                server.killAndStart();
            }
            worker.awaitAnswers(worker.answered() + 20);
            Map<String, String> answered = worker.stop();
            assertNothingLostOrDoubled(dataSource, answered);
            assertSendingAgainChangesNothing(dataSource, answered);
            report("PostgreSQL, server killed", kills, dataSource, answered);
        }
    }

    private static void report(String what, int kills, DataSource dataSource, Map<String, String> answered) {
        System.out.printf(
                "%s: %d kills, %d commands answered, %d done, 0 lost, 0 doubled%n",
                what,
                kills,
                answered.size(),
                rows(JdbcStore.on(dataSource), Ledger.ENTRY).size()
                        + rows(JdbcStore.on(dataSource), Ledger.MOVEMENT).size());
    }

    private static void assertNothingLostOrDoubled(DataSource dataSource, Map<String, String> answered) {
        Store store = JdbcStore.on(dataSource);
        Map<String, StoredDocument> entries = rows(store, Ledger.ENTRY);
        Map<String, StoredDocument> movements = rows(store, Ledger.MOVEMENT);
        Set<String> done = new TreeSet<>(entries.keySet());
        done.addAll(movements.keySet());

        assertThat(done).as("nothing answered is lost").containsAll(answered.keySet());
        Map<String, Receipt> receipts = receipts(store, done);
        assertThat(receipts.keySet()).as("what is done has its receipt").isEqualTo(done);
        answered.forEach((key, answer) -> assertThat(receipts.get(key).result())
                .as("the receipt of %s", key)
                .isEqualTo(answer));

        long taken = movements.size();
        Map<CounterKey, Counter> counters =
                store.hot(session -> session.counters().read(List.of(Ledger.TAKEN)));
        assertThat(counters.getOrDefault(Ledger.TAKEN, Counter.empty(Ledger.TAKEN))
                        .onHand())
                .as("the counter is the sum of what was taken")
                .isEqualTo(taken);
        Map<BalanceKey, Long> balances =
                store.hot(session -> session.deltas().balances(BalanceQuery.of(Ledger.MARIA.tenant(), "ledger")));
        assertThat(balances)
                .as("each posting counts once, and they sum to zero")
                .isEqualTo(taken == 0 ? Map.of() : Map.of(Ledger.CASH, 3 * taken, Ledger.SALES, -3 * taken));
        List<NumberLease> leases = store.hot(session -> session.numbers().list(Ledger.SERIES, 1, Integer.MAX_VALUE));
        for (int i = 0; i < leases.size(); i++) {
            NumberLease lease = leases.get(i);
            assertThat(lease.number()).as("numbers without gap").isEqualTo(i + 1L);
            assertThat(movements.get(lease.document()).body().text("text"))
                    .as("the number of %s", lease.document())
                    .isEqualTo(Long.toString(lease.number()));
        }
        assertThat(leases).as("one number per movement").hasSize((int) taken);

        deliverEverything(store);
        Set<String> happened = new TreeSet<>();
        entries.keySet().forEach(key -> happened.add(Ledger.ENTRY + "/" + key));
        movements.keySet().forEach(key -> happened.add(Ledger.MOVEMENT + "/" + key));
        assertThat(rows(store, Ledger.HEARD).keySet())
                .as("each event was heard, and none twice")
                .isEqualTo(happened);
    }

    /** As if the leases of those who died had ended. */
    private static void deliverEverything(Store store) {
        InstantSource later = InstantSource.offset(InstantSource.system(), Duration.ofHours(1));
        Ledger ledger = new Ledger(store, later, SEED);
        while (ledger.relayAndFold(ledger.moment(later)) > 0) {
            assertThat(store.deliveries().parked(10)).isEmpty();
        }
        assertThat(store.deliveries().backlog("hearing").unfinished())
                .as("every delivery goes on")
                .isZero();
        long unfolded = store.hot(session -> session.deltas().unfolded());
        assertThat(unfolded).isZero();
    }

    private static void assertSendingAgainChangesNothing(DataSource dataSource, Map<String, String> answered) {
        Store store = JdbcStore.on(dataSource);
        Map<String, StoredDocument> entries = rows(store, Ledger.ENTRY);
        Map<String, StoredDocument> movements = rows(store, Ledger.MOVEMENT);
        Ledger ledger = new Ledger(store, InstantSource.system(), SEED);
        answered.forEach((key, answer) -> assertThat(ledger.give(key))
                .as("the answer of %s, given again", key)
                .isEqualTo(answer));
        assertThat(rows(store, Ledger.ENTRY)).isEqualTo(entries);
        assertThat(rows(store, Ledger.MOVEMENT)).isEqualTo(movements);
        assertNothingLostOrDoubled(dataSource, answered);
    }

    private static Map<String, StoredDocument> rows(Store store, String kind) {
        return store.execute(Ledger.MARIA, session -> {
            Map<String, StoredDocument> all = new HashMap<>();
            Optional<DocumentQuery> next = Optional.of(DocumentQuery.all(kind));
            while (next.isPresent()) {
                DocumentQuery query = next.get();
                List<StoredDocument> page = session.documents().list(query);
                page.forEach(row -> all.put(row.id(), row));
                next = page.size() < query.limit()
                        ? Optional.empty()
                        : Optional.of(query.after(page.get(page.size() - 1)));
            }
            return all;
        });
    }

    private static Map<String, Receipt> receipts(Store store, Set<String> keys) {
        List<ReceiptKey> wanted = new ArrayList<>();
        for (String key : keys) {
            String verb = key.startsWith("w") ? Ledger.WRITE.name() : Ledger.TAKE.name();
            wanted.add(new ReceiptKey(Ledger.MARIA.tenant(), verb, IdempotencyKey.of(key)));
        }
        Map<ReceiptKey, Receipt> found = store.hot(session -> session.receipts().find(wanted));
        return found.entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().key().value(), Map.Entry::getValue));
    }
}
