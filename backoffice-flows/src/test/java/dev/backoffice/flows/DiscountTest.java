package dev.backoffice.flows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.money.Rate;
import dev.backoffice.inventory.order.Discount;
import dev.backoffice.inventory.order.Funder;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.inventory.order.Payment;
import dev.backoffice.inventory.order.PaymentMethod;
import dev.backoffice.inventory.order.PaymentStatus;
import dev.backoffice.inventory.order.ReceiveOrder;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** Who pays for a discount decides whether the note shows it. */
class DiscountTest {
    private final Shop shop = Shop.open().stocked(10);

    private OrderId ordered(String total, Discount... discounts) {
        ReceiveOrder order = ReceiveOrder.from("site", "1001").buyer(Shop.ana()).line("MUG-01", 2, "39.90");
        for (Discount discount : discounts) {
            order = order.discount(discount);
        }
        return shop.takenIn(order.paid(Payment.of(PaymentMethod.PIX, total, PaymentStatus.PAID)));
    }

    private Money note(OrderId order) {
        assertThat(shop.status(order)).isEqualTo(OrderStatus.Kind.DISPATCHED);
        shop.assertSound();
        return shop.noteTotal(order);
    }

    @Test
    void the_sellers_coupon_lowers_the_note() {
        OrderId order = ordered("71.82", Discount.rate("coupon TEN", Funder.SELLER, Rate.percent("10")));

        assertThat(note(order)).isEqualTo(Money.parse("BRL 71.82"));
        assertThat(shop.onNote(order, "vDesc")).isEqualTo(Money.parse("BRL 7.98"));
    }

    @Test
    void what_the_channel_pays_for_stays_outside_the_note() {
        OrderId order = ordered("79.80", Discount.of("channel campaign", Funder.CHANNEL, "8.00"));

        assertThat(note(order)).isEqualTo(Money.parse("BRL 79.80"));
        assertThat(shop.onNote(order, "vDesc")).isEqualTo(Money.parse("BRL 0.00"));
        assertThat(shop.view(order).terms().buyerPays()).isEqualTo(Money.parse("BRL 71.80"));
    }

    @Test
    void of_both_only_the_sellers_is_on_the_note() {
        OrderId order = ordered(
                "75.80",
                Discount.of("coupon FOUR", Funder.SELLER, "4.00"),
                Discount.of("channel campaign", Funder.CHANNEL, "8.00"));

        assertThat(note(order)).isEqualTo(Money.parse("BRL 75.80"));
        assertThat(shop.onNote(order, "vDesc")).isEqualTo(Money.parse("BRL 4.00"));
    }
}
