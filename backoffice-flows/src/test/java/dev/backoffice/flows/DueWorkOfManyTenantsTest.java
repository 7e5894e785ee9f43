package dev.backoffice.flows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.job.DueDocuments;
import dev.backoffice.core.page.View;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.Store;
import dev.backoffice.core.store.StoredDocument;
import dev.backoffice.finance.charge.ChargeId;
import dev.backoffice.finance.charge.ChargeMethod;
import dev.backoffice.finance.charge.ChargeStatus;
import dev.backoffice.finance.charge.OpenCharge;
import dev.backoffice.fiscal.br.nfe.simulation.SimulatedAuthority;
import dev.backoffice.jdbc.JdbcStore;
import dev.backoffice.memory.MemoryStore;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.joda.money.Money;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a heartbeat costs grows with what is due, and not with the number of tenants. */
class DueWorkOfManyTenantsTest {
    private static final int TENANTS = 10_000;
    private static final List<String> DUE = List.of("shop-00003", "shop-04711", "shop-09999");

    /** Counts the calls of every port that opens transactions. */
    private static Store counting(Store store, AtomicLong calls) {
        return (Store) counted(Store.class, store, calls);
    }

    private static Object counted(Class<?> port, Object real, AtomicLong calls) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            boolean opensAnother = method.getReturnType().isInterface() && method.getParameterCount() == 0;
            if (!opensAnother && method.getDeclaringClass() != Object.class) {
                calls.incrementAndGet();
            }
            try {
                Object answer = method.invoke(real, arguments);
                return opensAnother && !java.util.List.class.equals(method.getReturnType())
                        ? counted(method.getReturnType(), answer, calls)
                        : answer;
            } catch (InvocationTargetException failed) {
                throw failed.getCause();
            }
        };
        return Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, handler);
    }

    /** Counts statements. */
    private static DataSource counting(DataSource database, AtomicLong statements) {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    Object answer = method.invoke(database, arguments);
                    return answer instanceof Connection connection ? counting(connection, statements) : answer;
                });
    }

    private static Connection counting(Connection connection, AtomicLong statements) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")
                            || method.getName().equals("createStatement")) {
                        statements.incrementAndGet();
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }

    /** What a heartbeat asked of its store, when nothing was due and when three tenants had something due. */
    private record Cost(long idle, long three) {}

    private static String tenant(int number) {
        return "shop-%05d".formatted(number);
    }

    private Cost cost(Store store, AtomicLong count, int tenants) {
        Shop shop = Shop.over(store, SimulatedAuthority.accepting());
        fill(store, shop.clock.instant(), tenants);
        List<ChargeId> due = new ArrayList<>();
        for (String tenant : DUE) {
            due.add(shop.backoffice
                    .charges()
                    .open(
                            CallContext.of(tenant, "maria"),
                            OpenCharge.of("open", "order/1", 1, ChargeMethod.PIX, Money.parse("BRL 10.00"))
                                    .expiresAt(shop.clock.instant().plusSeconds(60))));
        }
        shop.backoffice.runDue();
        count.set(0);
        long before = System.nanoTime();
        assertThat(shop.backoffice.runDue().total()).isZero();
        long idle = count.getAndSet(0);
        long between = System.nanoTime();
        shop.clock.advance(Duration.ofMinutes(2));
        assertThat(shop.backoffice.runDue().done()).containsEntry("charge.expire-due", 3);
        long after = System.nanoTime();
        for (int i = 0; i < DUE.size(); i++) {
            assertThat(shop.backoffice
                            .charges()
                            .view(CallContext.of(DUE.get(i), "maria"), due.get(i))
                            .status()
                            .kind())
                    .isEqualTo(ChargeStatus.Kind.EXPIRED);
        }
        System.out.printf(
                java.util.Locale.ROOT,
                "%s, %d tenants: idle %d calls, %.1f ms; three due %d calls, %.1f ms%n",
                store.getClass().getSimpleName(),
                tenants,
                idle,
                (between - before) / 1e6,
                count.get(),
                (after - between) / 1e6);
        return new Cost(idle, count.get());
    }

    /** Tenants whose charges expire tomorrow. */
    private static void fill(Store store, Instant now, int tenants) {
        store.hot(session -> {
            for (int number = 1; number <= tenants; number++) {
                session.records(TenantId.of(tenant(number)))
                        .insert(new StoredDocument(
                                "charge",
                                new UUID(7, number).toString(),
                                1,
                                1,
                                Doc.fields().build(),
                                Map.of(DueDocuments.INDEX, View.sortable(now.plus(Duration.ofDays(1))))));
            }
            return true;
        });
    }

    @Test
    void a_heartbeat_asks_the_memory_store_no_more_for_ten_thousand_tenants_than_for_three() {
        AtomicLong few = new AtomicLong();
        AtomicLong many = new AtomicLong();

        Cost ofFew = cost(counting(MemoryStore.create(), few), few, 0);
        Cost ofMany = cost(counting(MemoryStore.create(), many), many, TENANTS);

        assertThat(ofMany).isEqualTo(ofFew);
        assertThat(ofFew.idle()).isPositive().isLessThan(30);
    }

    @Test
    void a_heartbeat_gives_no_more_statements_for_ten_thousand_tenants_than_for_three() {
        AtomicLong few = new AtomicLong();
        AtomicLong many = new AtomicLong();

        Cost ofFew = cost(JdbcStore.migrated(counting(memory(), few)), few, 0);
        Cost ofMany = cost(JdbcStore.migrated(counting(memory(), many)), many, TENANTS);

        assertThat(ofMany).isEqualTo(ofFew);
        assertThat(ofFew.idle()).isPositive().isLessThan(30);
    }

    private static DataSource memory() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        return database;
    }

    @Test
    @Tag("soak")
    void what_a_heartbeat_over_ten_thousand_tenants_takes(@TempDir Path folder) {
        for (int round = 0; round < 3; round++) {
            for (int tenants : List.of(0, TENANTS)) {
                cost(MemoryStore.create(), new AtomicLong(), tenants);
                JdbcDataSource database = new JdbcDataSource();
                database.setURL("jdbc:h2:file:" + folder.resolve("t" + round + "-" + tenants) + ";WRITE_DELAY=0");
                AtomicLong statements = new AtomicLong();
                assertThat(cost(JdbcStore.migrated(counting(database, statements)), statements, tenants)
                                .three())
                        .isPositive();
            }
        }
    }
}
