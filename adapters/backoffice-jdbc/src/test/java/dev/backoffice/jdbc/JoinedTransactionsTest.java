package dev.backoffice.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.counter.CounterKey;
import dev.backoffice.core.error.BackofficeException;
import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.JoinedTransaction;
import dev.backoffice.core.store.Store;
import dev.backoffice.core.store.StoredDocument;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What may be joined, what is said to the host's connection, and how the end of its transaction is found out. */
class JoinedTransactionsTest {
    private static final CallContext MARIA = CallContext.of("blue-shop", "maria");

    private static void assertError(Class<? extends BackofficeException> kind, String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(kind)
                .isInstanceOfSatisfying(
                        BackofficeException.class,
                        error -> assertThat(error.code()).isEqualTo(code));
    }

    private static StoredDocument document(String id) {
        return new StoredDocument("thing", id, 1, 1, Doc.fields().put("n", 1).build(), Map.of());
    }

    private static String insert(JoinedTransaction joined, String id) {
        return joined.execute(MARIA, session -> {
            session.documents().insert(document(id));
            return id;
        });
    }

    private static String insert(Store store, String id) {
        return store.execute(MARIA, session -> {
            session.documents().insert(document(id));
            return id;
        });
    }

    private static List<String> stored(DataSource pool) {
        return JdbcStore.on(pool)
                .execute(
                        MARIA,
                        session ->
                                session.documents().list(dev.backoffice.core.store.DocumentQuery.all("thing")).stream()
                                        .map(StoredDocument::id)
                                        .toList());
    }

    /** What holds on each database. */
    private abstract static class OnADatabase {
        abstract DataSource pool();

        /** Another, empty database of the same product; closed by whoever asked. */
        abstract DataSource another();

        abstract DataSource otherProduct();

        @BeforeEach
        void makeTheTable() {
            Host.makeTheTable(pool());
        }

        @Test
        void a_connection_with_auto_commit_on_is_refused() throws SQLException {
            try (Connection connection = pool().getConnection()) {
                JdbcStore store = JdbcStore.on(pool());
                assertError(InvalidInput.class, "joined.auto-commit", () -> store.join(connection));
                assertThat(connection.getAutoCommit()).isTrue();
            }
        }

        @Test
        void a_closed_connection_is_refused() throws SQLException {
            Connection connection = Host.begin(pool());
            connection.close();
            assertError(
                    InvalidInput.class,
                    "joined.connection-closed",
                    () -> JdbcStore.on(pool()).join(connection));
        }

        @Test
        void a_transaction_less_isolated_than_those_of_the_store_is_refused() throws SQLException {
            JdbcStore usual = JdbcStore.on(pool());
            JdbcStore strict =
                    JdbcStore.builder(pool()).isolation(Isolation.SERIALIZABLE).build();
            try (Connection connection = Host.begin(pool())) {
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_UNCOMMITTED);
                assertError(InvalidInput.class, "joined.isolation", () -> usual.join(connection));
                connection.rollback();

                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
                assertError(InvalidInput.class, "joined.isolation", () -> strict.join(connection));
                usual.join(connection).close();
                connection.rollback();

                connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
                JoinedTransaction joined = strict.join(connection);
                insert(joined, "strict");
                connection.rollback();
                joined.close();
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
                connection.setAutoCommit(true);
            }
        }

        @Test
        void a_connection_to_another_database_is_refused_and_its_transaction_goes_on() throws Exception {
            JdbcStore store = JdbcStore.on(pool());
            DataSource another = another();
            Host.makeTheTable(another);
            try (Connection connection = Host.begin(another)) {
                Host.insert(connection, "before");
                assertError(InvalidInput.class, "joined.other-database", () -> store.join(connection));
                Host.insert(connection, "after");
                connection.commit();
            }
            assertThat(Host.orders(another)).containsExactly("after", "before");

            Schema.migrate(another);
            try (Connection connection = Host.begin(another)) {
                assertError(InvalidInput.class, "joined.other-database", () -> store.join(connection));
            }
            Host.makeTheTable(otherProduct());
            try (Connection connection = Host.begin(otherProduct())) {
                assertError(InvalidInput.class, "joined.other-database", () -> store.join(connection));
            }
            insert(store, "the store is as it was");
        }

