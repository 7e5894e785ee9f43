package dev.backoffice.flows;

import static dev.backoffice.flows.Shop.MARIA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.br.BrazilianCalendars;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.finance.charge.Charge;
import dev.backoffice.finance.charge.ChargeStatus;
import dev.backoffice.finance.charge.CoveragePolicy;
import dev.backoffice.finance.charge.Credit;
import dev.backoffice.finance.charge.MoneyId;
import dev.backoffice.finance.charge.RecordMoney;
import dev.backoffice.flows.ordertocash.PaymentPolicy;
import dev.backoffice.inventory.order.CancelOrder;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.inventory.order.Payment;
import dev.backoffice.inventory.order.PaymentMethod;
import dev.backoffice.inventory.order.PaymentStatus;
import dev.backoffice.inventory.order.ReceiveOrder;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** Money that is awaited, comes, comes late, twice or in parts, and goes back. */
class PayingTest {
    private static final Instant IN_HALF_AN_HOUR = Instant.parse("2026-11-24T12:30:00Z");

    private final Shop shop = Shop.open().stocked(10);

    private OrderId awaiting(Payment... payments) {
        ReceiveOrder order = ReceiveOrder.from("site", "1001").buyer(Shop.ana()).line("MUG-01", 2, "39.90");
        for (Payment payment : payments) {
            order = order.paid(payment);
        }
        OrderId id = shop.backoffice.orders().receive(MARIA, order);
        shop.run();
        return id;
    }

    private OrderId awaitingPix() {
        return awaiting(
                Payment.of(PaymentMethod.PIX, "79.80", PaymentStatus.PENDING).expiresAt(IN_HALF_AN_HOUR));
    }

    private void money(OrderId order, int ordinal, String number, String amount) {
        Charge charge = charges(order).get(ordinal - 1);
        shop.backoffice
                .charges()
                .record(
                        MARIA,
                        new RecordMoney(
                                IdempotencyKey.of("webhook/" + number),
                                charge.id(),
                                MoneyId.of("pix", number),
                                Money.parse("BRL " + amount),
                                shop.clock.instant()));
        shop.run();
    }

    private List<Charge> charges(OrderId order) {
        return shop.backoffice.charges().of(MARIA, "order/" + order);
    }

    private String waitsFor(OrderId order) {
        return shop.view(order).waitsFor().orElseThrow().code();
    }

    private String available() {
        return shop.backoffice.stock().availability(MARIA, "MUG-01").available().toString();
    }

    private void soundBooks() {
        assertThat(shop.stuck()).isEmpty();
        assertThat(shop.findings()).isEmpty();
    }

    @Test
    void an_order_that_waits_for_its_pix_holds_its_goods_and_leaves_once_it_is_paid() {
        OrderId order = awaitingPix();

        assertThat(waitsFor(order)).isEqualTo("order.awaiting-payment");
        assertThat(available()).isEqualTo("8 UN");

        money(order, 1, "E1", "79.80");

        assertThat(shop.status(order)).isEqualTo(OrderStatus.Kind.DISPATCHED);
        soundBooks();
    }

    @Test
    void a_pix_that_nobody_pays_gives_its_goods_back_when_it_expires() {
        OrderId order = awaitingPix();

        shop.runFor(Duration.ofHours(1));

        assertThat(charges(order).get(0).status().kind()).isEqualTo(ChargeStatus.Kind.EXPIRED);
        assertThat(waitsFor(order)).isEqualTo("order.payment-expired");
        assertThat(available()).isEqualTo("10 UN");
        assertThat(shop.view(order).why())
                .filteredOn(reason -> reason.code().equals("order.hold-lost"))
                .singleElement()
                .satisfies(lost ->
                        assertThat(lost.text()).isEqualTo("Its goods are given back, because nobody paid in time."));
        soundBooks();
    }

