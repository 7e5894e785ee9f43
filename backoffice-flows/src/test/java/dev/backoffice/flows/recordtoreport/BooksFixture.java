package dev.backoffice.flows.recordtoreport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.audit.Finding;
import dev.backoffice.core.command.Commands;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.event.Relay;
import dev.backoffice.core.event.Subscription;
import dev.backoffice.core.event.Subscriptions;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.insight.Observer;
import dev.backoffice.core.organization.Companies;
import dev.backoffice.core.organization.Company;
import dev.backoffice.core.organization.Establishment;
import dev.backoffice.core.organization.PostalAddress;
import dev.backoffice.finance.account.AccountCode;
import dev.backoffice.finance.account.ChartOfAccounts;
import dev.backoffice.finance.account.ChartTemplate;
import dev.backoffice.finance.charge.ChargeId;
import dev.backoffice.finance.charge.Charges;
import dev.backoffice.finance.charge.MoneyId;
import dev.backoffice.finance.charge.OpenCharge;
import dev.backoffice.finance.charge.RecordMoney;
import dev.backoffice.finance.ledger.Ledger;
import dev.backoffice.finance.ledger.PostingRules;
import dev.backoffice.finance.ledger.TrialBalance;
import dev.backoffice.finance.period.Periods;
import dev.backoffice.finance.receivable.Receivables;
import dev.backoffice.fiscal.br.nfe.simulation.SimulatedAuthority;
import dev.backoffice.fiscal.document.Invoicing;
import dev.backoffice.flows.br.Brazil;
import dev.backoffice.inventory.catalog.AddItem;
import dev.backoffice.inventory.catalog.Catalog;
import dev.backoffice.inventory.order.Buyer;
import dev.backoffice.inventory.order.BuyerAddress;
import dev.backoffice.inventory.order.CancelOrder;
import dev.backoffice.inventory.order.CoveringDocument;
import dev.backoffice.inventory.order.DeliverOrder;
import dev.backoffice.inventory.order.DispatchOrder;
import dev.backoffice.inventory.order.InvoiceOrder;
import dev.backoffice.inventory.order.OrderGoods;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.Orders;
import dev.backoffice.inventory.order.PackOrder;
import dev.backoffice.inventory.order.Parcel;
import dev.backoffice.inventory.order.ReceiveOrder;
import dev.backoffice.inventory.order.RecordHold;
import dev.backoffice.inventory.order.SeparateOrder;
import dev.backoffice.inventory.order.Shipment;
import dev.backoffice.inventory.returns.Returns;
import dev.backoffice.inventory.stock.CommitHold;
import dev.backoffice.inventory.stock.HoldId;
import dev.backoffice.inventory.stock.HoldStock;
import dev.backoffice.inventory.stock.ReceiveGoods;
import dev.backoffice.inventory.stock.ReturnGoods;
import dev.backoffice.inventory.stock.Site;
import dev.backoffice.inventory.stock.Stock;
import dev.backoffice.memory.MemoryStore;
import dev.backoffice.testkit.SequentialIds;
import dev.backoffice.testkit.SettableClock;
import dev.backoffice.testkit.TestCommands;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** A shop whose people do each step themselves, and its books, which are told of events when the test says so. */
final class BooksFixture {
    static final CallContext MARIA = CallContext.of("blue-shop", "maria");
    static final CurrencyUnit BRL = CurrencyUnit.of("BRL");

    final SettableClock clock = SettableClock.at("2026-11-24T12:00:00Z");
    final MemoryStore store = MemoryStore.create();
    final Catalog catalog;
    final Stock stock;
    final Orders orders;
    final Returns returns;
    final Charges charges;
    final Receivables receivables;
    final Ledger ledger;
    final Periods periods;
    final ValuationAudit audit;
    private final Books books;
    private final Subscription subscription;
    private final SequentialIds ids = SequentialIds.create();
    private final AtomicInteger keys = new AtomicInteger();

    private BooksFixture(NoteTaxes taxes) {
        AtomicReference<Books> made = new AtomicReference<>();
        AtomicReference<BookedRooms> rooms = new AtomicReference<>();
        Companies companies = Companies.only(company());
        Commands commands = TestCommands.builder(store, clock, ids)
                .subscribing(pipeline -> {
                    Brazil brazil = Brazil.standIn(SimulatedAuthority.accepting());
                    rooms.set(new BookedRooms(
                            new Orders(pipeline),
                            new Stock(pipeline),
                            new Returns(pipeline),
                            new Charges(pipeline),
                            new Invoicing(
                                    pipeline, brazil.authorizer(), brazil.formats(), Invoicing.DEFAULT_PATIENCE)));
                    made.set(new Books(
                            companies,
                            new ChartOfAccounts(pipeline),
                            ChartTemplate.shop(),
                            new Ledger(pipeline, PostingRules.shipped()),
                            rooms.get(),
                            taxes));
                    return Subscriptions.of(made.get().subscription());
                })
                .build();
        this.books = made.get();
        this.subscription = books.subscription();
        this.catalog = new Catalog(commands);
        this.stock = rooms.get().stock();
        this.orders = rooms.get().orders();
        this.returns = rooms.get().returns();
        this.charges = rooms.get().charges();
        this.receivables = new Receivables(commands);
        this.ledger = new Ledger(commands, PostingRules.shipped());
        this.periods = new Periods(commands);
        this.audit = new ValuationAudit(
                rooms.get(),
                ledger,
                store.deliveries(),
                Set.of(),
                AccountCode.of("1.1.3.01"),
                AccountCode.of("1.1.3.02"),
                BRL);
    }

