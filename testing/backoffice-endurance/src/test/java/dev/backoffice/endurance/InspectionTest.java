package dev.backoffice.endurance;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.fiscal.br.nfe.simulation.SimulatedAuthority;
import dev.backoffice.inventory.stock.ReceiveGoods;
import dev.backoffice.jdbc.JdbcStore;
import dev.backoffice.jdbc.Schema;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever looks after a crash would see what a crash must not do. */
class InspectionTest {
    private static final String TENANT = Shop.TENANTS.get(0);
    private static final CallContext MARIA = Shop.maria(TENANT);

    private final SimulatedAuthority authority = SimulatedAuthority.accepting();
    private final Told told = new Told();
    private final Instant now = Instant.now();
    private HikariDataSource pool;
    private Shop shop;
    private Inspection inspection;

    @BeforeEach
    void someOrdersHaveLeft(@TempDir Path folder) {
        pool = Pools.on(Pools.h2(folder), 2);
        Schema.migrate(pool);
        shop = Shop.on(JdbcStore.on(pool), authority, InstantSource.fixed(now));
        shop.stock();
        for (int i = 0; i < 4; i++) {
            give(Shop.orderKey(TENANT, now, "paid-" + i));
        }
        inspection = new Inspection(JdbcStore.on(pool), authority, now, told);
        inspection.comeToRest();
        assertThatCode(inspection::assertNothingLostOrDoubled).doesNotThrowAnyException();
    }

    @AfterEach
    void leave() {
        pool.close();
    }

    private void give(String key) {
        told.resolved(key, shop.give(key));
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement run = connection.createStatement()) {
            run.executeUpdate(statement);
        }
    }

    private void assertSeen(String what) {
        assertThatThrownBy(inspection::assertNothingLostOrDoubled)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(what);
    }

    @Test
    void an_answered_order_that_is_gone() {
        told.resolved(Shop.orderKey(TENANT, now, "gone"), "018f0000-0000-7000-8000-000000000000");
        assertSeen("the orders");
    }

    @Test
    void an_order_that_nobody_was_told_of() {
        shop.give(Shop.orderKey(TENANT, now, "unknown"));
        inspection.comeToRest();
        assertSeen("the orders");
    }

    @Test
    void an_order_that_stands_still() {
        give(Shop.orderKey(TENANT, now, "still"));
        assertSeen("RECEIVED");
    }

    @Test
    void goods_that_came_in_twice() {
        shop.backoffice
                .stock()
                .receive(
                        MARIA,
                        ReceiveGoods.of("once more", Shop.MUG, 1)
                                .unitCost("12.50")
                                .at("SP1"));
        inspection.comeToRest();
        assertSeen("received less left");
    }

    @Test
    void a_number_that_is_gone() throws SQLException {
        sql("DELETE FROM bo_number_lease WHERE num = 1 AND tenant = '" + TENANT + "'");
        assertSeen("number");
    }

    @Test
    void a_note_that_only_the_authority_knows() {
        Told another = new Told();
        Inspection forgetful = new Inspection(JdbcStore.on(pool), SimulatedAuthority.accepting(), now, another);
        told.answers().forEach(another::resolved);
        assertThatThrownBy(forgetful::assertNothingLostOrDoubled)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("the notes the authority has authorized");
    }

    @Test
    void a_delivery_that_was_said_to_be_made() {
        String order = List.copyOf(told.answers().values()).get(0);
        told.resolved("deliver/" + TENANT + "/" + order, order);
        assertSeen("DELIVERED");
    }
}
