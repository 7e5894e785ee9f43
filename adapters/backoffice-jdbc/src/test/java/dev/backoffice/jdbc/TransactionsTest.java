package dev.backoffice.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.BackofficeException;
import dev.backoffice.core.error.CommitUnknown;
import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.Unavailable;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.Store;
import dev.backoffice.core.store.StoreSession;
import dev.backoffice.core.store.StoredDocument;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of connections and of errors. */
class TransactionsTest {
    private static final CallContext MARIA = CallContext.of("blue-shop", "maria");
    private JdbcConnectionPool pool;

    @BeforeEach
    void makeTheTables() {
        pool = H2Databases.pool(H2Databases.inMemory());
        Schema.migrate(pool);
    }

    @AfterEach
    void leaveTheDatabase() {
        pool.dispose();
    }

    private static StoredDocument document(String id) {
        return new StoredDocument("thing", id, 1, 1, Doc.fields().put("n", 1).build(), Map.of());
    }

    private static String insert(StoreSession session, String id) {
        session.documents().insert(document(id));
        return id;
    }

    private boolean stored(String id) {
        return JdbcStore.on(pool)
                .execute(MARIA, session -> session.documents().find("thing", id).isPresent());
    }

    private static void assertError(Class<? extends BackofficeException> kind, String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(kind)
                .isInstanceOfSatisfying(
                        BackofficeException.class,
                        error -> assertThat(error.code()).isEqualTo(code));
    }