    /** Nothing in it. */
    static BooksFixture open() {
        return new BooksFixture(NoteTaxes.none());
    }

    /** 100 mugs that cost 12.50 each, and 50 plates of 8.00. */
    static BooksFixture stocked() {
        BooksFixture shop = open();
        shop.item("MUG-01", "39.90");
        shop.item("PLATE-01", "25.00");
        shop.receive("delivery-1", "MUG-01", 100, "12.50");
        shop.receive("delivery-2", "PLATE-01", 50, "8.00");
        shop.settle();
        return shop;
    }

    private static Company company() {
        return Company.of(new Establishment(
                "SP1",
                "Loja Azul Sintética Ltda",
                "Loja Azul",
                new PostalAddress(
                        "Rua da Loja", "900", "", "Pinheiros", "São Paulo", "3550308", "SP", "05426100", "BR"),
                ZoneId.of("America/Sao_Paulo"),
                Map.of("cnpj", "99000012000183")));
    }

    Books books() {
        return books;
    }

    String key() {
        return "key-" + keys.incrementAndGet();
    }

    static Money brl(String amount) {
        return Money.parse("BRL " + amount);
    }

    // ---- goods

    void item(String sku, String price) {
        catalog.add(MARIA, AddItem.of(sku, "Thing " + sku).ncm("69120000").price(price));
    }

    void receive(String document, String sku, long count, String cost) {
        stock.receive(
                MARIA, ReceiveGoods.of(document, sku, count).unitCost(cost).at("SP1"));
    }

    // ---- orders

    static ReceiveOrder order(String number) {
        return ReceiveOrder.from("site", number)
                .buyer(Buyer.person(
                        "Ana Souza",
                        "99900001907",
                        BuyerAddress.of(
                                "01310100", "Avenida Central", "10", "Bela Vista", "São Paulo", "3550308", "SP")));
    }

    OrderId received(ReceiveOrder order) {
        return orders.receive(MARIA, order);
    }

    /** Held, separated, packed, covered and handed to a carrier, and its goods recorded as gone. */
    OrderId dispatched(ReceiveOrder order) {
        OrderId id = received(order);
        leave(id);
        return id;
    }

    HoldId leave(OrderId id) {
        HoldStock wanted = HoldStock.of(key(), id.toString());
        for (OrderGoods goods : orders.view(MARIA, id).goods()) {
            wanted = wanted.line(Site.of("SP1"), goods.sku(), goods.quantity().value());
        }
        HoldId hold = stock.hold(MARIA, wanted);
        orders.hold(MARIA, RecordHold.of(key(), id, hold));
        orders.separate(MARIA, SeparateOrder.of(key(), id));
        orders.pack(MARIA, PackOrder.of(key(), id, List.of(Parcel.of("1/1", 800))));
        orders.invoice(MARIA, InvoiceOrder.of(key(), id, CoveringDocument.authorized("note/" + id)));
        orders.dispatch(MARIA, DispatchOrder.of(key(), id, Shipment.by("a-carrier")));
        stock.commit(MARIA, CommitHold.of(hold));
        return hold;
    }

    void deliver(OrderId order) {
        orders.deliver(MARIA, DeliverOrder.of(key(), order));
    }

    void cancel(OrderId order) {
        orders.cancel(MARIA, CancelOrder.of(key(), order, "the buyer changed their mind"));
    }

    void comeBack(OrderId order) {
        HoldId hold = orders.view(MARIA, order).hold().orElseThrow();
        stock.takeBack(MARIA, ReturnGoods.of("back-" + order, hold));
    }

    // ---- money

    ChargeId charge(OpenCharge open) {
        return charges.open(MARIA, open);
    }

    void pay(ChargeId charge, String number, String amount) {
        charges.record(
                MARIA,
                new RecordMoney(
                        IdempotencyKey.of("money/" + number),
                        charge,
                        MoneyId.of("gateway", number),
                        brl(amount),
                        clock.instant()));
    }

    static String reference(OrderId order) {
        return "order/" + order;
    }

    // ---- books

    /** Tells the books of so many events; false when there was none. */
    boolean tell(int events) {
        return new Relay(store.deliveries(), subscription, clock, Observer.silent())
                        .run(Moment.of(clock, ids), events)
                        .count()
                > 0;
    }

    /** Tells the books everything. */
    void settle() {
        while (tell(100)) {
            // until nothing is left
        }
        assertThat(store.deliveries().parked(10)).isEmpty();
    }

    /** The balances that are not zero: debits as they are, credits below zero. */
    Map<String, String> balances() {
        Map<String, String> balances = new TreeMap<>();
        for (TrialBalance.Row row : ledger.trialBalance(MARIA, YearMonth.of(2026, 1), YearMonth.of(2027, 12))
                .rows()) {
            if (!row.closing().isZero()) {
                balances.put(row.account().toString(), row.closing().getAmount().toPlainString());
            }
        }
        return balances;
    }

    List<String> kinds(String reference) {
        return ledger.entriesOf(MARIA, reference).stream()
                .map(entry -> entry.origin().kind())
                .toList();
    }

    List<Finding> findings() {
        return audit.run(MARIA).findings();
    }

    /** What every situation leaves: nothing broken, nothing on its way. */
    void sound() {
        settle();
        assertThat(findings()).isEmpty();
        assertThat(ledger.audit(MARIA).findings()).isEmpty();
    }
}
