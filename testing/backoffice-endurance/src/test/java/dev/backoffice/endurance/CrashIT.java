package dev.backoffice.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
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
import java.io.IOException;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * After kill -9 of the process, and of the PostgreSQL server with all its children, nothing answered is lost and nothing is
 * there twice.
 */
class CrashIT {
    private static final int MANY = Integer.getInteger("backoffice.crash.kills", 40);
    private static final long SEED = Long.getLong("backoffice.crash.seed", 20260302L);

    /** How the commands are given. */
    private enum Load {
        /** Four threads, each command committed by itself. */
        EACH(4, LedgerWorker.EACH),
        /** 64 threads, committed in groups, some keys given twice and some poisoned. */
        GROUPS(64, LedgerWorker.GROUPS);

        private final int threads;
        private final String argument;

        Load(int threads, String argument) {
            this.threads = threads;
            this.argument = argument;
        }

        MortalProcess start(String url, String run) throws IOException {
            return MortalProcess.start(LedgerWorker.class, url, run, Integer.toString(threads), argument);
        }
    }

    @Test
    void killing_the_process_on_an_h2_file_loses_and_doubles_nothing(@TempDir Path folder) throws Exception {
        killWorkers("H2 file, process killed", Load.EACH, Pools.h2(folder), 3);
    }

    @Test
    void killing_the_process_on_postgresql_loses_and_doubles_nothing() throws Exception {
        try (MortalServer server = MortalServer.start()) {
            killWorkers("PostgreSQL, process killed", Load.EACH, server.url(), 3);
        }
    }

    @Test
    void killing_the_postgresql_server_loses_and_doubles_nothing() throws Exception {
        killServers("PostgreSQL, server killed", Load.EACH, 2);
    }

    @Test
    void killing_the_process_while_it_commits_groups_loses_and_doubles_nothing() throws Exception {
        try (MortalServer server = MortalServer.start()) {
            killWorkers("PostgreSQL, groups, process killed", Load.GROUPS, server.url(), 2);
        }
    }

    @Test
    void killing_the_postgresql_server_while_it_is_sent_groups_loses_and_doubles_nothing() throws Exception {
        killServers("PostgreSQL, groups, server killed", Load.GROUPS, 2);
    }

    @Test
    @Tag("soak")
    void many_kills_of_the_process_on_an_h2_file_lose_and_double_nothing(@TempDir Path folder) throws Exception {
        killWorkers("H2 file, process killed", Load.EACH, Pools.h2(folder), MANY);
    }

    @Test
    @Tag("soak")
    void many_kills_of_the_process_on_postgresql_lose_and_double_nothing() throws Exception {
        try (MortalServer server = MortalServer.start()) {
            killWorkers("PostgreSQL, process killed", Load.EACH, server.url(), MANY);
        }
    }

    @Test
    @Tag("soak")
    void many_kills_of_the_postgresql_server_lose_and_double_nothing() throws Exception {
        killServers("PostgreSQL, server killed", Load.EACH, MANY / 2);
    }

    @Test
    @Tag("soak")
    void many_kills_of_the_process_while_it_commits_groups_lose_and_double_nothing() throws Exception {
        try (MortalServer server = MortalServer.start()) {
            killWorkers("PostgreSQL, groups, process killed", Load.GROUPS, server.url(), MANY);
        }
    }

    @Test
    @Tag("soak")
    void many_kills_of_the_postgresql_server_while_it_is_sent_groups_lose_and_double_nothing() throws Exception {
        killServers("PostgreSQL, groups, server killed", Load.GROUPS, MANY / 2);
    }

    /** What somebody does who has the database while no process does. */
    private interface Look {
        void at(DataSource dataSource);
    }

    private static void look(String url, Look look) {
        try (HikariDataSource pool = Pools.on(url, 4)) {
            look.at(pool);
        }
    }

    private static void killWorkers(String what, Load load, String url, int kills) throws Exception {
        Random random = new Random(SEED);
        look(url, Schema::migrate);
        Told told = new Told();
        for (int kill = 0; kill < kills; kill++) {
            MortalProcess worker = load.start(url, "k" + kill);
            worker.awaitAnswers(25);
            Thread.sleep(random.nextInt(400));
            worker.kill();
            told.add(worker);
            look(url, database -> assertNothingLostOrDoubled(database, told.answers()));
        }
        look(url, database -> assertSendingAgainChangesNothing(what, kills, database, told));
    }

    private static void killServers(String what, Load load, int kills) throws Exception {
        Random random = new Random(SEED);
        try (MortalServer server = MortalServer.start()) {
            look(server.url(), Schema::migrate);
            MortalProcess worker = load.start(server.url(), "s");
            for (int kill = 0; kill < kills; kill++) {
                worker.awaitAnswers(worker.answered() + 20);
                Thread.sleep(random.nextInt(400));
                server.killAndStart();
            }
            worker.awaitAnswers(worker.answered() + 20);
            worker.stop();
            Told told = new Told();
            told.add(worker);
            assertThat(told.unanswered())
                    .as("the commands a living process was never told of")
                    .isEmpty();
            look(server.url(), database -> {
                assertNothingLostOrDoubled(database, told.answers());
                assertSendingAgainChangesNothing(what, kills, database, told);
            });
        }
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
        long unfolded = store.hot(session -> session.deltas().unfolded(1_000_000));
        assertThat(unfolded).isZero();
    }

    /** What was answered is answered the same and changes nothing; what was not is done now, unless it was done already. */
    private static void assertSendingAgainChangesNothing(String what, int kills, DataSource dataSource, Told told) {
        Store store = JdbcStore.on(dataSource);
        Map<String, StoredDocument> entries = rows(store, Ledger.ENTRY);
        Map<String, StoredDocument> movements = rows(store, Ledger.MOVEMENT);
        Ledger ledger = new Ledger(store, InstantSource.system(), SEED);
        int answered = told.answers().size();
        told.answers()
                .forEach((key, answer) -> assertThat(ledger.give(key))
                        .as("the answer of %s, given again", key)
                        .isEqualTo(answer));
        assertThat(rows(store, Ledger.ENTRY)).isEqualTo(entries);
        assertThat(rows(store, Ledger.MOVEMENT)).isEqualTo(movements);

        int unanswered = told.unanswered().size();
        int done = 0;
        for (String key : told.unanswered()) {
            done += entries.containsKey(key) || movements.containsKey(key) ? 1 : 0;
            try {
                told.resolved(key, ledger.give(key));
            } catch (Ledger.Poison poisoned) {
                assertThat(key).startsWith("p");
            }
        }
        assertNothingLostOrDoubled(dataSource, told.answers());
        assertThat(rows(store, Ledger.MOVEMENT).keySet())
                .as("nothing poisoned is there")
                .noneMatch(key -> key.startsWith("p"));
        System.out.printf(
                "%s: %d kills, %d commands answered, 0 lost, 0 doubled; of %d without an answer %d were done%n",
                what, kills, answered, unanswered, done);
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
