package dev.backoffice.flows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.inventory.order.FreightTerms;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.inventory.order.Payment;
import dev.backoffice.inventory.order.PaymentMethod;
import dev.backoffice.inventory.order.PaymentStatus;
import dev.backoffice.inventory.order.ReceiveOrder;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who has the goods carried, and what the buyer pays for it. */
class FreightTest {
    private final Shop shop = Shop.open().stocked(10);

    private OrderId ordered(FreightTerms terms, String freight, String total) {
        return shop.takenIn(ReceiveOrder.from("site", "1001")
                .buyer(Shop.ana())
                .line("MUG-01", 2, "39.90")
                .freight(freight)
                .freightTerms(terms)
                .paid(Payment.of(PaymentMethod.PIX, total, PaymentStatus.PAID)));
    }

    @ParameterizedTest
    @CsvSource({"SENDER,0", "RECIPIENT,1", "THIRD_PARTY,2", "OWN_SENDER,3", "OWN_RECIPIENT,4", "NONE,9"})
    void the_note_says_who_has_the_goods_carried(FreightTerms terms, String code) {
        OrderId order = ordered(terms, "0.00", "79.80");

        assertThat(shop.status(order)).isEqualTo(OrderStatus.Kind.DISPATCHED);
        assertThat(shop.xml(order)).contains("<modFrete>" + code + "</modFrete>");
        shop.assertSound();
    }

    @Test
    void freight_the_buyer_pays_the_seller_is_on_the_note() {
        OrderId order = ordered(FreightTerms.SENDER, "18.50", "98.30");

        assertThat(shop.noteTotal(order)).isEqualTo(Money.parse("BRL 98.30"));
        assertThat(shop.onNote(order, "vFrete")).isEqualTo(Money.parse("BRL 18.50"));
        shop.assertSound();
    }
}