    @Test
    void a_connection_is_given_back_as_it_came_whatever_happened() {
        Watched watched = Watched.of(pool);
        Store store = JdbcStore.builder(watched.dataSource())
                .isolation(Isolation.SERIALIZABLE)
                .build();
        store.execute(MARIA, session -> insert(session, "1"));
        assertThatThrownBy(() -> store.execute(MARIA, session -> {
                    insert(session, "2");
                    throw new IllegalArgumentException("no");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertError(Conflict.class, "store.exists", () -> store.execute(MARIA, session -> insert(session, "1")));
        store.deliveries().backlog("mail");

        assertThat(watched.open).hasValue(0);
        assertThat(watched.givenBack)
                .hasSize(5)
                .containsOnly("auto-commit true, isolation " + Connection.TRANSACTION_READ_COMMITTED);
        assertThat(stored("1")).isTrue();
        assertThat(stored("2")).isFalse();
    }

    /** Every way into the database, by what it does. */
    private static final Map<String, Consumer<Store>> WAYS = ways();

    private static Map<String, Consumer<Store>> ways() {
        Map<String, Consumer<Store>> ways = new TreeMap<>();
        Instant until = Instant.EPOCH.plusSeconds(60);
        ways.put("work", store -> store.execute(MARIA, session -> insert(session, "1")));
        ways.put("hot", store -> store.hot(session -> session.receipts()));
        ways.put("group", store -> store.hot(session -> session.receipts(), Duration.ofSeconds(1)));
        ways.put("claim", store -> store.deliveries().claim("mail", "w", Instant.EPOCH, until, 1));
        ways.put("parked", store -> store.deliveries().parked(1));
        ways.put("backlog", store -> store.deliveries().backlog("mail"));
        ways.put("lease", store -> store.leases().acquire("job", "w", Instant.EPOCH, until));
        ways.put("release", store -> store.leases().release("job", "w"));
        ways.put("trail", store -> store.trail().head(MARIA.tenant()));
        ways.put("receipts", store -> store.forgetReceipts(Instant.EPOCH, 1));
        return ways;
    }

    static Set<String> ways_into_the_database() {
        return WAYS.keySet();
    }

    @ParameterizedTest
    @MethodSource("ways_into_the_database")
    void a_connection_in_the_middle_of_a_transaction_is_refused_and_left_as_it_is(String way) {
        List<String> said = new ArrayList<>();
        Watched watched = Watched.of(pool).around((method, call) -> {
            said.add(method);
            return call.run();
        });
        Store store = JdbcStore.on(watched.dataSource());
        Consumer<Store> use = Objects.requireNonNull(WAYS.get(way));
        use.accept(store);

        watched.autoCommit.set(false);
        said.clear();
        assertError(Unavailable.class, "store.connection-in-transaction", () -> use.accept(store));

        assertThat(watched.open).hasValue(0);
        assertThat(said).doesNotContain("commit", "rollback", "setAutoCommit", "setTransactionIsolation", "abort");
    }

    @Test
    void a_store_and_its_tables_are_not_made_on_a_connection_in_the_middle_of_a_transaction() {
        List<String> said = new ArrayList<>();
        Watched watched = Watched.of(pool).autoCommit(false).around((method, call) -> {
            said.add(method);
            return call.run();
        });

        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> JdbcStore.on(watched.dataSource()),
                () -> JdbcStore.migrated(watched.dataSource()),
                () -> Schema.migrate(watched.dataSource()),
                () -> Schema.validate(watched.dataSource()))) {
            assertError(Unavailable.class, "store.connection-in-transaction", call);
        }

        assertThat(watched.open).hasValue(0);
        assertThat(said).doesNotContain("commit", "rollback", "setAutoCommit", "setTransactionIsolation", "abort");
    }

    @Test
    void the_tables_are_made_from_a_pool_that_hands_connections_out_with_auto_commit_off_when_the_host_says_so() {
        JdbcConnectionPool empty = H2Databases.pool(H2Databases.inMemory());
        try {
            Watched watched = Watched.of(empty).autoCommit(false);
            Store store = JdbcStore.builder(watched.dataSource())
                    .connectionsComeWithAutoCommitOff()
                    .migrated();

            store.execute(MARIA, session -> insert(session, "1"));

            assertThat(watched.givenBack).isNotEmpty().allMatch(each -> each.startsWith("auto-commit false"));
            String found = JdbcStore.on(empty)
                    .execute(
                            MARIA,
                            session -> session.documents()
                                    .find("thing", "1")
                                    .orElseThrow()
                                    .id());
            assertThat(found).isEqualTo("1");
        } finally {
            empty.dispose();
        }
    }

    @Test
    void a_pool_that_hands_connections_out_with_auto_commit_off_is_served_when_the_host_says_so() {
        Watched watched = Watched.of(pool).autoCommit(false);
        Store store = JdbcStore.builder(watched.dataSource())
                .connectionsComeWithAutoCommitOff()
                .build();

        store.execute(MARIA, session -> insert(session, "1"));
        assertThatThrownBy(() -> store.execute(MARIA, session -> {
                    insert(session, "2");
                    throw new IllegalArgumentException("no");
                }))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(watched.open).hasValue(0);
        assertThat(watched.givenBack.get(watched.givenBack.size() - 1)).startsWith("auto-commit false");
        assertThat(stored("1")).isTrue();
        assertThat(stored("2")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "08007", "57P01", "40003", "58030", "XX000"})
    void doubt_at_the_commit_is_told_as_such(String sqlState) {
        Watched watched = Watched.of(pool).failing("commit", sqlState);
        Store store = JdbcStore.on(watched.dataSource());

        assertError(
                CommitUnknown.class,
                "store.commit-unknown",
                () -> store.execute(MARIA, session -> insert(session, "1")));
        assertThat(watched.open).hasValue(0);
    }

    @Test
    void a_commit_that_was_made_though_its_answer_was_lost_is_unknown_too() {
        Watched watched = Watched.of(pool).around((method, call) -> {
            Object answer = call.run();
            if (method.equals("commit")) {
                throw new SQLException("lost", "08006");
            }
            return answer;
        });
        Store store = JdbcStore.on(watched.dataSource());

        assertError(
                CommitUnknown.class,
                "store.commit-unknown",
                () -> store.execute(MARIA, session -> insert(session, "1")));
        assertThat(stored("1")).isTrue();
    }

    @Test
    void what_was_committed_is_answered_though_its_connection_breaks_when_it_is_given_back() {
        AtomicReference<String> failing = new AtomicReference<>("");
        Store store = JdbcStore.on(Watched.of(pool)
                .around((method, call) -> {
                    Object answer = call.run();
                    if (method.equals(failing.get())) {
                        throw new SQLException("made up", "08006");
                    }
                    return answer;
                })
                .dataSource());
        failing.set("close");

        String answer = store.execute(MARIA, session -> insert(session, "1"));
        assertThat(answer).isEqualTo("1");
        assertError(Conflict.class, "store.exists", () -> store.execute(MARIA, session -> insert(session, "1")));
        assertThat(stored("1")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01", "25P02"})
    void a_commit_that_the_database_refuses_is_a_conflict(String sqlState) {
        Store store = JdbcStore.on(Watched.of(pool).failing("commit", sqlState).dataSource());

        assertThatThrownBy(() -> store.execute(MARIA, session -> insert(session, "1")))
                .isInstanceOfSatisfying(
                        Conflict.class,
                        conflict -> assertThat(conflict.retryable()).isTrue());
        assertThat(stored("1")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "40001,store.conflict",
        "40P01,store.conflict",
        "55P03,store.conflict",
        "08006,store.unreachable",
        "57P01,store.unreachable",
        "57P03,store.unreachable",
        "53300,store.unreachable",
        "42P01,store.schema-missing",
        "22001,store.text",
        "22021,store.text",
        "57014,store.failed",
        "53100,store.failed",
    })
    void an_error_before_the_commit_is_told_by_its_sqlstate(String sqlState, String code) {
        AtomicReference<String> failing = new AtomicReference<>("");
        Store store = JdbcStore.on(Watched.of(pool)
                .around((method, call) -> {
                    if (method.equals(failing.get())) {
                        throw new SQLException("made up", sqlState);
                    }
                    return call.run();
                })
                .dataSource());
        failing.set("prepareStatement");

        assertThatThrownBy(() -> store.execute(MARIA, session -> insert(session, "1")))
                .isInstanceOfSatisfying(
                        BackofficeException.class,
                        error -> assertThat(error.code()).isEqualTo(code));
        assertThat(stored("1")).isFalse();
    }

    @Test
    void without_a_connection_the_store_is_unreachable() {
        AtomicInteger calls = new AtomicInteger();
        Store store = JdbcStore.on(Watched.of(pool)
                .around((method, call) -> {
                    if (method.equals("getConnection") && calls.incrementAndGet() > 1) {
                        throw new SQLTransientConnectionException("pool is empty");
                    }
                    return call.run();
                })
                .dataSource());

        assertError(
                Unavailable.class, "store.unreachable", () -> store.execute(MARIA, session -> insert(session, "1")));
        assertError(
                Unavailable.class,
                "store.unreachable",
                () -> store.deliveries().claim("mail", "w", Instant.EPOCH, Instant.EPOCH, 1));
    }

    @Test
    void a_work_that_swallows_a_failure_is_not_kept() {
        Store store = JdbcStore.on(pool);
        store.execute(MARIA, session -> insert(session, "1"));

        assertError(
                Conflict.class,
                "store.exists",
                () -> store.execute(MARIA, session -> {
                    insert(session, "2");
                    try {
                        insert(session, "1");
                    } catch (Conflict swallowed) {
                        return "as if nothing had happened";
                    }
                    return "";
                }));

        assertThat(stored("2")).isFalse();
    }

    @Test
    void a_connection_that_cannot_be_rolled_back_is_cut_and_keeps_nothing() {
        AtomicInteger aborted = new AtomicInteger();
        Store store = JdbcStore.on(Watched.of(pool)
                .around((method, call) -> {
                    if (method.equals("rollback")) {
                        throw new SQLException("made up", "08006");
                    }
                    if (method.equals("setAutoCommit") && aborted.get() > 0) {
                        throw new AssertionError("auto-commit would commit the half");
                    }
                    if (method.equals("abort")) {
                        aborted.incrementAndGet();
                    }
                    return call.run();
                })
                .dataSource());

        assertThatThrownBy(() -> store.execute(MARIA, session -> {
                    insert(session, "1");
                    throw new IllegalArgumentException("no");
                }))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(aborted).hasValue(1);
        assertThat(stored("1")).isFalse();
    }

    @Test
    void a_session_is_dead_after_its_transaction_and_on_another_thread() throws InterruptedException {
        Store store = JdbcStore.on(pool);
        StoreSession late = store.execute(MARIA, session -> session);
        assertThatThrownBy(late::documents).isInstanceOf(IllegalStateException.class);

        AtomicReference<Throwable> seen = new AtomicReference<>();
        store.execute(MARIA, session -> {
            Thread other = new Thread(() -> {
                try {
                    session.documents();
                } catch (IllegalStateException refused) {
                    seen.set(refused);
                }
            });
            other.start();
            try {
                other.join();
            } catch (InterruptedException stop) {
                throw new IllegalStateException(stop);
            }
            return 1;
        });
        assertThat(seen.get()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_transaction_inside_another_is_one_of_its_own() {
        Store store = JdbcStore.on(pool);
        assertThatThrownBy(() -> store.execute(MARIA, outer -> {
                    insert(outer, "outer");
                    store.execute(MARIA, inner -> insert(inner, "inner"));
                    throw new IllegalArgumentException("no");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(stored("inner")).isTrue();
        assertThat(stored("outer")).isFalse();
    }

    @Test
    void texts_that_no_database_keeps_are_refused_with_their_field() {
        Store store = JdbcStore.on(pool);
        for (String bad : List.of("a\u0000b", "\uD800", "x\uDC00")) {
            assertError(InvalidInput.class, "store.text", () -> store.execute(MARIA, session -> insert(session, bad)));
        }
        assertThatThrownBy(() -> store.execute(MARIA, session -> insert(session, "x".repeat(201))))
                .isInstanceOfSatisfying(InvalidInput.class, error -> {
                    assertThat(error.code()).isEqualTo("store.text-too-long");
                    assertThat(error.details()).containsEntry("field", "document.id");
                });
    }

    @Test
    void a_document_that_h2_cannot_hold_is_refused() {
        Store store = JdbcStore.on(pool);
        StoredDocument huge = new StoredDocument(
                "thing", "1", 1, 1, Doc.fields().put("t", "x".repeat(1_048_576)).build(), Map.of());
        assertError(
                InvalidInput.class,
                "store.text-too-long",
                () -> store.execute(MARIA, session -> {
                    session.documents().insert(huge);
                    return 1;
                }));
    }
}
