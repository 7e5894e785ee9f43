package dev.backoffice.flows.recordtoreport;

import static dev.backoffice.flows.recordtoreport.BooksFixture.MARIA;
import static dev.backoffice.flows.recordtoreport.BooksFixture.brl;
import static dev.backoffice.flows.recordtoreport.BooksFixture.order;
import static dev.backoffice.flows.recordtoreport.BooksFixture.reference;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.finance.charge.ChargeMethod;
import dev.backoffice.finance.charge.OpenCharge;
import dev.backoffice.inventory.order.ChannelFees;
import dev.backoffice.inventory.order.ChannelTerms;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.Payment;
import dev.backoffice.inventory.order.PaymentMethod;
import dev.backoffice.inventory.order.PaymentStatus;
import dev.backoffice.inventory.order.ReceiveOrder;
import org.junit.jupiter.api.Test;

/** Revenue is gross; what the channel keeps of its payout is an expense. */
class MarketplaceSaleTest {
    private final BooksFixture shop = BooksFixture.stocked();

    private static ReceiveOrder withFees(PaymentMethod method) {
        return order("1001")
                .line("MUG-01", 2, "39.90")
                .channelTerms(ChannelTerms.none(BooksFixture.BRL).fees(ChannelFees.of("9.58", "4.00", "7.50")))
                .paid(Payment.of(method, "79.80", PaymentStatus.PAID));
    }

    @Test
    void the_channel_owes_what_it_collected_less_what_it_keeps() {
        OrderId order = shop.dispatched(withFees(PaymentMethod.MARKETPLACE));
        shop.pay(
                shop.charge(OpenCharge.of("c", reference(order), 1, ChargeMethod.MARKETPLACE, brl("79.80"))),
                "M1",
                "79.80");
        shop.deliver(order);
        shop.sound();

        assertThat(shop.balances())
                .containsEntry("3.1.1.01", "-79.80")
                .containsEntry("4.2.2.03", "13.58")
                .containsEntry("4.2.2.01", "7.50")
                .containsEntry("1.1.1.03", "58.72");
        assertThat(shop.orders.view(MARIA, order).total()).isEqualTo(brl("79.80"));
    }

    @Test
    void a_channel_that_pays_nothing_out_keeps_nothing_of_it() {
        OrderId order = shop.dispatched(withFees(PaymentMethod.PIX));
        shop.deliver(order);
        shop.sound();

        assertThat(shop.balances()).doesNotContainKeys("4.2.2.03", "4.2.2.01", "1.1.1.03");
    }
}