    @Test
    void a_pix_that_comes_after_its_time_is_a_credit_that_pays_the_order_while_goods_are_there() {
        OrderId order = awaitingPix();
        shop.runFor(Duration.ofHours(1));

        money(order, 1, "E1", "79.80");

        assertThat(shop.status(order)).isEqualTo(OrderStatus.Kind.DISPATCHED);
        assertThat(shop.backoffice.charges().creditsOf(MARIA, "order/" + order))
                .extracting(Credit::left)
                .containsOnly(Money.parse("BRL 0.00"));
        soundBooks();
    }

    @Test
    void a_pix_that_comes_after_its_time_goes_back_when_the_goods_are_gone() {
        OrderId order = awaitingPix();
        shop.runFor(Duration.ofHours(1));
        shop.ordered("1002", 9);

        money(order, 1, "E1", "79.80");

        assertThat(shop.status(order)).isEqualTo(OrderStatus.Kind.CANCELLED);
        Credit credit =
                shop.backoffice.charges().creditsOf(MARIA, "order/" + order).get(0);
        assertThat(credit.refunded()).isEqualTo(Money.parse("BRL 79.80"));
        assertThat(credit.left()).isEqualTo(Money.parse("BRL 0.00"));
        soundBooks();
    }

    @Test
    void a_pix_that_is_paid_twice_is_counted_once_and_the_second_is_the_buyers() {
        OrderId order = awaitingPix();
        money(order, 1, "E1", "79.80");
        money(order, 1, "E1", "79.80");
        money(order, 1, "E2", "79.80");

        assertThat(charges(order))
                .singleElement()
                .satisfies(charge -> assertThat(charge.captured()).isEqualTo(Money.parse("BRL 79.80")));
        assertThat(shop.backoffice.charges().creditsOf(MARIA, "order/" + order))
                .singleElement()
                .satisfies(credit -> assertThat(credit.left()).isEqualTo(Money.parse("BRL 79.80")));
        soundBooks();
    }

    @Test
    void an_order_paid_by_two_methods_leaves_when_both_have_come() {
        OrderId order = awaiting(
                Payment.of(PaymentMethod.CARD, "50.00", PaymentStatus.CAPTURED),
                Payment.of(PaymentMethod.PIX, "29.80", PaymentStatus.PENDING).expiresAt(IN_HALF_AN_HOUR));

        assertThat(waitsFor(order)).isEqualTo("order.awaiting-payment");
        assertThat(shop.view(order).waitsFor().orElseThrow().text()).contains("BRL 29.80");

        money(order, 2, "E1", "29.80");

        assertThat(shop.status(order)).isEqualTo(OrderStatus.Kind.DISPATCHED);
        soundBooks();
    }

    @Test
    void a_payment_that_comes_in_parts_is_added_up() {
        OrderId order = awaitingPix();

        money(order, 1, "E1", "30.00");
        assertThat(waitsFor(order)).isEqualTo("order.awaiting-payment");
        assertThat(shop.view(order).waitsFor().orElseThrow().text()).contains("BRL 49.80");
        money(order, 1, "E2", "49.80");

        assertThat(shop.status(order)).isEqualTo(OrderStatus.Kind.DISPATCHED);
        soundBooks();
    }

    @Test
    void a_boleto_is_awaited_for_two_banking_days_after_its_due_date() {
        OrderId order = awaiting(
                Payment.of(PaymentMethod.BOLETO, "79.80", PaymentStatus.PENDING).due(LocalDate.of(2026, 11, 27)));

        // the 27th is a Friday: Tuesday the 1st ends two banking days later
        assertThat(charges(order).get(0).terms().expiresAt()).contains(Instant.parse("2026-12-02T03:00:00Z"));
    }

