package dev.backoffice.inventory;

import dev.backoffice.core.command.Commands;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.event.AggregateRef;
import dev.backoffice.core.event.RecordedEvent;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.inventory.catalog.AddItem;
import dev.backoffice.inventory.catalog.Catalog;
import dev.backoffice.inventory.order.Buyer;
import dev.backoffice.inventory.order.BuyerAddress;
import dev.backoffice.inventory.order.CancelOrder;
import dev.backoffice.inventory.order.CoveringDocument;
import dev.backoffice.inventory.order.DeliverOrder;
import dev.backoffice.inventory.order.DispatchOrder;
import dev.backoffice.inventory.order.InvoiceOrder;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.Orders;
import dev.backoffice.inventory.order.PackOrder;
import dev.backoffice.inventory.order.Parcel;
import dev.backoffice.inventory.order.Payment;
import dev.backoffice.inventory.order.PaymentMethod;
import dev.backoffice.inventory.order.PaymentStatus;
import dev.backoffice.inventory.order.ReceiveOrder;
import dev.backoffice.inventory.order.RecordHold;
import dev.backoffice.inventory.order.SeparateOrder;
import dev.backoffice.inventory.order.Shipment;
import dev.backoffice.inventory.stock.HoldId;
import dev.backoffice.inventory.stock.HoldStock;
import dev.backoffice.inventory.stock.ReceiveGoods;
import dev.backoffice.inventory.stock.Stock;
import dev.backoffice.memory.MemoryStore;
import dev.backoffice.testkit.SettableClock;
import dev.backoffice.testkit.TestCommands;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A shop over a store in memory, and the steps tests take in it. */
public final class Shop {
    public static final CallContext MARIA = CallContext.of("blue-shop", "maria");
    public static final CallContext PEDRO = CallContext.of("red-shop", "pedro");

    public final SettableClock clock = SettableClock.at("2026-11-23T12:00:00Z");
    public final MemoryStore store = MemoryStore.create();
    public final Commands commands = TestCommands.over(store, clock);
    public final Catalog catalog = new Catalog(commands);
    public final Stock stock = new Stock(commands);
    public final Orders orders = new Orders(commands);
    private final AtomicInteger keys = new AtomicInteger();

    /** A shop that sells mugs and plates and has 100 mugs and 10 plates. */
    public static Shop stocked() {
        Shop shop = new Shop();
        shop.addItems(MARIA);
        shop.stock.receive(
                MARIA,
                ReceiveGoods.of("delivery-77", "MUG-01", 100).unitCost("12.50").at("SP1"));
        shop.stock.receive(
                MARIA,
                ReceiveGoods.of("delivery-77", "PLATE-01", 10).unitCost("8.00").at("SP1"));
        return shop;
    }

    public void addItems(CallContext context) {
        catalog.add(context, AddItem.of("MUG-01", "Ceramic mug").ncm("69120000").price("39.90"));
        catalog.add(
                context, AddItem.of("PLATE-01", "Ceramic plate").ncm("69120000").price("25.00"));
    }

    public static BuyerAddress address() {
        return BuyerAddress.of("01310100", "Avenida Paulista", "1000", "Bela Vista", "São Paulo", "3550308", "SP");
    }

    public static Buyer ana() {
        return Buyer.person("Ana Sintética", "99900000105", address()).email("ana@example.com");
    }

    public static Payment pix(String amount) {
        return Payment.of(PaymentMethod.PIX, amount, PaymentStatus.PAID);
    }

    /** Two mugs, paid. */
    public static ReceiveOrder twoMugs(String number) {
        return ReceiveOrder.from("site", number)
                .buyer(ana())
                .line("MUG-01", 2, "39.90")
                .paid(pix("79.80"));
    }

    public String key() {
        return "key-" + keys.incrementAndGet();
    }

    public OrderId received(String number) {
        return orders.receive(MARIA, twoMugs(number));
    }

    public HoldId held(OrderId order) {
        HoldId hold = stock.hold(MARIA, HoldStock.of(key(), order.toString()).line("SP1", "MUG-01", 2));
        orders.hold(MARIA, RecordHold.of(key(), order, hold));
        return hold;
    }

    public void packed(OrderId order) {
        held(order);
        orders.separate(MARIA, SeparateOrder.of(key(), order));
        orders.pack(MARIA, PackOrder.of(key(), order, List.of(Parcel.of("1/1", 800))));
    }

    public void invoiced(OrderId order, String document) {
        orders.invoice(MARIA, InvoiceOrder.of(key(), order, CoveringDocument.authorized(document)));
    }

    public void dispatched(OrderId order) {
        orders.dispatch(MARIA, DispatchOrder.of(key(), order, Shipment.of("correios-pac", "AA123456789BR")));
    }

    public void delivered(OrderId order) {
        orders.deliver(MARIA, DeliverOrder.of(key(), order));
    }

    public void cancelled(OrderId order) {
        orders.cancel(MARIA, CancelOrder.of(key(), order, "the buyer changed their mind"));
    }

    /** The stored events of one thing, in order. */
    public List<RecordedEvent> events(TenantId tenant, String kind, String id) {
        return store.<List<RecordedEvent>>execute(
                new CallContext(tenant, MARIA.user()),
                session -> session.outbox().of(tenant, AggregateRef.of(kind, id)));
    }
}
