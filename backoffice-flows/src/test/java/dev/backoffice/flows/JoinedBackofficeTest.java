package dev.backoffice.flows;

import static dev.backoffice.flows.Shop.MARIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.error.BackofficeException;
import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.JoinedTransaction;
import dev.backoffice.finance.account.AddChart;
import dev.backoffice.finance.account.ChartTemplate;
import dev.backoffice.finance.charge.MoneyId;
import dev.backoffice.finance.charge.RecordMoney;
import dev.backoffice.finance.verification.AskVerifier;
import dev.backoffice.finance.verification.ThresholdVerifier;
import dev.backoffice.finance.verification.VerificationId;
import dev.backoffice.finance.verification.Verifications;
import dev.backoffice.fiscal.br.nfe.simulation.SimulatedAuthority;
import dev.backoffice.fiscal.document.CancelDocument;
import dev.backoffice.fiscal.document.DiscardDocument;
import dev.backoffice.fiscal.document.DocumentStatus;
import dev.backoffice.fiscal.document.FiscalDocument;
import dev.backoffice.fiscal.document.SubmitDocument;
import dev.backoffice.fiscal.transmission.Authorizer;
import dev.backoffice.inventory.catalog.AddItem;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.inventory.order.Payment;
import dev.backoffice.inventory.order.PaymentMethod;
import dev.backoffice.inventory.order.PaymentStatus;
import dev.backoffice.inventory.order.ReceiveOrder;
import dev.backoffice.inventory.stock.HoldStock;
import dev.backoffice.inventory.stock.ReceiveGoods;
import dev.backoffice.jdbc.JdbcStore;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.h2.jdbcx.JdbcDataSource;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** The services of a whole back office in a transaction of the host. */
class JoinedBackofficeTest {
    private final JdbcDataSource database = new JdbcDataSource();
    private final JdbcStore store;

    JoinedBackofficeTest() {
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        store = JdbcStore.migrated(database);
    }

    private Shop shop(Authorizer authority) {
        ThresholdVerifier verifier = new ThresholdVerifier(
                Money.parse("BRL 5000.00"), Money.parse("BRL 5000.00"), BigDecimal.valueOf(60), BigDecimal.valueOf(90));
        return Shop.over(store, authority, Shop.company(), builder -> builder.verifier(verifier));
    }

