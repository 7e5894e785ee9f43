package dev.backoffice.flows.br;

import static dev.backoffice.flows.br.Notes.address;
import static dev.backoffice.flows.br.Notes.ana;
import static dev.backoffice.flows.br.Notes.from;
import static dev.backoffice.flows.br.Notes.grocer;

import dev.backoffice.core.money.UnitPrice;
import dev.backoffice.inventory.catalog.Sku;
import dev.backoffice.inventory.order.Buyer;
import dev.backoffice.inventory.order.BuyerPurpose;
import dev.backoffice.inventory.order.ChannelTerms;
import dev.backoffice.inventory.order.DeliveryMethod;
import dev.backoffice.inventory.order.Discount;
import dev.backoffice.inventory.order.FreightTerms;
import dev.backoffice.inventory.order.Funder;
import dev.backoffice.inventory.order.Intermediary;
import dev.backoffice.inventory.order.LineKind;
import dev.backoffice.inventory.order.OrderedLine;
import dev.backoffice.inventory.order.Payment;
import dev.backoffice.inventory.order.PaymentMethod;
import dev.backoffice.inventory.order.PaymentStatus;
import dev.backoffice.inventory.order.ReceiveOrder;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.joda.money.CurrencyUnit;

/** Orders of a shop's day by what is particular about them. */
final class SaleSituations {
    static final CurrencyUnit REAIS = CurrencyUnit.of("BRL");

    private SaleSituations() {}

    static Map<String, ReceiveOrder> all() {
        Map<String, ReceiveOrder> all = new LinkedHashMap<>();
        all.put("consumer in the state, Pix", consumerInside());
        all.put("consumer in another state, card in instalments", consumerOutside());
        all.put("grocer of another state, on terms", grocerOnTerms());
        all.put("company without registration", companyWithoutRegistration());
        all.put("company exempt from registration", exemptCompany());
        all.put("marketplace", marketplace());
        all.put("gift to another state", gift());
        all.put("fetched by a buyer of another state", fetched(ana("RJ")));
        all.put("fetched by a grocer of another state", fetched(grocer().purpose(BuyerPurpose.RESALE)));
        all.put("kit with freight, discount and other charges", kit());
        all.put("bonus beside what is sold", bonus());
        all.put("two payments", twoPayments());
        all.put("nothing to pay", nothingToPay());
        return all;
    }

    static ReceiveOrder consumerInside() {
        return from(ana("SP").phone("+5511900000001"))
                .line("SHIRT", 1, "79.90")
                .freight("18.50")
                .paid(Payment.of(PaymentMethod.PIX, "98.40", PaymentStatus.PAID)
                        .reference("E00000000202611231213s0000000001"));
    }

    static ReceiveOrder consumerOutside() {
        return from(ana("BA"))
                .line("SHIRT", 2, "79.90")
                .line("BOTTLE", 1, "119.90")
                .freight("20.30")
                .carrierService("transportadora-rodo")
                .paid(Payment.of(PaymentMethod.CARD, "300.00", PaymentStatus.CAPTURED)
                        .installments(3)
                        .reference("NSU000452118/AUT771203")
                        .acquirer(Notes.ACQUIRER));
    }

    static ReceiveOrder grocerOnTerms() {
        return from(grocer().purpose(BuyerPurpose.RESALE))
                .line("COFFEE", 48, "21.3750")
                .freightTerms(FreightTerms.RECIPIENT)
                .buyerOrder("PC-7781")
                .paid(Payment.of(PaymentMethod.BOLETO, "1026.00", PaymentStatus.ON_TERMS)
                        .due(LocalDate.of(2026, 12, 24), LocalDate.of(2027, 1, 23), LocalDate.of(2027, 2, 22)));
    }

    static ReceiveOrder companyWithoutRegistration() {
        return from(Buyer.company("Condom\u00ednio Quadra Sint\u00e9tica", "BC7D9K2M000115", address("DF"))
                        .purpose(BuyerPurpose.RESALE))
                .line("SHIRT", 1, "79.90")
                .paid(Payment.of(PaymentMethod.TRANSFER, "79.90", PaymentStatus.PAID));
    }

    static ReceiveOrder exemptCompany() {
        return from(Buyer.company("Associa\u00e7\u00e3o Sint\u00e9tica", "99000002000148", address("MG"))
                        .stateRegistration("ISENTO"))
                .line("SHIRT", 1, "79.90")
                .paid(Payment.of(PaymentMethod.BOLETO, "79.90", PaymentStatus.PAID));
    }

    static ReceiveOrder marketplace() {
        return from(ana("CE"))
                .line("SHIRT", 1, "79.90")
                .discount(Discount.of("campaign", Funder.CHANNEL, "15.00"))
                .delivery(DeliveryMethod.CHANNEL)
                .freightTerms(FreightTerms.THIRD_PARTY)
                .channelTerms(
                        ChannelTerms.none(REAIS).intermediary(Intermediary.of(Notes.MARKETPLACE, "LOJA_SINTETICA")))
                .paid(Payment.of(PaymentMethod.MARKETPLACE, "79.90", PaymentStatus.PAID)
                        .due(LocalDate.of(2026, 12, 8)));
    }

    static ReceiveOrder gift() {
        Buyer buyer = Buyer.person("Ana Souza", "99900001907", address("BA"))
                .billTo(address("RJ"))
                .recipient("Dulce Souza", "99900006542");
        return from(buyer)
                .asGift()
                .line("SHIRT", 1, "79.90")
                .paid(Payment.of(PaymentMethod.CARD, "79.90", PaymentStatus.CAPTURED));
    }

    static ReceiveOrder fetched(Buyer buyer) {
        return from(buyer)
                .delivery(DeliveryMethod.PICKUP)
                .freightTerms(FreightTerms.NONE)
                .line("SHIRT", 1, "79.90")
                .paid(Payment.of(PaymentMethod.CASH, "79.90", PaymentStatus.PAID));
    }

    static ReceiveOrder kit() {
        return from(ana("MG"))
                .line("KIT-COFFEE", 2, "96.00")
                .line("SHIRT", 1, "79.90")
                .freight("17.01")
                .otherCharges("3.33")
                .discount("10.01")
                .paid(Payment.of(PaymentMethod.PIX, "282.23", PaymentStatus.PAID));
    }

    static ReceiveOrder bonus() {
        return from(grocer().purpose(BuyerPurpose.RESALE))
                .line("COFFEE", 10, "21.37")
                .line(OrderedLine.of(Sku.of("COFFEE"), BigDecimal.valueOf(2), UnitPrice.parse("BRL 0.00"))
                        .kind(LineKind.BONUS))
                .paid(Payment.of(PaymentMethod.PIX, "213.70", PaymentStatus.PAID));
    }

    static ReceiveOrder onlyGiven(LineKind kind) {
        return from(ana("SP"))
                .line(OrderedLine.of(Sku.of("COFFEE"), BigDecimal.valueOf(2), UnitPrice.parse("BRL 21.37"))
                        .kind(kind));
    }

    static ReceiveOrder twoPayments() {
        return from(ana("SP"))
                .line("SHIRT", 10, "79.90")
                .paid(Payment.of(PaymentMethod.PIX, "699.00", PaymentStatus.PAID))
                .paid(Payment.of(PaymentMethod.STORE_CREDIT, "100.00", PaymentStatus.PAID));
    }

    static ReceiveOrder nothingToPay() {
        return from(ana("PR")).line("SHIRT", 1, "79.90").discount("79.90");
    }
}
