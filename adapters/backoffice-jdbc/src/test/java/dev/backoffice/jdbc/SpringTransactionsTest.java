package dev.backoffice.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.backoffice.core.access.AccessPolicy;
import dev.backoffice.core.approval.ApprovalPolicy;
import dev.backoffice.core.command.Command;
import dev.backoffice.core.command.Commands;
import dev.backoffice.core.command.HotCall;
import dev.backoffice.core.command.HotWork;
import dev.backoffice.core.command.ReceiptKey;
import dev.backoffice.core.command.Verb;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.counter.Counter;
import dev.backoffice.core.counter.CounterKey;
import dev.backoffice.core.counter.CounterOperation;
import dev.backoffice.core.counter.GuardedCounters;
import dev.backoffice.core.counter.HoldKey;
import dev.backoffice.core.error.BackofficeException;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.error.Unavailable;
import dev.backoffice.core.event.AggregateRef;
import dev.backoffice.core.event.DomainEvent;
import dev.backoffice.core.event.EventCodec;
import dev.backoffice.core.event.Subscription;
import dev.backoffice.core.event.Subscriptions;
import dev.backoffice.core.identity.IdGenerator;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.DocumentQuery;
import dev.backoffice.core.store.HotSession;
import dev.backoffice.core.store.JoinedTransaction;
import dev.backoffice.core.store.Outcome;
import dev.backoffice.core.store.StoredDocument;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A host whose transactions are Spring's: its rollback takes ours with it, and our commands never end its transaction. */
class SpringTransactionsTest {
    private static final CallContext MARIA = CallContext.of("blue-shop", "maria");
    private static final CounterKey STOCK = new CounterKey(MARIA.tenant(), "stock", "MUG-01");

    /** What the host's own code does when an order comes in. */
    static class Checkout {
        private final DataSource dataSource;
        private final JdbcStore store;
        private final JdbcTemplate jdbc;

        Checkout(DataSource dataSource, JdbcStore store) {
            this.dataSource = dataSource;
            this.store = store;
            this.jdbc = new JdbcTemplate(dataSource);
        }

        // spring begins
        /** Joins the transaction Spring has begun; Spring tells when it has ended. */
        JoinedTransaction join() {
            Connection connection = DataSourceUtils.getConnection(dataSource);
            try {
                return closedAtItsEnd(store.join(connection));
            } finally {
                DataSourceUtils.releaseConnection(connection, dataSource);
            }
        }