    /** As a host does it: begins, joins, and commits or rolls back. */
    private void inOneTransaction(Shop shop, boolean commit, Consumer<JoinedBackoffice> ours) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            JoinedTransaction transaction = store.join(connection);
            try {
                ours.accept(shop.backoffice.joined(transaction));
            } finally {
                if (commit) {
                    connection.commit();
                } else {
                    connection.rollback();
                }
                transaction.close();
            }
        }
    }

    private static void assertRefused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        BackofficeException.class,
                        error -> assertThat(error.code()).isEqualTo(code));
    }

    /** An item, its stock, an order, a charge for it and the chart of accounts: both lanes, in turns. */
    private static OrderId openForBusiness(JoinedBackoffice joined) {
        joined.catalog()
                .add(MARIA, AddItem.of("MUG-01", "Ceramic mug").ncm("69120000").price("39.90"));
        joined.stock()
                .receive(
                        MARIA,
                        ReceiveGoods.of("delivery-77", "MUG-01", 10)
                                .unitCost("12.50")
                                .at("SP1"));
        OrderId order = joined.orders().receive(MARIA, Shop.mugs("1001", 2));
        joined.stock().hold(MARIA, HoldStock.of("hold/gift", "gift").line("SP1", "MUG-01", 3));
        joined.accounts().addChart(MARIA, new AddChart(IdempotencyKey.of("chart"), ChartTemplate.shop()));
        assertThat(joined.orders().view(MARIA, order).status())
                .as("its events wait for the commit")
                .isEqualTo(OrderStatus.Kind.RECEIVED);
        assertThat(joined.stock().availability(MARIA, "MUG-01").available().toString())
                .isEqualTo("7 UN");
        return order;
    }

    @Test
    void what_every_room_did_is_committed_by_the_host_and_goes_on_from_there() throws SQLException {
        Shop shop = shop(SimulatedAuthority.accepting());
        List<OrderId> order = new ArrayList<>();

        inOneTransaction(shop, true, joined -> order.add(openForBusiness(joined)));
        shop.run();

        assertThat(shop.status(order.get(0))).isEqualTo(OrderStatus.Kind.DISPATCHED);
        assertThat(shop.onHand("MUG-01")).isEqualTo("8 UN");
        assertThat(shop.available("MUG-01")).isEqualTo("5 UN");
        shop.assertSound();
    }

    @Test
    void what_every_room_did_is_gone_when_the_host_rolls_back_and_may_be_done_again() throws SQLException {
        Shop shop = shop(SimulatedAuthority.accepting());

        inOneTransaction(shop, false, JoinedBackofficeTest::openForBusiness);
        assertThat(shop.backoffice.runDue().total()).isZero();
        assertThatThrownBy(() -> shop.backoffice.stock().availability(MARIA, "MUG-01"))
                .isInstanceOf(NotFound.class);
        assertThat(shop.backoffice.backlogs().values())
                .allSatisfy(backlog -> assertThat(backlog.unfinished()).isZero());
        assertThat(shop.backoffice.trail().verify(MARIA).events()).isZero();

        List<OrderId> order = new ArrayList<>();
        inOneTransaction(shop, true, joined -> order.add(openForBusiness(joined)));
        shop.run();
        assertThat(shop.status(order.get(0))).isEqualTo(OrderStatus.Kind.DISPATCHED);
        shop.assertSound();
    }

    @Test
    void money_that_was_rolled_back_is_recorded_when_it_is_given_again() throws SQLException {
        Shop shop = shop(SimulatedAuthority.accepting()).stocked(10);
        OrderId order = shop.takenIn(ReceiveOrder.from("site", "1001")
                .buyer(Shop.ana())
                .line("MUG-01", 1, "39.90")
                .paid(Payment.of(PaymentMethod.PIX, "39.90", PaymentStatus.PENDING)));
        RecordMoney money = new RecordMoney(
                IdempotencyKey.of("webhook/1"),
                shop.charges(order).get(0).id(),
                MoneyId.of("pix", "E1"),
                Money.parse("BRL 39.90"),
                shop.clock.instant());

        inOneTransaction(shop, false, joined -> joined.charges().record(MARIA, money));
        shop.run();
        assertThat(shop.status(order)).isNotEqualTo(OrderStatus.Kind.DISPATCHED);
        inOneTransaction(shop, true, joined -> joined.charges().record(MARIA, money));
        shop.run();

        assertThat(shop.status(order)).isEqualTo(OrderStatus.Kind.DISPATCHED);
        shop.assertSound();
    }

    @Test
    void what_asks_another_system_is_refused_before_anything_is_asked() throws SQLException {
        Shop shop = shop(SimulatedAuthority.accepting()).stocked(10);
        FiscalDocument note = shop.note(shop.ordered("1001", 2));
        VerificationId verification = VerificationId.of(MARIA.tenant(), "order/1001");

        inOneTransaction(shop, true, joined -> {
            Verifications verifications = joined.verifications().orElseThrow();
            assertRefused("joined.remote", () -> joined.notes().submit(MARIA, SubmitDocument.of("again", note.id())));
            assertRefused(
                    "joined.remote",
                    () -> joined.notes()
                            .cancel(MARIA, CancelDocument.of("cancel", note.id(), "Cliente desistiu da compra")));
            assertRefused("joined.remote", () -> joined.notes().resolve(MARIA, note.id()));
            assertRefused(
                    "joined.remote",
                    () -> verifications.ask(MARIA, new AskVerifier(IdempotencyKey.of("ask"), verification)));
            assertRefused("joined.remote", () -> verifications.resolve(MARIA, verification));
            assertThat(joined.notes().view(MARIA, note.id())).isEqualTo(note);
        });
        assertThat(shop.note(note.id())).isEqualTo(note);
        shop.assertSound();
    }

    @Test
    void a_note_that_was_sent_before_is_not_looked_up_to_be_discarded() throws SQLException {
        Shop shop =
                shop(SimulatedAuthority.accepting().outOfReachOf(any -> true)).stocked(10);
        FiscalDocument note = shop.note(shop.ordered("1001", 2));
        assertThat(note.status().kind()).isEqualTo(DocumentStatus.Kind.SIGNED);
        assertThat(note.attempts()).isPositive();

        inOneTransaction(
                shop,
                true,
                joined -> assertRefused(
                        "joined.remote",
                        () -> joined.notes()
                                .discard(MARIA, DiscardDocument.of("discard", note.id(), "order cancelled"))));
        assertThat(shop.note(note.id()).status().kind()).isEqualTo(DocumentStatus.Kind.SIGNED);
    }

    @Test
    void a_shortage_leaves_the_transaction_of_the_host_as_it_was() throws SQLException {
        Shop shop = shop(SimulatedAuthority.accepting()).stocked(10);

        inOneTransaction(shop, true, joined -> {
            assertThatThrownBy(() -> joined.stock()
                            .hold(MARIA, HoldStock.of("hold/1", "1").line("SP1", "MUG-01", 11)))
                    .isInstanceOfSatisfying(
                            RuleViolation.class,
                            shortage -> assertThat(shortage.code()).isEqualTo("stock.short"));
            joined.stock().hold(MARIA, HoldStock.of("hold/2", "2").line("SP1", "MUG-01", 10));
        });
        assertThat(shop.available("MUG-01")).isEqualTo("0 UN");
        shop.assertSound();
    }

    /** Everything that runs in the host's transaction and in one of its own is written once, against {@link Rooms}. */
    @Test
    void what_is_written_against_rooms_serves_both() throws SQLException {
        Shop shop = shop(SimulatedAuthority.accepting()).stocked(10);
        BiConsumer<Rooms, String> hold = (rooms, order) ->
                rooms.stock().hold(MARIA, HoldStock.of("hold/" + order, order).line("SP1", "MUG-01", 2));

        hold.accept(shop.backoffice, "1");
        inOneTransaction(shop, true, joined -> hold.accept(joined, "2"));
        inOneTransaction(shop, false, joined -> hold.accept(joined, "3"));

        assertThat(shop.available("MUG-01")).isEqualTo("6 UN");
        shop.assertSound();
    }

    @Test
    void every_room_of_the_back_office_is_there() {
        Set<String> rooms = accessors(Rooms.class);
        // the trail reads what is committed and sealed; the others are over all tenants
        assertThat(accessors(Backoffice.class))
                .containsExactly("backlogs", "expiries", "health", "runDue", "subscriptions", "trail");
        assertThat(accessors(JoinedBackoffice.class)).isEmpty();
        assertThat(rooms).hasSize(15).contains("stock", "orders", "ledger");
    }

    private static Set<String> accessors(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers())
                        && !Modifier.isStatic(method.getModifiers())
                        && method.getParameterCount() == 0)
                .map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
