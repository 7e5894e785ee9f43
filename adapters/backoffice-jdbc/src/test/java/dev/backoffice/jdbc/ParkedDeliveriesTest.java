package dev.backoffice.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.event.AggregateRef;
import dev.backoffice.core.event.Deliveries;
import dev.backoffice.core.event.Deliveries.Backlog;
import dev.backoffice.core.event.Deliveries.ParkedPlace;
import dev.backoffice.core.event.Delivery;
import dev.backoffice.core.event.EventKey;
import dev.backoffice.core.event.RecordedEvent;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.Store;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What parked deliveries, and those behind them, cost whoever does not want them. */
class ParkedDeliveriesTest {
    private static final CallContext MARIA = CallContext.of("blue-shop", "maria");
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final String MAIL = "mail";

    private interface Body {
        void with(DataSource dataSource) throws Exception;
    }

    private static void inEmptyDatabase(Dialect dialect, Body body) throws Exception {
        if (dialect == Dialect.H2) {
            JdbcConnectionPool pool = H2Databases.pool(H2Databases.inMemory());
            Schema.migrate(pool);
            body.with(pool);
            pool.dispose();
        } else {
            try (HikariDataSource pool = PostgresServer.pool(PostgresServer.newDatabase())) {
                Schema.migrate(pool);
                body.with(pool);
            }
        }
    }

    private static EventKey key(String id, long version) {
        return new EventKey(MARIA.tenant(), AggregateRef.of("thing", id), version, 0);
    }

    /** Events of one thing, a second apart; the last one happened before now. */
    private static void append(Store store, String id, int from, int to) {
        store.execute(MARIA, session -> {
            for (int version = from; version <= to; version++) {
                session.outbox()
                        .append(
                                new RecordedEvent(
                                        key(id, version),
                                        "thing.seen",
                                        1,
                                        Doc.of(id),
                                        NOW.minusSeconds(100_000 - version),
                                        MARIA.user()),
                                Set.of(MAIL, "ledger"));
            }
            return id;
        });
    }

    private static List<Delivery> claim(Store store) {
        return store.deliveries().claim(MAIL, "w", NOW, NOW.plusSeconds(60), 100);
    }

    private static void park(Store store) {
        claim(store).forEach(delivery -> store.deliveries().park(delivery, "w", "broken"));
    }

    /** Handles whatever is handed out, until nothing is. */
    private static List<Long> handleAll(Store store) {
        List<Long> versions = new ArrayList<>();
        List<Delivery> claimed = claim(store);
        while (!claimed.isEmpty()) {
            for (Delivery delivery : claimed) {
                versions.add(delivery.event().key().version());
                assertThat(store.deliveries().done(delivery, "w")).isTrue();
            }
            claimed = claim(store);
        }
        return versions;
    }