        @Test
        void the_connection_hears_statements_and_savepoints_and_nothing_else() throws SQLException {
            JdbcStore store = JdbcStore.on(pool());
            Set<String> said = new TreeSet<>();
            try (Connection connection = Host.begin(pool())) {
                JoinedTransaction joined = store.join(listening(connection, said));
                insert(joined, "1");
                joined.hot(session ->
                        session.counters().lock(new TreeSet<>(Set.of(new CounterKey(MARIA.tenant(), "stock", "A")))));
                assertError(
                        RuleViolation.class,
                        "no",
                        () -> joined.execute(MARIA, session -> {
                            session.documents().insert(document("2"));
                            throw RuleViolation.of("no");
                        }));
                assertError(Conflict.class, "store.exists", () -> insert(joined, "1"));
                connection.rollback();
                joined.close();
                connection.setAutoCommit(true);
            }
            assertThat(said)
                    .contains("setSavepoint/0", "rollback/1", "releaseSavepoint/1")
                    .allMatch(method -> method.startsWith("create")
                            || method.startsWith("prepare")
                            || method.startsWith("get")
                            || method.startsWith("is")
                            || List.of("setSavepoint/0", "rollback/1", "releaseSavepoint/1", "unwrap/1")
                                    .contains(method));
        }

        private Connection listening(Connection real, Set<String> said) {
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                        said.add(method.getName() + "/" + (arguments == null ? 0 : arguments.length));
                        try {
                            return method.invoke(real, arguments);
                        } catch (InvocationTargetException failed) {
                            throw failed.getCause();
                        }
                    });
        }

        @Test
        void a_host_that_has_ended_its_transaction_and_goes_on_is_refused() throws SQLException {
            JdbcStore store = JdbcStore.on(pool());
            for (boolean commit : new boolean[] {true, false}) {
                String id = "ended by commit: " + commit;
                try (Connection connection = Host.begin(pool())) {
                    JoinedTransaction joined = store.join(connection);
                    insert(joined, id);
                    if (commit) {
                        connection.commit();
                    } else {
                        connection.rollback();
                    }
                    Host.insert(connection, id);
                    assertError(RuleViolation.class, "joined.ended", () -> insert(joined, "late"));
                    connection.commit();
                    joined.close();
                    connection.setAutoCommit(true);
                }
                assertThat(stored(pool())).doesNotContain("late");
                assertThat(stored(pool()).contains(id)).isEqualTo(commit);
                assertThat(Host.orders(pool()))
                        .as("the host's next transaction is its own")
                        .contains(id);
            }
        }

        @Test
        void turning_auto_commit_on_ends_it_too() throws SQLException {
            JdbcStore store = JdbcStore.on(pool());
            try (Connection connection = Host.begin(pool())) {
                JoinedTransaction joined = store.join(connection);
                connection.setAutoCommit(true);
                assertError(RuleViolation.class, "joined.ended", () -> insert(joined, "late"));
                joined.close();
            }
            assertThat(stored(pool())).doesNotContain("late");
        }

        @Test
        void a_connection_that_was_given_back_without_a_word_stops_nobody() throws Exception {
            JdbcStore store = JdbcStore.on(pool());
            Connection forgetful = Host.begin(pool());
            JoinedTransaction forgotten = store.join(forgetful);
            insert(forgotten, "forgotten");
            forgetful.rollback();
            forgetful.setAutoCommit(true);
            forgetful.close();

            insert(store, "on the same thread");
            assertThat(elsewhere(() -> insert(store, "on another"))).isEqualTo("on another");
            try (Connection next = Host.begin(pool())) {
                JoinedTransaction joined = store.join(next);
                insert(joined, "joined again");
                next.commit();
                joined.close();
                next.setAutoCommit(true);
            }
            assertThat(stored(pool()))
                    .contains("on the same thread", "on another", "joined again")
                    .doesNotContain("forgotten");
        }

        @Test
        void a_commit_of_the_host_that_fails_takes_ours_with_it() throws SQLException {
            JdbcStore store = JdbcStore.on(pool());
            try (Connection connection = Host.begin(pool());
                    Statement statement = connection.createStatement()) {
                JoinedTransaction joined = store.join(connection);
                insert(joined, "with a row that is twice");
                Host.insert(connection, "twice");
                Savepoint before = connection.setSavepoint();
                assertThatThrownBy(() -> Host.insert(connection, "twice")).isInstanceOf(SQLException.class);
                connection.rollback(before);
                insert(joined, "after it");
                statement.execute("DELETE FROM host_orders");
                connection.rollback();
                joined.close();
                connection.setAutoCommit(true);
            }
            assertThat(stored(pool())).doesNotContain("with a row that is twice", "after it");
        }
    }

    private static <T> T elsewhere(java.util.concurrent.Callable<T> call) throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            return other.submit(call).get(30, TimeUnit.SECONDS);
        } finally {
            other.shutdownNow();
        }
    }

    @Nested
    class OnH2 extends OnADatabase {
        private final List<JdbcConnectionPool> pools = new ArrayList<>();
        private final JdbcConnectionPool pool = newPool(";LOCK_TIMEOUT=300");

        OnH2() {
            Schema.migrate(pool);
        }

        private JdbcConnectionPool newPool(String settings) {
            JdbcConnectionPool made = H2Databases.pool(H2Databases.inMemory() + settings);
            pools.add(made);
            return made;
        }

        @AfterEach
        void leaveTheDatabases() {
            pools.forEach(JdbcConnectionPool::dispose);
        }

        @Override
        DataSource pool() {
            return pool;
        }

        @Override
        DataSource another() {
            return newPool("");
        }

        @Override
        DataSource otherProduct() {
            return OnPostgresql.server();
        }

        @Test
        void everybody_else_waits_for_his_turn_until_it_is_closed() throws Exception {
            JdbcStore store = JdbcStore.on(pool);
            ExecutorService others = Executors.newFixedThreadPool(2);
            try (Connection connection = Host.begin(pool)) {
                JoinedTransaction joined = store.join(connection);
                insert(joined, "joined");
                Future<String> ordinary = others.submit(() -> insert(store, "ordinary"));
                Future<String> system = others.submit(
                        () -> "backlog " + store.deliveries().backlog("mail").unfinished());
                assertThatThrownBy(() -> ordinary.get(200, TimeUnit.MILLISECONDS))
                        .isInstanceOf(TimeoutException.class);
                connection.commit();
                assertThat(ordinary.isDone() || system.isDone())
                        .as("between commit and close")
                        .isFalse();
                joined.close();
                assertThat(ordinary.get(30, TimeUnit.SECONDS)).isEqualTo("ordinary");
                assertThat(system.get(30, TimeUnit.SECONDS)).isEqualTo("backlog 0");
                connection.setAutoCommit(true);
            } finally {
                others.shutdownNow();
            }
            assertThat(stored(pool)).containsExactly("joined", "ordinary");
        }

        @Test
        void a_transaction_of_the_host_inside_one_of_ours_is_refused() throws SQLException {
            JdbcStore store = JdbcStore.on(pool);
            try (Connection connection = Host.begin(pool)) {
                assertError(
                        RuleViolation.class,
                        "joined.nested",
                        () -> store.execute(MARIA, session -> {
                            try (JoinedTransaction joined = store.join(connection)) {
                                return insert(joined, "inside");
                            }
                        }));
            }
            insert(store, "after");
            assertThat(stored(pool)).containsExactly("after");
        }

        @Test
        void closed_before_its_end_it_tells_and_lets_others_go_on() throws Exception {
            JdbcStore store = JdbcStore.on(pool);
            try (Connection connection = Host.begin(pool)) {
                JoinedTransaction joined = store.join(connection);
                insert(joined, "early");
                assertError(RuleViolation.class, "joined.not-ended", joined::close);
                joined.close();
                connection.rollback();
                connection.setAutoCommit(true);
            }
            assertThat(elsewhere(() -> insert(store, "other"))).isEqualTo("other");
            assertThat(stored(pool)).containsExactly("other");
        }

        @Test
        void a_host_that_holds_its_row_while_it_waits_for_the_turn_stops_nobody_for_ever() throws Exception {
            JdbcStore store = JdbcStore.on(pool);
            try (Connection connection = Host.begin(pool)) {
                Host.insert(connection, "seed");
                connection.commit();
                connection.setAutoCommit(true);
            }
            CountDownLatch locked = new CountDownLatch(1);
            ExecutorService others = Executors.newSingleThreadExecutor();
            try (Connection mine = Host.begin(pool);
                    Statement statement = mine.createStatement()) {
                JoinedTransaction joined = store.join(mine);
                insert(joined, "mine");
                Future<String> rival = others.submit(() -> {
                    try (Connection his = Host.begin(pool);
                            Statement lock = his.createStatement()) {
                        lock.execute("SELECT id FROM host_orders WHERE id = 'seed' FOR UPDATE");
                        locked.countDown();
                        JoinedTransaction late = store.join(his);
                        insert(late, "his");
                        his.commit();
                        late.close();
                        his.setAutoCommit(true);
                        return "done";
                    }
                });
                assertThat(locked.await(30, TimeUnit.SECONDS)).isTrue();
                assertThatThrownBy(() -> statement.execute("DELETE FROM host_orders WHERE id = 'seed'"))
                        .isInstanceOf(SQLException.class);
                mine.rollback();
                joined.close();
                mine.setAutoCommit(true);
                assertThat(rival.get(30, TimeUnit.SECONDS)).isEqualTo("done");
            } finally {
                others.shutdownNow();
            }
            assertThat(stored(pool)).containsExactly("his");
        }

        @Test
        void going_back_to_a_savepoint_before_the_first_change_counts_as_the_end() throws SQLException {
            JdbcStore store = JdbcStore.on(pool);
            try (Connection connection = Host.begin(pool)) {
                JoinedTransaction joined = store.join(connection);
                Savepoint before = connection.setSavepoint();
                insert(joined, "1");
                connection.rollback(before);
                assertError(RuleViolation.class, "joined.ended", () -> insert(joined, "2"));
                connection.rollback();
                joined.close();
                connection.setAutoCommit(true);
            }
        }
    }

    @Nested
    class OnPostgresql extends OnADatabase {
        private static HikariDataSource pool;
        private static final List<HikariDataSource> OTHERS = new ArrayList<>();

        private static synchronized HikariDataSource server() {
            HikariDataSource made = PostgresServer.pool(PostgresServer.newDatabase());
            OTHERS.add(made);
            return made;
        }

        @BeforeAll
        static void makeTheDatabase() {
            pool = PostgresServer.pool(PostgresServer.newDatabase());
            Schema.migrate(pool);
        }

        @AfterAll
        static void leaveTheDatabases() {
            pool.close();
            OTHERS.forEach(HikariDataSource::close);
        }

        @BeforeEach
        void emptyTheTables() {
            Emptied.all(pool, "bo_");
        }

        @Override
        DataSource pool() {
            return pool;
        }

        @Override
        DataSource another() {
            return server();
        }

        @Override
        DataSource otherProduct() {
            return H2Databases.pool(H2Databases.inMemory());
        }

        @Test
        void tables_of_another_schema_of_the_database_are_told_apart() throws SQLException {
            JdbcStore store = JdbcStore.on(pool);
            try (Connection connection = pool.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE SCHEMA IF NOT EXISTS aside");
            }
            Schema.migrate(pool, TableNames.DEFAULT.in("aside"));
            try (Connection connection = Host.begin(pool);
                    Statement statement = connection.createStatement()) {
                statement.execute("SET LOCAL search_path = aside");
                assertError(InvalidInput.class, "joined.other-database", () -> store.join(connection));
                connection.rollback();
            }
        }

        @Test
        void a_transaction_that_failed_before_is_a_conflict() throws SQLException {
            JdbcStore store = JdbcStore.on(pool);
            try (Connection connection = Host.begin(pool)) {
                Host.insert(connection, "twice");
                assertThatThrownBy(() -> Host.insert(connection, "twice")).isInstanceOf(SQLException.class);
                assertError(Conflict.class, "store.conflict", () -> store.join(connection));
                connection.rollback();
            }
        }

        @Test
        void going_back_to_a_savepoint_of_the_host_takes_ours_and_the_transaction_goes_on() throws SQLException {
            JdbcStore store = JdbcStore.on(pool);
            try (Connection connection = Host.begin(pool)) {
                JoinedTransaction joined = store.join(connection);
                Savepoint before = connection.setSavepoint();
                insert(joined, "1");
                connection.rollback(before);
                insert(joined, "2");
                connection.commit();
                joined.close();
                connection.setAutoCommit(true);
            }
            assertThat(stored(pool)).containsExactly("2");
        }

        @Test
        void nobody_waits_but_for_the_rows_that_are_locked_and_nothing_is_seen_before_the_commit() throws Exception {
            JdbcStore store = JdbcStore.on(pool);
            try (Connection connection = Host.begin(pool)) {
                JoinedTransaction joined = store.join(connection);
                insert(joined, "joined");
                assertThat(elsewhere(() -> insert(store, "ordinary"))).isEqualTo("ordinary");
                assertThat(elsewhere(() -> stored(pool))).containsExactly("ordinary");
                connection.commit();
                joined.close();
                connection.setAutoCommit(true);
            }
            assertThat(stored(pool)).containsExactly("joined", "ordinary");
        }

        @Test
        void of_two_that_lock_against_the_order_one_loses_and_nothing_of_it_stays() throws Exception {
            JdbcStore store = JdbcStore.on(pool);
            CountDownLatch both = new CountDownLatch(2);
            ExecutorService threads = Executors.newFixedThreadPool(2);
            try {
                Future<String> one = threads.submit(() -> lockBoth(store, both, "one", "A", "B"));
                Future<String> two = threads.submit(() -> lockBoth(store, both, "two", "B", "A"));
                List<String> ends = List.of(answer(one), answer(two));
                assertThat(ends).contains("store.conflict").containsAnyOf("one", "two");
                assertThat(stored(pool))
                        .containsExactlyElementsOf(ends.stream()
                                .filter(end -> !end.equals("store.conflict"))
                                .toList());
            } finally {
                threads.shutdownNow();
            }
        }

        private String lockBoth(JdbcStore store, CountDownLatch both, String name, String first, String second)
                throws Exception {
            try (Connection connection = Host.begin(pool)) {
                JoinedTransaction joined = store.join(connection);
                try {
                    insert(joined, name);
                    lock(joined, first);
                    both.countDown();
                    assertThat(both.await(30, TimeUnit.SECONDS)).isTrue();
                    lock(joined, second);
                    connection.commit();
                    return name;
                } catch (Conflict lost) {
                    assertError(RuleViolation.class, "joined.failed", () -> insert(joined, "after"));
                    connection.rollback();
                    return lost.code();
                } finally {
                    joined.close();
                    connection.setAutoCommit(true);
                }
            }
        }

        private static String answer(Future<String> future) throws Exception {
            try {
                return future.get(30, TimeUnit.SECONDS);
            } catch (ExecutionException failed) {
                throw new AssertionError(failed.getCause());
            }
        }

        private static void lock(JoinedTransaction joined, String name) {
            joined.hot(session ->
                    session.counters().lock(new TreeSet<>(Set.of(new CounterKey(MARIA.tenant(), "stock", name)))));
        }
    }
}
