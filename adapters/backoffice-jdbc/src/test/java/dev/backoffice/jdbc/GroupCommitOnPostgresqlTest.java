package dev.backoffice.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.backoffice.core.access.AccessPolicy;
import dev.backoffice.core.approval.ApprovalPolicy;
import dev.backoffice.core.command.Command;
import dev.backoffice.core.command.Commands;
import dev.backoffice.core.command.GroupCommit;
import dev.backoffice.core.command.HotCall;
import dev.backoffice.core.command.HotWork;
import dev.backoffice.core.command.Verb;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.counter.Counter;
import dev.backoffice.core.counter.CounterKey;
import dev.backoffice.core.counter.CounterOperation;
import dev.backoffice.core.error.Unavailable;
import dev.backoffice.core.identity.IdGenerator;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.HotSession;
import dev.backoffice.core.store.Outcome;
import dev.backoffice.core.store.Store;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of a group when others hold its rows, and when its connection is somebody else's. */
@Timeout(60)
class GroupCommitOnPostgresqlTest {
    private static final CallContext MARIA = CallContext.of("blue-shop", "maria");
    private static final GroupCommit QUICK = new GroupCommit(100, Duration.ofMillis(100));
    private static HikariDataSource pool;

    private final ExecutorService callers = Executors.newCachedThreadPool();
    private Store store;

    /** Adds one to a counter. */
    private record Add(IdempotencyKey key, String counter) implements Command {
        Doc form() {
            return Doc.of(counter);
        }
    }

    private static final Verb<Add, String> ADD = Verb.of("test.add", 1, Add::form, answer -> answer, answer -> answer);
    private static final HotWork<Add, String> ADDING = GroupCommitOnPostgresqlTest::add;

    private static List<Outcome<String>> add(HotSession session, List<HotCall<Add>> calls) {
        List<CounterOperation> operations = new ArrayList<>();
        calls.forEach(call -> operations.add(
                new CounterOperation.Adjust(Map.of(counter(call.command().counter()), 1L))));
        return session.counters().apply(operations).stream()
                .map(outcome -> outcome.map(change -> "added"))
                .toList();
    }

    private static CounterKey counter(String name) {
        return new CounterKey(MARIA.tenant(), "stock", name);
    }

    @BeforeAll
    static void makeTheDatabase() {
        pool = PostgresServer.pool(PostgresServer.newDatabase());
        Schema.migrate(pool);
    }

    @AfterAll
    static void leaveTheDatabase() {
        pool.close();
    }

    @BeforeEach
    void openTheStore() {
        Emptied.all(pool, "bo_");
        store = JdbcStore.on(pool);
    }

    @AfterEach
    void end() {
        callers.shutdownNow();
    }

    private static Commands grouping(Store store, GroupCommit policy) {
        InstantSource clock = InstantSource.system();
        Random random = new Random(42);
        return Commands.builder(
                        store,
                        clock,
                        IdGenerator.uuidV7(clock, random),
                        random,
                        AccessPolicy.allowAll(),
                        ApprovalPolicy.noneNeeded())
                .groupCommit(policy)
                .build();
    }

    private static String given(Commands commands, String key, String counter) {
        return commands.hot(MARIA, ADD, new Add(IdempotencyKey.of(key), counter), ADDING);
    }

