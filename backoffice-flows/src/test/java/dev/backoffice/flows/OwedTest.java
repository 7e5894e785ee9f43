package dev.backoffice.flows;

import static dev.backoffice.flows.Shop.MARIA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.finance.receivable.Debtor;
import dev.backoffice.finance.receivable.Receivable;
import dev.backoffice.finance.receivable.ReceivableStatus;
import dev.backoffice.inventory.order.CancelOrder;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.Payment;
import dev.backoffice.inventory.order.PaymentMethod;
import dev.backoffice.inventory.order.PaymentStatus;
import dev.backoffice.inventory.order.ReceiveOrder;
import java.time.LocalDate;
import java.util.List;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** Who owes what for an order once a document covers it. */
class OwedTest {
    private final Shop shop = Shop.open().stocked(10);

    private OrderId paidBy(Payment payment) {
        OrderId order = shop.backoffice
                .orders()
                .receive(
                        MARIA,
                        ReceiveOrder.from("site", "1001")
                                .buyer(Shop.ana())
                                .line("MUG-01", 2, "39.90")
                                .paid(payment));
        shop.run();
        return order;
    }

    private List<Receivable> owed(OrderId order) {
        return shop.backoffice.receivables().of(MARIA, "order/" + order);
    }

    @Test
    void a_card_in_three_parts_is_owed_by_the_acquirer_in_three_parts_that_sum_to_it() {
        OrderId order = paidBy(Payment.of(PaymentMethod.CARD, "79.80", PaymentStatus.CAPTURED)
                .installments(3)
                .acquirer("acquirer-x"));

        assertThat(owed(order))
                .extracting(receivable -> receivable.terms().debtor())
                .containsOnly(Debtor.of(Debtor.Kind.ACQUIRER, "acquirer-x"));
        assertThat(owed(order))
                .extracting(receivable -> receivable.terms().due())
                .containsExactly(LocalDate.of(2026, 12, 24), LocalDate.of(2027, 1, 23), LocalDate.of(2027, 2, 22));
        assertThat(owed(order))
                .extracting(receivable -> receivable.terms().amount())
                .containsExactly(Money.parse("BRL 26.60"), Money.parse("BRL 26.60"), Money.parse("BRL 26.60"));
        assertThat(shop.stuck()).isEmpty();
        assertThat(shop.findings()).isEmpty();
    }

    @Test
    void what_is_sold_on_terms_is_owed_by_the_buyer_on_the_agreed_days() {
        OrderId order = paidBy(Payment.of(PaymentMethod.BOLETO, "79.80", PaymentStatus.ON_TERMS)
                .due(LocalDate.of(2026, 12, 24), LocalDate.of(2027, 1, 23)));

        assertThat(owed(order))
                .extracting(receivable -> receivable.terms().debtor().kind() + " "
                        + receivable.terms().due() + " " + receivable.terms().amount())
                .containsExactly("BUYER 2026-12-24 BRL 39.90", "BUYER 2027-01-23 BRL 39.90");
        assertThat(shop.findings()).isEmpty();
    }

    @Test
    void nobody_owes_for_a_pix() {
        assertThat(owed(paidBy(Payment.of(PaymentMethod.PIX, "79.80", PaymentStatus.PAID))))
                .isEmpty();
    }

    @Test
    void what_is_owed_for_an_order_that_is_cancelled_is_owed_no_more() {
        OrderId order = paidBy(
                Payment.of(PaymentMethod.CARD, "79.80", PaymentStatus.CAPTURED).acquirer("acquirer-x"));

        shop.backoffice.orders().cancel(MARIA, CancelOrder.of("cancel", order, "lost on the way"));
        shop.run();

        assertThat(owed(order))
                .extracting(receivable -> receivable.status().kind())
                .containsOnly(ReceivableStatus.Kind.CANCELLED);
        assertThat(shop.stuck()).isEmpty();
        assertThat(shop.findings()).isEmpty();
    }
}