    @Test
    void what_is_due_later_by_agreement_lets_the_goods_leave() {
        OrderId order = awaiting(Payment.of(PaymentMethod.BOLETO, "79.80", PaymentStatus.ON_TERMS)
                .due(LocalDate.of(2026, 12, 24), LocalDate.of(2027, 1, 23)));

        assertThat(shop.status(order)).isEqualTo(OrderStatus.Kind.DISPATCHED);
        assertThat(charges(order).get(0).status().kind()).isEqualTo(ChargeStatus.Kind.ON_TERMS);
        soundBooks();
    }

    @Test
    void a_cancelled_order_gives_back_what_came_and_asks_for_no_more() {
        OrderId order = awaiting(
                Payment.of(PaymentMethod.CARD, "50.00", PaymentStatus.CAPTURED),
                Payment.of(PaymentMethod.PIX, "29.80", PaymentStatus.PENDING).expiresAt(IN_HALF_AN_HOUR));

        shop.backoffice.orders().cancel(MARIA, CancelOrder.of("cancel", order, "buyer regretted"));
        shop.run();

        assertThat(charges(order).get(0).refunded()).isEqualTo(Money.parse("BRL 50.00"));
        assertThat(charges(order).get(1).status().kind()).isEqualTo(ChargeStatus.Kind.CANCELLED);
        assertThat(available()).isEqualTo("10 UN");
        soundBooks();
    }

    @Test
    void the_channel_that_tells_again_that_an_order_is_paid_lets_it_leave() {
        OrderId order = awaitingPix();

        shop.backoffice
                .orders()
                .receive(
                        MARIA,
                        ReceiveOrder.from("site", "1001")
                                .buyer(Shop.ana())
                                .line("MUG-01", 2, "39.90")
                                .paid(Payment.of(PaymentMethod.PIX, "79.80", PaymentStatus.PAID)));
        shop.run();

        assertThat(shop.status(order)).isEqualTo(OrderStatus.Kind.DISPATCHED);
        assertThat(charges(order)).hasSize(1);
        soundBooks();
    }

    @Test
    void a_boleto_paid_short_is_awaited_and_goes_back_when_the_order_is_given_up() {
        OrderId order = awaiting(
                Payment.of(PaymentMethod.BOLETO, "79.80", PaymentStatus.PENDING).due(LocalDate.of(2026, 11, 27)));

        money(order, 1, "B1", "79.00");

        assertThat(waitsFor(order)).isEqualTo("order.awaiting-payment");
        assertThat(shop.view(order).waitsFor().orElseThrow().text()).contains("BRL 0.80");
        assertThat(available()).isEqualTo("8 UN");
        shop.clock.advance(Duration.ofDays(9));
        shop.run();
        assertThat(waitsFor(order)).isEqualTo("order.payment-expired");
        assertThat(shop.view(order).waitsFor().orElseThrow().text()).contains("BRL 0.80");
        assertThat(available()).isEqualTo("10 UN");

        shop.cancel(order);

        assertThat(shop.refunded(order)).isEqualTo(Money.parse("BRL 79.00"));
        soundBooks();
    }

    @Test
    void a_boleto_paid_short_by_less_than_is_tolerated_lets_the_goods_leave() {
        Shop tolerant = Shop.deciding(builder -> builder.payments(new PaymentPolicy(
                        CoveragePolicy.exact(CurrencyUnit.of("BRL")).withTolerance(Money.parse("BRL 1.00")),
                        2,
                        BrazilianCalendars.standard().banking())))
                .stocked(10);
        OrderId order = tolerant.takenIn(ReceiveOrder.from("site", "1001")
                .buyer(Shop.ana())
                .line("MUG-01", 2, "39.90")
                .paid(Payment.of(PaymentMethod.BOLETO, "79.80", PaymentStatus.PENDING)
                        .due(LocalDate.of(2026, 11, 27))));

        tolerant.paid(order, 1, "B1", "79.00");

        assertThat(tolerant.status(order)).isEqualTo(OrderStatus.Kind.DISPATCHED);
        tolerant.assertSound();
    }
}