    private Map<String, Long> counts() {
        List<CounterKey> keys = List.of(counter("A"), counter("B"));
        return store.hot(session -> session.counters().read(keys)).entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().name(), entry -> onHand(entry.getValue())));
    }

    private static long onHand(Counter counter) {
        return counter.onHand();
    }

    /** Waits until so many sessions stand before a lock. */
    private static void awaitWaiting(int wanted) throws SQLException, InterruptedException {
        while (waiting() < wanted) {
            Thread.sleep(5);
        }
    }

    private static int waiting() throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                                + " AND datname = current_database()")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Test
    void who_waits_for_a_row_that_is_locked_for_long_keeps_nobody_else_waiting() throws Exception {
        Commands commands = grouping(store, QUICK);
        assertThat(given(commands, "first-a", "A")).isEqualTo("added");
        assertThat(given(commands, "first-b", "B")).isEqualTo("added");
        Future<String> onTheLockedRow;
        try (Connection stranger = pool.getConnection()) {
            stranger.setAutoCommit(false);
            try (Statement statement = stranger.createStatement()) {
                assertThat(statement.executeUpdate("UPDATE bo_counter SET on_hand = on_hand WHERE name = 'A'"))
                        .isEqualTo(1);
            }
            // It leads a group into the lock; those who come meanwhile are in the next one.
            onTheLockedRow = callers.submit(() -> given(commands, "a", "A"));
            awaitWaiting(1);
            List<Future<String>> onOtherRows = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                String key = "b" + i;
                onOtherRows.add(callers.submit(() -> given(commands, key, "B")));
            }
            for (Future<String> other : onOtherRows) {
                assertThat(other.get(30, TimeUnit.SECONDS)).isEqualTo("added");
            }
            assertThat(onTheLockedRow.isDone()).as("it waits for its own row").isFalse();
            stranger.rollback();
            stranger.setAutoCommit(true);
        }
        assertThat(onTheLockedRow.get(30, TimeUnit.SECONDS)).isEqualTo("added");
        assertThat(counts()).isEqualTo(Map.of("A", 2L, "B", 21L));
    }

    @Test
    void a_group_in_which_one_needs_a_locked_row_is_given_back_and_the_others_go_on() throws Exception {
        // As long as this one leads, the others gather behind it and are one group.
        Commands commands = grouping(store, QUICK);
        given(commands, "first-a", "A");
        given(commands, "first-b", "B");
        List<Future<String>> onTheLockedRow = new ArrayList<>();
        List<Future<String>> onOtherRows = new ArrayList<>();
        try (Connection stranger = pool.getConnection()) {
            stranger.setAutoCommit(false);
            try (Statement statement = stranger.createStatement()) {
                statement.executeUpdate("UPDATE bo_counter SET on_hand = on_hand WHERE name = 'A'");
            }
            for (int i = 0; i < 30; i++) {
                String key = "mixed" + i;
                if (i % 10 == 0) {
                    onTheLockedRow.add(callers.submit(() -> given(commands, key, "A")));
                } else {
                    onOtherRows.add(callers.submit(() -> given(commands, key, "B")));
                }
            }
            for (Future<String> other : onOtherRows) {
                assertThat(other.get(30, TimeUnit.SECONDS)).isEqualTo("added");
            }
            assertThat(onTheLockedRow).noneMatch(Future::isDone);
            stranger.rollback();
            stranger.setAutoCommit(true);
        }
        for (Future<String> locked : onTheLockedRow) {
            assertThat(locked.get(30, TimeUnit.SECONDS)).isEqualTo("added");
        }
        assertThat(counts()).isEqualTo(Map.of("A", 4L, "B", 28L));
    }

    @Test
    void a_connection_in_the_middle_of_a_transaction_is_refused_for_a_group_too() {
        Watched watched = Watched.of(pool);
        Commands commands = grouping(JdbcStore.on(watched.dataSource()), QUICK);
        watched.autoCommit.set(false);

        assertThatThrownBy(() -> given(commands, "a", "A"))
                .isInstanceOfSatisfying(
                        Unavailable.class,
                        refused -> assertThat(refused.code()).isEqualTo("store.connection-in-transaction"));
        assertThat(watched.open).hasValue(0);
        assertThat(counts()).isEmpty();
    }

    @Test
    void the_time_a_group_waits_for_locks_stays_with_its_transaction() throws Exception {
        given(grouping(store, QUICK), "a", "A");

        for (int i = 0; i < pool.getHikariPoolMXBean().getTotalConnections(); i++) {
            try (Connection connection = pool.getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SHOW lock_timeout")) {
                rows.next();
                assertThat(rows.getString(1)).isEqualTo("0");
            }
        }
    }
}