        private static JoinedTransaction closedAtItsEnd(JoinedTransaction joined) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    joined.close();
                }
            });
            return joined;
        }
        // spring ends

        @Transactional
        public void place(String order, Consumer<JoinedTransaction> ours) {
            jdbc.update("INSERT INTO host_orders VALUES (?)", order);
            ours.accept(join());
        }

        @Transactional
        public void placeThroughTheProxy(String order, Consumer<JoinedTransaction> ours) throws SQLException {
            jdbc.update("INSERT INTO host_orders VALUES (?)", order);
            Connection connection = new TransactionAwareDataSourceProxy(dataSource).getConnection();
            ours.accept(closedAtItsEnd(store.join(connection)));
        }

        @Transactional
        public void around(String order, Runnable inside) {
            jdbc.update("INSERT INTO host_orders VALUES (?)", order);
            inside.run();
        }

        @Transactional(propagation = Propagation.REQUIRES_NEW)
        public void placeApart(String order, Consumer<JoinedTransaction> ours) {
            place(order, ours);
        }

        @Transactional(isolation = Isolation.READ_UNCOMMITTED)
        public void placeUncommitted(String order, Consumer<JoinedTransaction> ours) {
            place(order, ours);
        }

        public void placeWithoutTransaction(Consumer<JoinedTransaction> ours) {
            Connection connection = DataSourceUtils.getConnection(dataSource);
            try (JoinedTransaction joined = store.join(connection)) {
                ours.accept(joined);
            } finally {
                DataSourceUtils.releaseConnection(connection, dataSource);
            }
        }
    }

    @Configuration
    @EnableTransactionManagement(proxyTargetClass = true)
    static class HostConfiguration {
        @Bean
        DataSourceTransactionManager transactionManager(DataSource dataSource) {
            return new DataSourceTransactionManager(dataSource);
        }

        @Bean
        JdbcStore store(DataSource dataSource) {
            return JdbcStore.migrated(dataSource);
        }

        @Bean
        Checkout checkout(DataSource dataSource, JdbcStore store) {
            return new Checkout(dataSource, store);
        }
    }

    private record Write(IdempotencyKey key, String text) implements Command {
        Doc form() {
            return Doc.of(text);
        }
    }

    private record Written(String text) implements DomainEvent {
        static final EventCodec<Written> CODEC = new EventCodec<>() {
            @Override
            public Set<String> types() {
                return Set.of("test.written");
            }

            @Override
            public String type(Written event) {
                return "test.written";
            }

            @Override
            public int schema() {
                return 1;
            }

            @Override
            public Doc write(Written event) {
                return Doc.of(event.text());
            }

            @Override
            public Written read(String type, Doc body, int schema) {
                return new Written("read");
            }
        };
    }

    private static final Verb<Write, String> WRITE =
            Verb.of("test.write", 1, Write::form, answer -> answer, answer -> answer);
    private static final Verb<Write, String> TAKE =
            Verb.of("test.take", 1, Write::form, answer -> answer, answer -> answer);
    private static final HotWork<Write, String> TAKING = SpringTransactionsTest::take;

    private static List<Outcome<String>> take(HotSession session, List<HotCall<Write>> calls) {
        List<Outcome<String>> outcomes = new ArrayList<>();
        for (HotCall<Write> call : calls) {
            HoldKey hold = new HoldKey(MARIA.tenant(), session.moment().newId());
            Instant until = session.moment().now().plusSeconds(60);
            outcomes.addAll(session
                    .counters()
                    .apply(List.of(new CounterOperation.Place(
                            hold, Map.of(STOCK, Long.valueOf(call.command().text())), until)))
                    .stream()
                    .map(outcome -> outcome.map(change -> hold.id().toString()))
                    .toList());
        }
        return outcomes;
    }

    private static Commands commands(JdbcStore store) {
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-02T12:00:00Z"));
        Random random = new Random(1);
        return Commands.builder(
                        store,
                        clock,
                        IdGenerator.uuidV7(clock, random),
                        random,
                        AccessPolicy.allowAll(),
                        ApprovalPolicy.noneNeeded())
                .subscriptions(Subscriptions.of(Subscription.named("mail").on(Written.CODEC, (context, event) -> {})))
                .build();
    }

    private static String write(Commands commands, String key) {
        Write command = new Write(IdempotencyKey.of(key), key);
        return commands.run(MARIA, WRITE, command, session -> {
            session.documents()
                    .insert(new StoredDocument(
                            "thing", key, 1, 1, Doc.fields().put("n", 1).build(), Map.of()));
            session.record(AggregateRef.of("thing", key), 1, Written.CODEC, List.of(new Written(key)));
            return key;
        });
    }

    private static String hold(Commands commands, String key, int amount) {
        return commands.hot(MARIA, TAKE, new Write(IdempotencyKey.of(key), Integer.toString(amount)), TAKING);
    }

    private static void assertError(Class<? extends BackofficeException> kind, String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(kind)
                .isInstanceOfSatisfying(
                        BackofficeException.class,
                        error -> assertThat(error.code()).isEqualTo(code));
    }

    /** What the host throws when its own rules say no. */
    private static final class HostFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private abstract static class Hosted {
        private AnnotationConfigApplicationContext spring;
        private DataSource pool;
        JdbcStore store;
        Checkout checkout;

        abstract DataSource newPool();

        @BeforeEach
        void start() {
            pool = newPool();
            Host.makeTheTable(pool);
            spring = new AnnotationConfigApplicationContext();
            spring.registerBean("dataSource", DataSource.class, () -> pool, bean -> bean.setDestroyMethodName(""));
            spring.register(HostConfiguration.class);
            spring.refresh();
            store = spring.getBean(JdbcStore.class);
            checkout = spring.getBean(Checkout.class);
            store.hot(session -> new GuardedCounters(session.counters(), Instant.EPOCH)
                    .apply(List.of(new CounterOperation.Adjust(Map.of(STOCK, 10L))))
                    .get(0)
                    .orThrow());
        }

        @AfterEach
        void stop() throws Exception {
            spring.close();
            if (pool instanceof JdbcConnectionPool h2) {
                h2.dispose();
            } else if (pool instanceof AutoCloseable closeable) {
                closeable.close();
            }
        }

        private List<String> present() {
            List<String> present = new ArrayList<>(Host.orders(pool));
            store.execute(MARIA, session -> session.documents().list(DocumentQuery.all("thing")))
                    .forEach(document -> present.add("thing " + document.id()));
            store.hot(session -> {
                long held = session.counters()
                        .read(List.of(STOCK))
                        .getOrDefault(STOCK, Counter.empty(STOCK))
                        .held();
                if (held > 0) {
                    present.add("held " + held);
                }
                int receipts = session.receipts()
                        .find(List.of(
                                new ReceiptKey(MARIA.tenant(), WRITE.name(), IdempotencyKey.of("k1")),
                                new ReceiptKey(MARIA.tenant(), TAKE.name(), IdempotencyKey.of("k2"))))
                        .size();
                if (receipts > 0) {
                    present.add("receipts " + receipts);
                }
                if (!session.outbox()
                        .of(MARIA.tenant(), AggregateRef.of("thing", "k1"))
                        .isEmpty()) {
                    present.add("event");
                }
                return 1;
            });
            long deliveries = store.deliveries().backlog("mail").unfinished();
            if (deliveries > 0) {
                present.add("deliveries " + deliveries);
            }
            return present;
        }

        private void both(JoinedTransaction joined) {
            Commands ours = commands(store).joining(joined);
            write(ours, "k1");
            hold(ours, "k2", 3);
        }

        @Test
        void what_the_host_commits_is_there_with_ours() {
            checkout.place("1001", this::both);
            assertThat(present()).containsExactly("1001", "thing k1", "held 3", "receipts 2", "event", "deliveries 1");
        }

        @Test
        void nothing_of_ours_stays_when_the_host_rolls_back() {
            assertThatThrownBy(() -> checkout.place("1001", joined -> {
                        both(joined);
                        throw new HostFailed();
                    }))
                    .isInstanceOf(HostFailed.class);
            assertThat(present()).isEmpty();

            checkout.place("1001", this::both);
            assertThat(present()).hasSize(6);
        }

        @Test
        void our_commands_do_not_commit_what_the_host_wrote_before() {
            assertThatThrownBy(() -> checkout.around("1001", () -> {
                        both(checkout.join());
                        assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                                .isTrue();
                        checkout.around("1001", () -> {});
                    }))
                    .isInstanceOf(DuplicateKeyException.class);
            assertThat(present()).isEmpty();
        }

        @Test
        void what_is_refused_leaves_the_hosts_transaction_usable() {
            checkout.place("1001", joined -> {
                Commands ours = commands(store).joining(joined);
                assertError(RuleViolation.class, "counter.short", () -> hold(ours, "k2", 11));
                write(ours, "k1");
            });
            assertThat(present()).containsExactly("1001", "thing k1", "receipts 1", "event", "deliveries 1");
        }

        @Test
        void a_refusal_that_the_host_does_not_catch_rolls_everything_back() {
            assertError(
                    RuleViolation.class,
                    "counter.short",
                    () -> checkout.place("1001", joined -> {
                        Commands ours = commands(store).joining(joined);
                        write(ours, "k1");
                        hold(ours, "k2", 11);
                    }));
            assertThat(present()).isEmpty();
        }

        @Test
        void a_store_over_the_proxy_that_knows_springs_transactions_refuses_them_and_does_not_join() {
            DataSource proxy = new TransactionAwareDataSourceProxy(pool);
            JdbcStore onTheProxy = JdbcStore.on(proxy);
            write(commands(onTheProxy), "outside");

            checkout.around("1001", () -> {
                assertError(
                        Unavailable.class, "store.connection-in-transaction", () -> write(commands(onTheProxy), "k1"));
                assertError(
                        Unavailable.class,
                        "store.connection-in-transaction",
                        () -> hold(commands(onTheProxy), "k2", 1));
                assertError(
                        Unavailable.class,
                        "store.connection-in-transaction",
                        () -> onTheProxy.deliveries().backlog("mail"));
                assertError(Unavailable.class, "store.connection-in-transaction", () -> JdbcStore.on(proxy));
                assertError(Unavailable.class, "store.connection-in-transaction", () -> Schema.migrate(proxy));
            });
            assertThat(present()).containsExactly("1001", "thing outside", "deliveries 1");
            assertThatThrownBy(() -> checkout.around("1002", () -> {
                        assertError(Unavailable.class, "store.connection-in-transaction", () -> Schema.validate(proxy));
                        throw new HostFailed();
                    }))
                    .isInstanceOf(HostFailed.class);
            assertThat(present()).as("and nothing was committed for the host").doesNotContain("1002");
        }

        @Test
        void a_connection_of_the_proxy_may_be_joined_too() throws Exception {
            assertThatThrownBy(() -> checkout.placeThroughTheProxy("1001", joined -> {
                        both(joined);
                        throw new HostFailed();
                    }))
                    .isInstanceOf(HostFailed.class);
            assertThat(present()).isEmpty();
        }

        @Test
        void a_command_beside_the_joined_transaction_is_refused() {
            checkout.place("1001", joined -> {
                both(joined);
                assertError(RuleViolation.class, "joined.open", () -> write(commands(store), "beside"));
            });
            assertThat(present()).hasSize(6);
        }

        @Test
        void a_transaction_inside_a_joined_one_is_not_joined() {
            checkout.place("1001", joined -> {
                both(joined);
                assertError(RuleViolation.class, "joined.nested", () -> checkout.placeApart("1002", inner -> {}));
            });
            assertThat(present()).containsExactly("1001", "thing k1", "held 3", "receipts 2", "event", "deliveries 1");
        }

        @Test
        void what_is_no_transaction_or_too_weak_a_one_is_refused() {
            assertError(InvalidInput.class, "joined.auto-commit", () -> checkout.placeWithoutTransaction(joined -> {}));
            assertError(InvalidInput.class, "joined.isolation", () -> checkout.placeUncommitted("1001", joined -> {}));
            assertThat(present()).isEmpty();
        }
    }

    @Nested
    class OnH2 extends Hosted {
        @Override
        DataSource newPool() {
            return H2Databases.pool(H2Databases.inMemory());
        }
    }

    @Nested
    class OnPostgresql extends Hosted {
        @Override
        DataSource newPool() {
            HikariDataSource pool = PostgresServer.pool(PostgresServer.newDatabase());
            return pool;
        }
    }
}
