package dev.backoffice.flows.recordtoreport;

import static dev.backoffice.flows.recordtoreport.BooksFixture.MARIA;
import static dev.backoffice.flows.recordtoreport.BooksFixture.brl;
import static dev.backoffice.flows.recordtoreport.BooksFixture.order;
import static dev.backoffice.flows.recordtoreport.BooksFixture.reference;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.finance.charge.CancelCharge;
import dev.backoffice.finance.charge.ChargeId;
import dev.backoffice.finance.charge.ChargeMethod;
import dev.backoffice.finance.charge.OpenCharge;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderPart;
import dev.backoffice.inventory.order.SplitOrder;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A sale on terms is owed from its delivery on. */
class SoldOnTermsTest {
    private static final List<LocalDate> DUES = List.of(LocalDate.of(2026, 12, 24), LocalDate.of(2027, 1, 23));

    private final BooksFixture shop = BooksFixture.stocked();

    private ChargeId onTerms(OrderId order, int ordinal, String amount) {
        return shop.charge(OpenCharge.of("c" + ordinal, reference(order), ordinal, ChargeMethod.BOLETO, brl(amount))
                .onTerms(DUES));
    }

    private void later() {
        shop.settle();
        shop.clock.advance(Duration.ofHours(1));
    }

    @Test
    void the_buyer_owes_it_once_it_is_delivered_and_pays_in_parts() {
        OrderId order = shop.dispatched(order("1001").line("MUG-01", 2, "39.90"));
        ChargeId charge = onTerms(order, 1, "79.80");
        shop.sound();
        assertThat(shop.balances()).as("nothing is owed yet").doesNotContainKeys("1.1.2.01", "2.1.4.01");

        shop.deliver(order);
        shop.sound();
        assertThat(shop.balances()).containsEntry("1.1.2.01", "79.80").containsEntry("3.1.1.01", "-79.80");

        later();
        shop.pay(charge, "B1", "40.00");
        shop.sound();
        assertThat(shop.balances()).containsEntry("1.1.2.01", "39.80").containsEntry("1.1.1.02", "40.00");

        shop.pay(charge, "B2", "39.80");
        shop.sound();
        assertThat(shop.balances()).containsEntry("1.1.1.02", "79.80").doesNotContainKeys("1.1.2.01", "2.1.4.01");
    }

    @Test
    void what_is_paid_before_the_delivery_is_an_advance_that_settles_it() {
        OrderId order = shop.dispatched(order("1001").line("MUG-01", 2, "39.90"));
        ChargeId charge = onTerms(order, 1, "79.80");
        shop.pay(charge, "B1", "40.00");
        shop.sound();
        assertThat(shop.balances()).containsEntry("2.1.4.01", "-40.00").doesNotContainKey("1.1.2.01");

        later();
        shop.deliver(order);
        shop.sound();
        assertThat(shop.balances()).containsEntry("1.1.2.01", "39.80").doesNotContainKey("2.1.4.01");
    }

    @Test
    void one_part_paid_by_pix_and_one_on_terms() {
        OrderId order = shop.dispatched(order("1001").line("MUG-01", 2, "39.90"));
        shop.pay(shop.charge(OpenCharge.of("c1", reference(order), 1, ChargeMethod.PIX, brl("29.80"))), "E1", "29.80");
        onTerms(order, 2, "50.00");
        shop.deliver(order);
        shop.sound();

        assertThat(shop.balances())
                .containsEntry("1.1.1.02", "29.80")
                .containsEntry("1.1.2.01", "50.00")
                .doesNotContainKey("2.1.4.01");
    }

    @Test
    void whatever_is_told_first_the_books_end_the_same() {
        OrderId order = shop.dispatched(order("1001").line("MUG-01", 2, "39.90"));
        ChargeId charge = onTerms(order, 1, "79.80");
        later();
        // delivery and money are told in any order: both are on their way
        shop.deliver(order);
        shop.pay(charge, "B1", "79.80");
        while (shop.tell(1)) {
            assertThat(shop.findings()).isEmpty();
        }

        assertThat(shop.balances()).containsEntry("1.1.1.02", "79.80").doesNotContainKeys("1.1.2.01", "2.1.4.01");
        assertThat(shop.kinds(reference(order))).containsOnlyOnce("sale.settled");
    }

    @Test
    void terms_that_are_given_up_for_another_payment_before_the_delivery_count_for_nothing() {
        OrderId order = shop.dispatched(order("1001").line("MUG-01", 2, "39.90"));
        ChargeId first = onTerms(order, 1, "79.80");
        shop.charges.cancel(MARIA, new CancelCharge(IdempotencyKey.of("x"), first, "pays by Pix instead"));
        shop.pay(shop.charge(OpenCharge.of("c2", reference(order), 2, ChargeMethod.PIX, brl("79.80"))), "E1", "79.80");
        later();
        shop.deliver(order);
        shop.sound();

        assertThat(shop.balances()).containsEntry("1.1.1.02", "79.80").doesNotContainKeys("1.1.2.01", "2.1.4.01");
    }

    @Test
    void terms_that_are_replaced_by_other_terms_before_the_delivery_are_owed_once() {
        OrderId order = shop.dispatched(order("1001").line("MUG-01", 2, "39.90"));
        ChargeId first = onTerms(order, 1, "79.80");
        shop.charges.cancel(MARIA, new CancelCharge(IdempotencyKey.of("x"), first, "other dates"));
        onTerms(order, 2, "79.80");
        later();
        shop.deliver(order);
        shop.sound();

        assertThat(shop.balances()).containsEntry("1.1.2.01", "79.80").doesNotContainKey("2.1.4.01");
        assertThat(shop.kinds(reference(order))).doesNotContain("sale.prepaid", "sale.terms-ended");
    }

    @Test
    void a_sale_that_is_taken_back_is_not_owed_any_more() {
        OrderId order = shop.dispatched(order("1001").line("MUG-01", 2, "39.90"));
        ChargeId charge = onTerms(order, 1, "79.80");
        shop.deliver(order);
        later();
        shop.cancel(order);
        shop.charges.cancel(MARIA, new CancelCharge(IdempotencyKey.of("x"), charge, "The order was cancelled"));
        shop.comeBack(order);
        shop.sound();

        assertThat(shop.balances())
                .containsEntry("3.1.1.01", "-79.80")
                .containsEntry("3.1.2.01", "79.80")
                .doesNotContainKeys("1.1.2.01", "2.1.4.01", "4.1.1.01");
    }

    @Test
    void each_part_of_a_split_order_owes_its_exact_share_when_it_is_delivered() {
        OrderId whole = shop.received(order("1001").line("MUG-01", 3, "33.33"));
        ChargeId charge = onTerms(whole, 1, "99.99");
        shop.orders.split(
                MARIA,
                SplitOrder.of(
                        "s",
                        whole,
                        List.of(
                                OrderPart.at("SP1").line(1, 1),
                                OrderPart.at("SP1").line(1, 2))));
        shop.pay(charge, "B1", "10.00");
        shop.leave(whole.part(1));
        shop.leave(whole.part(2));
        later();
        shop.deliver(whole.part(1));
        shop.sound();
        assertThat(shop.balances())
                .as("a third of what is owed, and a third of what was paid settles it")
                .containsEntry("1.1.2.01", "30.00")
                .containsEntry("2.1.4.01", "-6.67");

        shop.deliver(whole.part(2));
        shop.pay(charge, "B2", "89.99");
        shop.sound();
        assertThat(shop.balances()).containsEntry("1.1.1.02", "99.99").doesNotContainKeys("1.1.2.01", "2.1.4.01");
    }
}