    private static boolean looksDue(Store store) {
        return store.deliveries().earliest(List.of(MAIL)).containsKey(MAIL);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void what_waits_behind_a_parked_delivery_is_looked_at_once_and_goes_on_in_order_afterwards(Dialect dialect)
            throws Exception {
        inEmptyDatabase(dialect, dataSource -> {
            Store store = JdbcStore.on(dataSource);
            append(store, "stuck", 1, 50);
            append(store, "skipped", 1, 3);
            park(store);
            assertThat(looksDue(store)).isTrue();

            assertThat(claim(store)).isEmpty();

            assertThat(looksDue(store)).as("they are set aside").isFalse();
            append(store, "stuck", 51, 52);
            assertThat(looksDue(store)).as("one that came later is looked at").isTrue();
            assertThat(claim(store)).isEmpty();
            assertThat(looksDue(store)).as("once").isFalse();
            append(store, "other", 1, 1);
            assertThat(handleAll(store)).as("and blocks nothing else").containsExactly(1L);
            assertThat(store.deliveries().backlog(MAIL).unfinished()).isEqualTo(55);
            assertThat(store.deliveries().unfinished(MAIL, MARIA.tenant(), Optional.empty(), 100).stream()
                            .map(Delivery::notBefore))
                    .as("each is due since it happened, set aside or not")
                    .allMatch(due -> due.isBefore(NOW));

            assertThat(store.deliveries().redrive(MAIL, key("stuck", 1), NOW)).isTrue();
            assertThat(handleAll(store)).hasSize(52).isSorted();
            assertThat(store.deliveries().skip(MAIL, key("skipped", 1), "of no use"))
                    .isTrue();
            assertThat(handleAll(store)).containsExactly(2L, 3L);
            assertThat(store.deliveries().backlog(MAIL).unfinished()).isZero();
            assertThat(store.deliveries().backlog("ledger").unfinished()).isEqualTo(56);
            assertThat(store.deliveries().claim("ledger", "w", NOW, NOW.plusSeconds(60), 100))
                    .as("another subscription was never held up")
                    .hasSize(3);
        });
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void none_is_lost_when_some_set_aside_what_others_let_go_on(Dialect dialect) throws Exception {
        inEmptyDatabase(dialect, dataSource -> {
            Store store = JdbcStore.on(dataSource);
            int things = 12;
            int events = 6;
            for (int i = 0; i < things; i++) {
                append(store, "t" + i, 1, events);
            }
            park(store);
            ExecutorService threads = Executors.newFixedThreadPool(3);
            List<Future<?>> all = new ArrayList<>();
            // two that claim, and so set aside, while one lets one thing after the other go on
            for (int i = 0; i < 2; i++) {
                String worker = "worker-" + i;
                all.add(threads.submit(() -> {
                    for (int round = 0; round < 60; round++) {
                        for (Delivery delivery : store.deliveries().claim(MAIL, worker, NOW, NOW.plusSeconds(60), 2)) {
                            assertThat(store.deliveries().done(delivery, worker))
                                    .isTrue();
                        }
                    }
                    return null;
                }));
            }
            all.add(threads.submit(() -> {
                for (int i = 0; i < things; i++) {
                    append(store, "t" + i, events + 1, events + 1);
                    if (i % 2 == 0) {
                        assertThat(store.deliveries().redrive(MAIL, key("t" + i, 1), NOW))
                                .isTrue();
                    } else {
                        assertThat(store.deliveries().skip(MAIL, key("t" + i, 1), "of no use"))
                                .isTrue();
                    }
                }
                return null;
            }));
            for (Future<?> one : all) {
                one.get();
            }
            threads.shutdown();

            handleAll(store);

            assertThat(store.deliveries().backlog(MAIL).unfinished()).isZero();
        });
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_page_of_parked_deliveries_reads_no_more_rows_than_it_has_however_many_there_are(Dialect dialect)
            throws Exception {
        inEmptyDatabase(dialect, dataSource -> {
            AtomicReference<String> sql = new AtomicReference<>("");
            Store store = JdbcStore.on(Trips.of(dataSource, (text, real) -> {
                if (text.contains("d.status, d.happened_at")) {
                    sql.set(text);
                }
                real.run();
            }));
            for (int i = 0; i < 20; i++) {
                append(store, "t" + i, 1, 200);
            }
            // every tenth is parked: 400 of each subscription
            run(dataSource, "UPDATE bo_delivery SET status = 'parked', due_at = NULL WHERE MOD(version, 10) = 0");
            run(dataSource, "ANALYZE");
            Deliveries deliveries = store.deliveries();
            List<Delivery> first = deliveries.parked(Optional.of(MAIL), Optional.empty(), 30);
            ParkedPlace place = ParkedPlace.of(first.get(29));
            assertThat(deliveries.parked(Optional.of(MAIL), Optional.of(place), 30))
                    .hasSize(30);

            List<String> plan = explained(
                    dataSource,
                    sql.get(),
                    List.of(
                            MAIL,
                            micros(place.at()),
                            micros(place.at()),
                            "blue-shop",
                            "thing",
                            place.event().aggregate().id(),
                            place.event().version(),
                            0,
                            MAIL,
                            30));

            // H2 tells its plan in one text, PostgreSQL in lines, of which those of events do not matter here
            String text = String.join(
                            "\n",
                            dialect == Dialect.H2
                                    ? plan
                                    : plan.stream()
                                            .filter(line -> line.contains("bo_delivery"))
                                            .toList())
                    .toLowerCase(Locale.ROOT);
            assertThat(text).contains("bo_delivery_parked");
            assertThat(text).doesNotContain("seq scan").doesNotContain("tablescan");
            assertThat(mostRows(text)).isBetween(30L, 80L);
        });
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void parked_deliveries_are_gone_through_only_while_something_is_due(Dialect dialect) throws Exception {
        inEmptyDatabase(dialect, dataSource -> {
            AtomicInteger walks = new AtomicInteger();
            Store store = JdbcStore.on(Trips.of(dataSource, (text, real) -> {
                if (text.contains("d.status = 'parked' AND d.subscription")) {
                    walks.incrementAndGet();
                }
                real.run();
            }));
            append(store, "stuck", 1, 50);
            park(store);
            assertThat(claim(store)).isEmpty();
            assertThat(walks).as("fifty wait behind it").hasValue(1);

            assertThat(claim(store)).isEmpty();
            assertThat(claim(store)).isEmpty();
            assertThat(walks).as("they are set aside already").hasValue(1);

            append(store, "stuck", 51, 51);
            assertThat(claim(store)).isEmpty();
            assertThat(walks).as("one more came").hasValue(2);
        });
    }

    /** A look for something earlier behind each delivery would cost a square of what waits together. */
    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_backlog_is_counted_in_one_pass_however_many_wait_for_the_same_thing(Dialect dialect) throws Exception {
        inEmptyDatabase(dialect, dataSource -> {
            AtomicReference<String> sql = new AtomicReference<>("");
            Store store = JdbcStore.on(Trips.of(dataSource, (text, real) -> {
                if (text.contains("AS next_due")) {
                    sql.set(text);
                }
                real.run();
            }));
            // things with 2000 deliveries each among many with one: a plan for what is usual is slow for them
            String insert = "INSERT INTO bo_delivery (tenant, aggregate_kind, aggregate_id, subscription, version, idx,"
                    + " happened_at, status, finished, due_at, attempts, worker, reason) SELECT 'blue-shop', 'thing',";
            String numbers = dialect == Dialect.H2 ? "SYSTEM_RANGE(0, 39999) g(n)" : "generate_series(0, 39999) g(n)";
            String parked = "MOD(n, 2000) = 0 AND n <= 30000";
            run(
                    dataSource,
                    insert + " 't' || (n - MOD(n, 2000)), 'mail', n, 0, n + 1000000, CASE WHEN " + parked
                            + " THEN 'parked' ELSE 'pending' END, FALSE, CASE WHEN " + parked
                            + " THEN NULL ELSE n + 1000000 END, 0, '', '' FROM " + numbers);
            run(
                    dataSource,
                    insert + " 'u' || n, 'ledger', n, 0, n + 1000000, 'parked', FALSE, NULL, 0, '', '' FROM " + numbers
                            + " WHERE n < 10000");
            run(dataSource, "ANALYZE");

            assertThat(store.deliveries().backlog(MAIL))
                    .isEqualTo(new Backlog(
                            40_000,
                            16,
                            Optional.of(Instant.ofEpochSecond(1)),
                            Optional.of(Instant.ofEpochSecond(1, 32_000_000))));
            String plan = String.join("\n", explained(dataSource, sql.get(), List.of(MAIL)))
                    .toLowerCase(Locale.ROOT);
            assertThat(plan).doesNotContain("nested loop").doesNotContain("subplan");
        });
    }

    /** The most rows that one step of a plan went through. */
    private static long mostRows(String plan) {
        long most = 0;
        Matcher rows = Pattern.compile("scancount: (\\d+)|actual.*?rows=(\\d+)").matcher(plan);
        while (rows.find()) {
            most = Math.max(most, Long.parseLong(rows.group(1) == null ? rows.group(2) : rows.group(1)));
        }
        return most;
    }

    private static long micros(Instant at) {
        return at.getEpochSecond() * 1_000_000;
    }

    private static void run(DataSource dataSource, String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> explained(DataSource dataSource, String sql, List<Object> parameters)
            throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("EXPLAIN ANALYZE " + sql)) {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    lines.add(rows.getString(1));
                }
            }
        }
        return lines;
    }
}
