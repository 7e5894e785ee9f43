package dev.backoffice.inventory.order;

import static dev.backoffice.inventory.Refusals.refusal;
import static dev.backoffice.inventory.Shop.MARIA;
import static dev.backoffice.inventory.Shop.address;
import static dev.backoffice.inventory.Shop.ana;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.money.Rate;
import dev.backoffice.core.money.UnitPrice;
import dev.backoffice.inventory.Shop;
import dev.backoffice.inventory.catalog.Sku;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** Everything a channel may send with an order is kept, and its sums are checked (contract "Orders in"; situations 7, 9 and 20). */
class ChannelContractTest {
    private final Shop shop = Shop.stocked();

    @Test
    void everything_a_channel_sends_is_kept_in_the_order_or_beside_it() {
        Instant paidAt = Instant.parse("2026-11-23T12:13:40Z");
        Buyer buyer = Buyer.company("Empório Sintético Ltda", "99000001000101", address())
                .stateRegistration("0963233556")
                .purpose(BuyerPurpose.RESALE)
                .phone("+5541900000001")
                .recipient("Bia Sintética", "99900000288")
                .billTo(BuyerAddress.of("80020310", "Rua das Araucárias", "410", "Centro", "Curitiba", "4106902", "PR"))
                .giftMessage("Feliz aniversário!")
                .notes("Entregar à tarde.");
        Payment onTerms = Payment.of(PaymentMethod.BOLETO, "60.00", PaymentStatus.ON_TERMS)
                .installments(2)
                .due(LocalDate.of(2026, 12, 23), LocalDate.of(2027, 1, 22))
                .reference("00012345678");
        Payment card = Payment.of(PaymentMethod.CARD, "28.31", PaymentStatus.CAPTURED)
                .installments(3)
                .at(paidAt)
                .reference("NSU000452118/AUT771203")
                .acquirer("99000001000101");
        ChannelTerms channel = ChannelTerms.none(Money.parse("BRL 0.00").getCurrencyUnit())
                .group("pack-9")
                .shipBy(LocalDate.of(2026, 11, 24))
                .deliverBy(LocalDate.of(2026, 11, 27))
                .intermediary(Intermediary.of("99000001000101", "blue-shop"))
                .fees(ChannelFees.of("12.60", "6.00", "4.10"));
        ReceiveOrder command = ReceiveOrder.from("market", "2001")
                .orderedAt(Instant.parse("2026-11-23T12:12:04Z"))
                .buyer(buyer)
                .line("MUG-01", 2, "39.90")
                .discount(Discount.of("coupon", Funder.SELLER, "9.99"))
                .discount(Discount.rate("channel week", Funder.CHANNEL, Rate.percent("10")))
                .freight("18.50")
                .total("88.31")
                .paid(onTerms)
                .paid(card)
                .delivery(DeliveryMethod.CHANNEL)
                .freightTerms(FreightTerms.RECIPIENT)
                .carrierService("correios-pac")
                .channelTerms(channel)
                .buyerOrder("PO 4711")
                .coupon("BLACK10")
                .riskScore(22)
                .asGift();
        OrderId order = shop.orders.receive(MARIA, command);
        OrderTerms terms = shop.orders.view(MARIA, order).terms();
        assertThat(terms.payments()).containsExactly(onTerms, card);
        assertThat(terms.channelTerms()).isEqualTo(channel);
        assertThat(terms.channelTerms().fees().total()).isEqualTo(Money.parse("BRL 22.70"));
        assertThat(terms.carrierService()).contains("correios-pac");
        assertThat(terms.buyerOrder()).contains("PO 4711");
        assertThat(terms.coupon()).contains("BLACK10");
        assertThat(terms.riskScore()).contains(22);
        assertThat(terms.gift()).isTrue();
        assertThat(terms.buyerPurpose()).isEqualTo(BuyerPurpose.RESALE);
        assertThat(shop.orders.buyer(MARIA, order)).contains(buyer);
        assertThat(shop.orders.receive(MARIA, command)).isEqualTo(order);
        assertThat(shop.orders.audit(MARIA).findings()).isEmpty();
    }

    @Test
    void what_the_channel_pays_for_lowers_what_the_buyer_pays_and_not_the_total() {
        OrderId order = shop.orders.receive(
                MARIA,
                ReceiveOrder.from("market", "2002")
                        .buyer(ana())
                        .line(OrderedLine.of(Sku.of("MUG-01"), BigDecimal.ONE, UnitPrice.parse("BRL 39.90"))
                                .off(Discount.of("list", Funder.SELLER, "4.90"))
                                .off(Discount.of("brand week", Funder.SUPPLIER, "2.00")))
                        .discount(Discount.of("channel", Funder.CHANNEL, "5.00"))
                        .total("35.00")
                        .paid(Payment.of(PaymentMethod.MARKETPLACE, "35.00", PaymentStatus.ON_TERMS)));
        OrderTerms terms = shop.orders.view(MARIA, order).terms();
        assertThat(terms.total()).isEqualTo(Money.parse("BRL 35.00"));
        assertThat(terms.fundedBy(Funder.SELLER)).isEqualTo(Money.parse("BRL 4.90"));
        assertThat(terms.fundedBy(Funder.SUPPLIER)).isEqualTo(Money.parse("BRL 2.00"));
        assertThat(terms.fundedBy(Funder.CHANNEL)).isEqualTo(Money.parse("BRL 5.00"));
        assertThat(terms.buyerPays()).isEqualTo(Money.parse("BRL 28.00"));
    }

