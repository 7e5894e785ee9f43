package com.example.outside;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.organization.Company;
import dev.backoffice.core.organization.Establishment;
import dev.backoffice.core.organization.PostalAddress;
import dev.backoffice.flows.Backoffice;
import dev.backoffice.inventory.catalog.AddItem;
import dev.backoffice.inventory.order.Buyer;
import dev.backoffice.inventory.order.BuyerAddress;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderView;
import dev.backoffice.inventory.order.Payment;
import dev.backoffice.inventory.order.PaymentMethod;
import dev.backoffice.inventory.order.PaymentStatus;
import dev.backoffice.inventory.order.ReceiveOrder;
import dev.backoffice.inventory.stock.ReceiveGoods;
import dev.backoffice.memory.MemoryStore;
import java.time.ZoneId;
import java.util.Map;

/** Sells two mugs on the counted store and tells how far the order came, and why. All names and numbers are made up. */
public final class OutsideHost {
    private OutsideHost() {}

    /** Prints a line for the order, one for each reason, and how many transactions it took. */
    public static void main(String[] arguments) {
        CountedStore store = new CountedStore(MemoryStore.create());
        OrderView order = sell(store);
        System.out.println("order " + order.status());
        order.why().forEach(reason -> System.out.println("  " + reason.text()));
        System.out.println(store.commits() + " transactions committed");
    }

    static OrderView sell(CountedStore store) {
        Backoffice shop = Backoffice.trial(store, company());
        CallContext maria = CallContext.of("blue-shop", "maria");
        shop.catalog()
                .add(maria, AddItem.of("MUG-01", "Ceramic mug").ncm("69120000").price("39.90"));
        shop.stock()
                .receive(
                        maria,
                        ReceiveGoods.of("delivery-77", "MUG-01", 100)
                                .unitCost("12.50")
                                .at("SP1"));
        OrderId order = shop.orders()
                .receive(
                        maria,
                        ReceiveOrder.from("site", "1001")
                                .buyer(buyer())
                                .line("MUG-01", 2, "39.90")
                                .paid(Payment.of(PaymentMethod.PIX, "79.80", PaymentStatus.PAID)));
        shop.runDue();
        return shop.orders().view(maria, order);
    }

    private static Buyer buyer() {
        return Buyer.person(
                "Ana Souza",
                "99900001907",
                BuyerAddress.of("01310100", "Avenida Central", "10", "Bela Vista", "São Paulo", "3550308", "SP"));
    }

    private static Company company() {
        return Company.of(new Establishment(
                "SP1",
                "Loja Azul Sintética Ltda",
                "Loja Azul",
                new PostalAddress(
                        "Rua da Loja", "900", "", "Pinheiros", "São Paulo", "3550308", "SP", "05426100", "BR"),
                ZoneId.of("America/Sao_Paulo"),
                Map.of(
                        "cnpj", "99000012000183",
                        "ie", "990000129113",
                        "crt", "1",
                        "nfe.series", "1",
                        "nfe.next-number", "1")));
    }
}
