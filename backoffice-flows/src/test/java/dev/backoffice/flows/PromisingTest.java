package dev.backoffice.flows;

import static dev.backoffice.flows.Shop.MARIA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.br.BrazilianCalendars;
import dev.backoffice.core.organization.Company;
import dev.backoffice.core.organization.Establishment;
import dev.backoffice.core.organization.WorkTerms;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.flows.ordertocash.CarrierChoice;
import dev.backoffice.flows.ordertocash.ShippingPolicy;
import dev.backoffice.flows.ordertocash.Step;
import dev.backoffice.inventory.catalog.AddItem;
import dev.backoffice.inventory.order.ChannelTerms;
import dev.backoffice.inventory.order.DeliveryMethod;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.inventory.order.Payment;
import dev.backoffice.inventory.order.PaymentMethod;
import dev.backoffice.inventory.order.PaymentStatus;
import dev.backoffice.inventory.order.ReceiveOrder;
import dev.backoffice.inventory.shipping.Carriers;
import dev.backoffice.inventory.shipping.DeliveryPromise;
import dev.backoffice.inventory.shipping.PromiseQuery;
import dev.backoffice.inventory.shipping.PromiseStatus;
import dev.backoffice.inventory.shipping.Stage;
import dev.backoffice.inventory.shipping.TableCarrier;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

/** By when an order leaves and arrives: promised when its place is chosen, and kept or broken by its delivery. */
class PromisingTest {
    /** Two business days within the state. */
    private static final ShippingPolicy EXAMPLE = ShippingPolicy.of(
            Carriers.of(TableCarrier.example()),
            CarrierChoice.always(TableCarrier.EXAMPLE, "ECONOMY"),
            BrazilianCalendars.standard());

    /** Ordered on Tuesday at nine, handled for a day: it leaves on Wednesday. */
    private static final Instant LEAVES = Instant.parse("2026-11-25T21:00:00Z");

    private static final Instant ARRIVES = Instant.parse("2026-11-28T02:59:59Z");

    private static Company working() {
        List<Establishment> working = Shop.twoSites().establishments().stream()
                .map(site -> site.work(WorkTerms.of(LocalTime.of(14, 0), 1, "BR-SP")))
                .toList();
        return new Company(working);
    }

    private static Shop shop(Step... manual) {
        return Shop.of(working(), builder -> builder.shipping(EXAMPLE), manual).stocked(10);
    }

    private static DeliveryPromise promise(Shop shop, OrderId order) {
        return shop.backoffice.promises().view(MARIA, order);
    }

    @Test
    void an_order_is_promised_when_its_place_is_chosen() {
        Shop shop = shop(Step.SEPARATE);

        DeliveryPromise promise = promise(shop, shop.ordered("1001", 2));

        assertThat(promise.site().code()).isEqualTo("SP1");
        assertThat(promise.original().shipBy()).isEqualTo(LEAVES);
        assertThat(promise.original().deliverBy()).isEqualTo(ARRIVES);
        assertThat(promise.next()).contains(Stage.SEPARATE);
        assertThat(promise.why()).extracting(reason -> reason.code()).contains("carrier.transit", "promise.handling");
        shop.assertSound();
    }

    @Test
    void the_promise_follows_its_order_from_stage_to_stage() {
        Shop shop = shop(Step.DISPATCH);

        OrderId order = shop.ordered("1001", 2);

        assertThat(promise(shop, order).next()).contains(Stage.DISPATCH);
        assertThat(shop.backoffice
                        .promises()
                        .list(MARIA, PromiseQuery.open(), PageRequest.first(10))
                        .rows())
                .extracting(DeliveryPromise::order)
                .containsExactly(order);
    }

    @Test
    void it_is_kept_when_the_buyer_gets_it_in_time() {
        Shop shop = shop();
        OrderId order = shop.ordered("1001", 2);
        shop.clock.advance(Duration.ofDays(3));

        shop.deliver(order);

        assertThat(promise(shop, order).status().kind()).isEqualTo(PromiseStatus.Kind.KEPT);
        assertThat(promise(shop, order).shippedInTime()).contains(true);
        shop.assertSound();
    }

    @Test
    void it_is_broken_when_the_buyer_gets_it_late() {
        Shop shop = shop();
        OrderId order = shop.ordered("1001", 2);
        shop.clock.advance(Duration.ofDays(5));

        shop.deliver(order);

        assertThat(promise(shop, order).status().kind()).isEqualTo(PromiseStatus.Kind.BROKEN);
        shop.assertSound();
    }

    @Test
    void the_channels_day_to_leave_beats_ours() {
        Shop shop = shop(Step.SEPARATE);

        OrderId order = shop.takenIn(Shop.mugs("1001", 2)
                .channelTerms(ChannelTerms.none(CurrencyUnit.of("BRL")).shipBy(LocalDate.of(2026, 11, 24))));

        assertThat(promise(shop, order).original().shipBy()).isEqualTo(Instant.parse("2026-11-24T21:00:00Z"));
        shop.assertSound();
    }

    @Test
    void a_cancelled_order_has_nothing_to_keep() {
        Shop shop = shop(Step.SEPARATE);
        OrderId order = shop.ordered("1001", 2);

        shop.cancel(order);

        assertThat(promise(shop, order).status().kind()).isEqualTo(PromiseStatus.Kind.DROPPED);
        shop.assertSound();
    }

    @Test
    void what_is_fetched_is_promised_without_a_carrier_and_kept_when_it_is_ready() {
        Shop shop = shop();

        OrderId order = shop.takenIn(Shop.mugs("1001", 2).delivery(DeliveryMethod.PICKUP));

        assertThat(shop.status(order)).isEqualTo(OrderStatus.Kind.READY);
        assertThat(promise(shop, order).status().kind()).isEqualTo(PromiseStatus.Kind.KEPT);
        shop.assertSound();
    }

    @Test
    void each_part_of_an_order_from_two_sites_has_a_promise_of_its_own() {
        Shop shop = shop();
        shop.backoffice
                .catalog()
                .add(MARIA, AddItem.of("PLATE-01", "Plate").ncm("69120000").price("25.00"));
        shop.received("delivery-78", "PLATE-01", 5, "SP2");
        OrderId order = shop.takenIn(ReceiveOrder.from("site", "1001")
                .buyer(Shop.ana())
                .line("MUG-01", 1, "39.90")
                .line("PLATE-01", 1, "25.00")
                .paid(Payment.of(PaymentMethod.PIX, "64.90", PaymentStatus.PAID)));

        for (OrderId part : shop.view(order).parts()) {
            shop.deliver(part);
            assertThat(promise(shop, part).status().kind()).isEqualTo(PromiseStatus.Kind.KEPT);
        }
        shop.assertSound();
    }

    @Test
    void no_order_waits_for_a_promise_nobody_can_make() {
        Shop shop = Shop.of(
                        working(),
                        builder -> builder.shipping(ShippingPolicy.of(
                                Carriers.of(TableCarrier.example()),
                                CarrierChoice.always(TableCarrier.EXAMPLE, "BY-BALLOON"),
                                BrazilianCalendars.standard())))
                .stocked(10);

        OrderId order = shop.ordered("1001", 2);

        assertThat(shop.status(order)).isEqualTo(OrderStatus.Kind.DISPATCHED);
        assertThat(shop.backoffice.promises().find(MARIA, order)).isEmpty();
        shop.assertSound();
    }
}