    @Test
    void a_bonus_and_a_sample_come_along_without_being_paid_and_bear_no_freight() {
        OrderId order = shop.orders.receive(
                MARIA,
                ReceiveOrder.from("site", "2003")
                        .buyer(ana())
                        .line("MUG-01", 1, "39.90")
                        .line(OrderedLine.of(Sku.of("PLATE-01"), BigDecimal.ONE, UnitPrice.parse("BRL 25.00"))
                                .kind(LineKind.BONUS))
                        .line(OrderedLine.of(Sku.of("PLATE-01"), BigDecimal.ONE, UnitPrice.parse("BRL 0.00"))
                                .kind(LineKind.SAMPLE))
                        .freight("10.00")
                        .total("49.90"));
        OrderView view = shop.orders.view(MARIA, order);
        assertThat(view.obstacles()).isEmpty();
        assertThat(view.goods())
                .extracting(OrderGoods::freight)
                .containsExactly(Money.parse("BRL 10.00"), Money.parse("BRL 0.00"), Money.parse("BRL 0.00"));
    }

    @Test
    void an_order_of_samples_only_bears_its_freight_by_what_they_would_cost() {
        OrderId order = shop.orders.receive(
                MARIA,
                ReceiveOrder.from("site", "2004")
                        .buyer(ana())
                        .line(OrderedLine.of(Sku.of("PLATE-01"), BigDecimal.ONE, UnitPrice.parse("BRL 30.00"))
                                .kind(LineKind.SAMPLE))
                        .line(OrderedLine.of(Sku.of("MUG-01"), BigDecimal.ONE, UnitPrice.parse("BRL 10.00"))
                                .kind(LineKind.SAMPLE))
                        .freight("10.00")
                        .total("10.00"));
        assertThat(shop.orders.view(MARIA, order).goods())
                .extracting(OrderGoods::freight)
                .containsExactly(Money.parse("BRL 7.50"), Money.parse("BRL 2.50"));
        assertThat(shop.orders.audit(MARIA).findings()).isEmpty();
    }

    @Test
    void a_coupon_in_per_cent_is_of_the_goods_and_not_of_the_freight() {
        OrderId order = shop.orders.receive(
                MARIA,
                ReceiveOrder.from("site", "2005")
                        .buyer(ana())
                        .line("MUG-01", 1, "39.90")
                        .freight("18.50")
                        .discount(Discount.rate("BLACK10", Funder.SELLER, Rate.percent("10")))
                        .total("54.41"));
        assertThat(shop.orders.view(MARIA, order).terms().discount()).isEqualTo(Money.parse("BRL 3.99"));
    }

    @Test
    void what_a_channel_cannot_mean_is_refused_by_name() {
        ReceiveOrder order = ReceiveOrder.from("site", "1");
        Payment pix = Shop.pix("1.00");
        assertThat(refusal(() -> pix.due(LocalDate.of(2026, 12, 2), LocalDate.of(2026, 12, 1))))
                .isEqualTo("order.due-dates");
        assertThat(refusal(() -> pix.acquirer("x".repeat(61)))).isEqualTo("input.too-long payment.acquirer");
        assertThat(refusal(() -> order.riskScore(1001))).isEqualTo("input.range riskScore");
        assertThat(refusal(() -> order.coupon(" "))).isEqualTo("input.blank coupon");
        assertThat(refusal(() -> order.buyerOrder("x".repeat(61)))).isEqualTo("input.too-long buyerOrder");
        assertThat(refusal(() -> order.carrierService("é"))).isEqualTo("input.form carrierService");
        assertThat(refusal(() -> ChannelFees.of("-1", "0", "0"))).isEqualTo("input.negative channel.commission");
        assertThat(refusal(() -> Intermediary.of(" ", "x"))).isEqualTo("input.blank intermediary.document");
        assertThat(refusal(() -> ana().giftMessage("x".repeat(501)))).isEqualTo("input.too-long buyer.giftMessage");
        assertThat(refusal(() -> ana().notes(" "))).isEqualTo("input.blank buyer.notes");
        assertThat(refusal(() -> order.discount(Discount.of("x", Funder.SELLER, Money.parse("USD 1.00")))))
                .isEqualTo("order.mixed-currency discount");
        assertThat(List.of(order.discount("0.00").discounts())).containsExactly(List.of());
    }
}
