package dev.backoffice.tck.rooms;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.event.AggregateRef;
import dev.backoffice.core.event.RecordedEvent;
import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.party.Party;
import dev.backoffice.core.party.PartyKind;
import dev.backoffice.core.party.PartyQuery;
import dev.backoffice.core.party.PartyRole;
import dev.backoffice.finance.account.Account;
import dev.backoffice.finance.account.AccountCode;
import dev.backoffice.finance.account.AccountLevel;
import dev.backoffice.finance.account.AccountQuery;
import dev.backoffice.finance.account.AccountType;
import dev.backoffice.finance.account.ChartTemplate;
import dev.backoffice.finance.charge.Charge;
import dev.backoffice.finance.charge.ChargeId;
import dev.backoffice.finance.charge.ChargeQuery;
import dev.backoffice.finance.charge.ChargeStatus;
import dev.backoffice.finance.charge.Credit;
import dev.backoffice.finance.charge.CreditQuery;
import dev.backoffice.finance.ledger.EntryQuery;
import dev.backoffice.finance.ledger.JournalEntry;
import dev.backoffice.finance.period.AccountingPeriod;
import dev.backoffice.finance.period.PeriodQuery;
import dev.backoffice.finance.period.PeriodStatus;
import dev.backoffice.finance.receivable.Debtor;
import dev.backoffice.finance.receivable.Receivable;
import dev.backoffice.finance.receivable.ReceivableQuery;
import dev.backoffice.finance.receivable.ReceivableStatus;
import dev.backoffice.finance.verification.VerificationCase;
import dev.backoffice.finance.verification.VerificationQuery;
import dev.backoffice.finance.verification.VerificationStatus;
import dev.backoffice.finance.verification.Verifications;
import dev.backoffice.fiscal.document.DocumentStatus;
import dev.backoffice.fiscal.document.FiscalDocument;
import dev.backoffice.fiscal.document.NoteQuery;
import dev.backoffice.fiscal.document.SignedDocument;
import dev.backoffice.flows.Backoffice;
import dev.backoffice.inventory.catalog.Item;
import dev.backoffice.inventory.catalog.ItemQuery;
import dev.backoffice.inventory.catalog.Sku;
import dev.backoffice.inventory.order.OrderQuery;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.inventory.order.OrderView;
import dev.backoffice.inventory.order.WaitReason;
import dev.backoffice.inventory.packing.PackingQuery;
import dev.backoffice.inventory.packing.PackingSlip;
import dev.backoffice.inventory.picking.PickList;
import dev.backoffice.inventory.picking.PickListQuery;
import dev.backoffice.inventory.picking.PickListStatus;
import dev.backoffice.inventory.returns.ReturnOrder;
import dev.backoffice.inventory.returns.ReturnQuery;
import dev.backoffice.inventory.returns.ReturnStatus;
import dev.backoffice.inventory.shipping.DeliveryPromise;
import dev.backoffice.inventory.shipping.PromiseQuery;
import dev.backoffice.inventory.shipping.PromiseStatus;
import dev.backoffice.inventory.shipping.Stage;
import dev.backoffice.inventory.stock.MovementQuery;
import dev.backoffice.inventory.stock.Site;
import dev.backoffice.inventory.stock.SiteStock;
import dev.backoffice.inventory.stock.StockMovement;
import dev.backoffice.inventory.stock.StockQuery;
import dev.backoffice.tck.rooms.SmallShop.Day;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/** The queries of every room, with what each has to answer after a {@linkplain SmallShop#day day}. */
final class RoomReads {
    private final Backoffice shop;
    private final List<Read<?>> reads = new ArrayList<>();

    private RoomReads(Backoffice shop) {
        this.shop = shop;
    }

    static List<Read<?>> of(Backoffice shop) {
        RoomReads rooms = new RoomReads(shop);
        rooms.parties();
        rooms.items();
        rooms.orders();
        rooms.promises();
        rooms.stock();
        rooms.picking();
        rooms.packing();
        rooms.returns();
        rooms.charges();
        rooms.credits();
        rooms.receivables();
        rooms.entries();
        rooms.accounts();
        rooms.periods();
        rooms.verifications();
        rooms.notes();
        rooms.history();
        return List.copyOf(rooms.reads);
    }

    /** The list of a room. */
    private interface Listing<Q, T> {
        Page<T> page(CallContext context, Q query, PageRequest page);
    }

    /** A room's list, its rows and their usual order. */
    private final class Room<Q, T> {
        private final String name;
        private final Listing<Q, T> list;
        private final Function<T, String> key;
        private final Comparator<T> order;
        private final Function<Day, List<T>> all;

        Room(
                String name,
                Listing<Q, T> list,
                Function<T, String> key,
                Comparator<T> order,
                Function<Day, List<T>> all) {
            this.name = name;
            this.list = list;
            this.key = key;
            this.order = order;
            this.all = all;
        }

        Room<Q, T> ask(String question, Q query, Predicate<T> wanted) {
            return ask(question, query, order, wanted);
        }

        Room<Q, T> ask(String question, Q query, Comparator<T> otherOrder, Predicate<T> wanted) {
            reads.add(new Read<>(
                    name + " " + question,
                    (day, page) -> list.page(day.context, query, page),
                    key,
                    otherOrder,
                    wanted,
                    all));
            return this;
        }
    }

    private static <T, I> List<T> each(List<I> ids, Function<I, T> view) {
        return ids.stream().map(view).toList();
    }

    private static <T, I> List<T> found(List<I> ids, Function<I, Optional<T>> find) {
        return ids.stream().flatMap(id -> find.apply(id).stream()).toList();
    }

    private static <T, I> List<T> ofEach(List<I> ids, Function<I, List<T>> list) {
        return ids.stream().flatMap(id -> list.apply(id).stream()).toList();
    }

    // ---- core

    private void parties() {
        Function<Party, String> id = party -> party.id().toString();
        PartyQuery all = PartyQuery.all();
        new Room<PartyQuery, Party>(
                        "parties",
                        shop.parties()::list,
                        id,
                        Comparator.comparing(id),
                        day -> each(day.parties, party -> shop.parties().view(day.context, party)))
                .ask("all", all, party -> true)
                .ask(
                        "that carry",
                        all.role(PartyRole.CARRIER),
                        party -> party.roles().contains(PartyRole.CARRIER))
                .ask(
                        "that carry and are companies",
                        all.role(PartyRole.CARRIER).kind(PartyKind.COMPANY),
                        party -> party.roles().contains(PartyRole.CARRIER) && party.kind() == PartyKind.COMPANY);
    }

    /** How many events an order has only its history tells. */
    private void history() {
        BiFunction<Day, PageRequest, Page<RecordedEvent>> history = (day, page) -> shop.history(
                day.context, AggregateRef.of("order", day.orders.get(0).toString()), page);
        reads.add(new Read<>(
                "history of an order",
                history,
                event -> event.key().toString(),
                Comparator.comparing((RecordedEvent event) -> event.key().version())
                        .thenComparing(event -> event.key().index()),
                event -> true,
                day -> history.apply(day, PageRequest.first(PageRequest.MAX_LIMIT))
                        .rows()));
    }

    // ---- inventory

    private void items() {
        Function<Item, String> sku = item -> item.sku().value();
        new Room<ItemQuery, Item>(
                        "items",
                        shop.catalog()::list,
                        sku,
                        Comparator.comparing(sku),
                        day -> each(SmallShop.SKUS, code -> shop.catalog().view(day.context, Sku.of(code))))
                .ask("all", ItemQuery.all(), item -> true)
                .ask(
                        "that begin so",
                        ItemQuery.all().begins("MUG-"),
                        item -> item.sku().value().startsWith("MUG-"));
    }

    private void orders() {
        OrderQuery all = OrderQuery.all();
        OrderStatus.Kind held = OrderStatus.Kind.HELD;
        new Room<OrderQuery, OrderView>(
                        "orders",
                        shop.orders()::list,
                        order -> order.id().toString(),
                        Comparator.comparing(OrderView::arrivedAt),
                        day -> each(day.orders, order -> shop.orders().view(day.context, order)))
                .ask("all", all, order -> true)
                .ask("that are held", all.status(held), order -> order.status() == held)
                .ask(
                        "that wait",
                        all.status(OrderStatus.Kind.WAITING),
                        order -> order.status() == OrderStatus.Kind.WAITING)
                .ask(
                        "that wait for money",
                        all.waitsFor(WaitReason.AWAITING_PAYMENT),
                        waits(WaitReason.AWAITING_PAYMENT))
                .ask(
                        "that wait for plates",
                        all.shortOf(Sku.of(SmallShop.PLATE)),
                        order ->
                                order.waitsFor().flatMap(WaitReason::item).equals(Optional.of(Sku.of(SmallShop.PLATE))))
                .ask(
                        "of a channel",
                        all.channel("market"),
                        order -> order.terms().channel().equals("market"))
                .ask(
                        "of a channel that wait",
                        all.channel("market").status(OrderStatus.Kind.WAITING),
                        order -> order.terms().channel().equals("market") && order.status() == OrderStatus.Kind.WAITING)
                .ask(
                        "of some minutes",
                        all.arrived(SmallShop.SECOND_ORDERS, SmallShop.FOURTH_ORDERS),
                        order -> !order.arrivedAt().isBefore(SmallShop.SECOND_ORDERS)
                                && !order.arrivedAt().isAfter(SmallShop.FOURTH_ORDERS));
    }

    private static Predicate<OrderView> waits(String code) {
        return order -> order.waitsFor().map(WaitReason::code).equals(Optional.of(code));
    }

    private void promises() {
        PromiseQuery open = PromiseQuery.open();
        Predicate<DeliveryPromise> isOpen = promise -> promise.status().kind() == PromiseStatus.Kind.OPEN;
        Function<DeliveryPromise, String> order = promise -> promise.order().toString();
        Comparator<DeliveryPromise> slack = Comparator.comparing(
                promise -> promise.current().latestStart(promise.next().orElseThrow()));
        new Room<PromiseQuery, DeliveryPromise>(
                        "promises",
                        shop.promises()::list,
                        order,
                        slack,
                        day -> found(day.orders, id -> shop.promises().find(day.context, id)))
                .ask("all", PromiseQuery.all(), Comparator.comparing(order), promise -> true)
                .ask(
                        "that were kept",
                        PromiseQuery.all().status(PromiseStatus.Kind.KEPT),
                        Comparator.comparing(order),
                        promise -> promise.status().kind() == PromiseStatus.Kind.KEPT)
                .ask("by slack", open, isOpen)
                .ask("to be separated", open.next(Stage.SEPARATE), isOpen.and(next(Stage.SEPARATE)))
                .ask("of a site", open.site(Site.of(SmallShop.MAIN)), isOpen.and(at(SmallShop.MAIN)))
                .ask(
                        "of orders that are held",
                        open.order(OrderStatus.Kind.HELD),
                        isOpen.and(stands(OrderStatus.Kind.HELD)))
                .ask(
                        "of orders that are held, to be separated",
                        open.order(OrderStatus.Kind.HELD).next(Stage.SEPARATE),
                        isOpen.and(stands(OrderStatus.Kind.HELD)).and(next(Stage.SEPARATE)))
                .ask(
                        "by delivery",
                        open.by(PromiseQuery.Deadline.DELIVER),
                        Comparator.comparing(promise -> promise.current().deliverBy()),
                        isOpen);
    }

    private static Predicate<DeliveryPromise> next(Stage stage) {
        return promise -> promise.next().equals(Optional.of(stage));
    }

    private static Predicate<DeliveryPromise> at(String site) {
        return promise -> promise.site().equals(Site.of(site));
    }

    private static Predicate<DeliveryPromise> stands(OrderStatus.Kind status) {
        return promise -> promise.orderStands().equals(Optional.of(status));
    }

    private void stock() {
        Site main = Site.of(SmallShop.MAIN);
        Sku mug = Sku.of(SmallShop.MUG);
        StockQuery all = StockQuery.all();
        new Room<StockQuery, SiteStock>(
                        "stock",
                        shop.stock()::list,
                        row -> row.site() + " " + row.sku(),
                        Comparator.comparing(SiteStock::site)
                                .thenComparing(row -> row.sku().value()),
                        day -> ofEach(
                                SmallShop.SKUS,
                                sku -> shop.stock()
                                        .availability(day.context, sku)
                                        .sites()))
                .ask("all", all, row -> true)
                .ask("of a site", all.site(main), row -> row.site().equals(main))
                .ask("of an item", all.item(mug), row -> row.sku().equals(mug))
                .ask(
                        "of an item at a site",
                        all.item(mug).site(main),
                        row -> row.sku().equals(mug) && row.site().equals(main))
                .ask(
                        "that lies at a site",
                        all.site(main).lying(),
                        row -> row.site().equals(main) && row.onHand().isPositive());
        // how many movements there are only their list tells
        MovementQuery ofMugs = MovementQuery.of(main, mug);
        new Room<MovementQuery, StockMovement>(
                        "movements",
                        shop.stock()::movements,
                        movement -> movement.id().toString(),
                        Comparator.comparing(StockMovement::at),
                        day -> shop.stock()
                                .movements(day.context, ofMugs, PageRequest.first(PageRequest.MAX_LIMIT))
                                .rows())
                .ask(
                        "of an item at a site",
                        ofMugs,
                        movement ->
                                movement.site().equals(main) && movement.sku().equals(mug));
    }

    private void picking() {
        Function<PickList, String> id = list -> list.id().toString();
        Site main = Site.of(SmallShop.MAIN);
        PickListQuery all = PickListQuery.all();
        new Room<PickListQuery, PickList>(
                        "pick lists",
                        shop.picking()::list,
                        id,
                        Comparator.comparing(id),
                        day -> each(day.rounds, round -> shop.picking().view(day.context, round)))
                .ask("all", all, list -> true)
                .ask(
                        "that are open",
                        all.status(PickListStatus.Kind.OPEN),
                        list -> list.status().kind() == PickListStatus.Kind.OPEN)
                .ask("of a site", all.site(main), list -> list.site().equals(main))
                .ask(
                        "of a site that are open",
                        all.site(main).status(PickListStatus.Kind.OPEN),
                        list -> list.site().equals(main) && list.status().kind() == PickListStatus.Kind.OPEN);
    }

    private void packing() {
        new Room<PackingQuery, PackingSlip>(
                        "packing slips",
                        shop.packing()::list,
                        slip -> slip.order().toString(),
                        Comparator.comparing(PackingSlip::packedAt),
                        day -> found(day.orders, order -> shop.packing().find(day.context, order)))
                .ask("all", PackingQuery.all(), slip -> true)
                .ask(
                        "of some minutes",
                        PackingQuery.all().packed(Instant.EPOCH, SmallShop.SECOND_PARCEL),
                        slip -> !slip.packedAt().isAfter(SmallShop.SECOND_PARCEL));
    }

    private void returns() {
        Function<ReturnOrder, String> id = back -> back.id().toString();
        ReturnStatus.Kind requested = ReturnStatus.Kind.REQUESTED;
        new Room<ReturnQuery, ReturnOrder>(
                        "returns",
                        shop.returns()::list,
                        id,
                        Comparator.comparing(id),
                        day -> each(day.returns, back -> shop.returns().view(day.context, back)))
                .ask("all", ReturnQuery.all(), back -> true)
                .ask(
                        "that were asked for",
                        ReturnQuery.all().status(requested),
                        back -> back.status().kind() == requested);
    }

    // ---- finance

    private static LocalDate due(Charge charge) {
        return charge.terms().dues().stream().findFirst().orElse(LocalDate.MAX);
    }

    private void charges() {
        ChargeQuery all = ChargeQuery.all();
        Predicate<Charge> pending = charge -> charge.status().kind() == ChargeStatus.Kind.PENDING;
        LocalDate from = SmallShop.DUE;
        LocalDate to = SmallShop.DUE.plusDays(1);
        Predicate<Charge> soon =
                charge -> !due(charge).isBefore(from) && !due(charge).isAfter(to);
        new Room<ChargeQuery, Charge>(
                        "charges",
                        shop.charges()::list,
                        charge -> charge.id().toString(),
                        Comparator.comparing(RoomReads::due),
                        day -> each(
                                day.references(),
                                reference -> shop.charges()
                                        .view(day.context, ChargeId.of(day.context.tenant(), reference, 1))))
                .ask("all", all, charge -> true)
                .ask("that are pending", all.status(ChargeStatus.Kind.PENDING), pending)
                .ask("due soon", all.due(from, to), soon)
                .ask(
                        "pending and due soon",
                        all.status(ChargeStatus.Kind.PENDING).due(SmallShop.DUE, SmallShop.DUE.plusDays(9)),
                        pending.and(charge -> due(charge).isBefore(SmallShop.DUE.plusDays(9))));
    }

    private void credits() {
        Function<Credit, String> id = credit -> credit.id().toString();
        new Room<CreditQuery, Credit>(
                        "credits",
                        shop.charges()::credits,
                        id,
                        Comparator.comparing(id),
                        day -> ofEach(
                                day.references(), reference -> shop.charges().creditsOf(day.context, reference)))
                .ask("all", CreditQuery.all(), credit -> true)
                .ask(
                        "with something left",
                        CreditQuery.all().left(),
                        credit -> credit.left().isPositive());
    }

    private void receivables() {
        ReceivableQuery open = ReceivableQuery.open();
        ReceivableStatus.Kind kind = ReceivableStatus.Kind.OPEN;
        Debtor acquirer = Debtor.of(Debtor.Kind.ACQUIRER, "acquirer-x");
        Predicate<Receivable> isOpen = row -> row.left().isPositive();
        Predicate<Receivable> acquirers = row -> row.terms().debtor().equals(acquirer);
        Predicate<Receivable> decembers =
                row -> YearMonth.from(row.terms().due()).equals(YearMonth.of(2026, 12));
        LocalDate first = LocalDate.of(2026, 12, 1);
        LocalDate last = LocalDate.of(2026, 12, 31);
        new Room<ReceivableQuery, Receivable>(
                        "receivables",
                        shop.receivables()::list,
                        row -> row.id().toString(),
                        Comparator.comparing(row -> row.terms().due()),
                        day -> ofEach(
                                day.references(),
                                reference -> shop.receivables().of(day.context, reference)))
                .ask("all", ReceivableQuery.all(), row -> true)
                .ask("that are owed", open, isOpen)
                .ask("owed in December", open.due(first, last), isOpen.and(decembers))
                .ask("owed by an acquirer", open.debtor(acquirer), isOpen.and(acquirers))
                .ask(
                        "owed by an acquirer in December",
                        open.debtor(acquirer).due(first, last),
                        isOpen.and(acquirers).and(decembers))
                .ask(
                        "of a status",
                        ReceivableQuery.all().status(kind),
                        row -> row.status().kind() == kind);
    }

    private void entries() {
        EntryQuery all = EntryQuery.all();
        AccountCode stock = AccountCode.of("1.1.3.01");
        YearMonth november = YearMonth.of(2026, 11);
        Predicate<JournalEntry> ofStock =
                entry -> entry.lines().stream().anyMatch(line -> line.account().equals(stock));
        new Room<EntryQuery, JournalEntry>(
                        "entries",
                        shop.ledger()::list,
                        entry -> entry.id().toString(),
                        Comparator.comparing(JournalEntry::date),
                        day -> ofEach(
                                day.bookedFor(), reference -> shop.ledger().entriesOf(day.context, reference)))
                .ask("all", all, entry -> true)
                .ask(
                        "of a month",
                        all.month(november),
                        entry -> YearMonth.from(entry.date()).equals(november))
                .ask("of an account", all.account(stock), ofStock)
                .ask("of an account in a month", all.account(stock).month(november), ofStock)
                .ask(
                        "of an event",
                        all.event("sale.revenue"),
                        entry -> entry.origin().kind().equals("sale.revenue"));
    }

    private void accounts() {
        AccountQuery all = AccountQuery.all();
        AccountCode current = AccountCode.of("1.1");
        Predicate<Account> below =
                account -> account.code().isWithin(current) && !account.code().equals(current);
        new Room<AccountQuery, Account>(
                        "accounts",
                        shop.accounts()::list,
                        account -> account.code().value(),
                        Comparator.comparing(Account::code),
                        day -> each(
                                ChartTemplate.shop().accounts(),
                                row -> shop.accounts()
                                        .find(day.context, row.code())
                                        .orElseThrow()))
                .ask("all", all, account -> true)
                .ask("under one", all.under(current), below)
                .ask(
                        "under one that take entries",
                        all.under(current).level(AccountLevel.ANALYTIC),
                        below.and(account -> account.level() == AccountLevel.ANALYTIC))
                .ask("of revenue", all.type(AccountType.REVENUE), account -> account.type() == AccountType.REVENUE);
    }

    private void periods() {
        new Room<PeriodQuery, AccountingPeriod>(
                        "months",
                        shop.periods()::list,
                        period -> period.month().toString(),
                        Comparator.comparing(AccountingPeriod::month),
                        day -> found(day.closed, month -> shop.periods().find(day.context, month)))
                .ask("all", PeriodQuery.all(), period -> true)
                .ask(
                        "up to one",
                        PeriodQuery.all().months(YearMonth.of(2026, 1), SmallShop.LAST_CLOSED.minusMonths(1)),
                        period -> period.month().isBefore(SmallShop.LAST_CLOSED))
                .ask(
                        "that are closed",
                        PeriodQuery.all().status(PeriodStatus.Kind.CLOSED),
                        period -> period.status().kind() == PeriodStatus.Kind.CLOSED);
    }

    private void verifications() {
        Verifications room = shop.verifications().orElseThrow();
        VerificationQuery all = VerificationQuery.all();
        VerificationStatus.Kind review = VerificationStatus.Kind.IN_REVIEW;
        new Room<VerificationQuery, VerificationCase>(
                        "verifications",
                        room::list,
                        found -> found.id().toString(),
                        Comparator.comparing(found -> found.terms().expiresAt().orElse(Instant.MAX)),
                        day -> found(day.references(), reference -> room.find(day.context, reference)))
                .ask("all", all, found -> true)
                .ask("in review", all.status(review), found -> found.status().kind() == review);
    }

    // ---- fiscal

    private static Instant issued(FiscalDocument note) {
        return note.signed().map(SignedDocument::signedAt).orElse(Instant.MAX);
    }

    private void notes() {
        NoteQuery all = NoteQuery.all();
        DocumentStatus.Kind authorized = DocumentStatus.Kind.AUTHORIZED;
        Predicate<FiscalDocument> isAuthorized = note -> note.status().kind() == authorized;
        Predicate<FiscalDocument> ofMain = note -> note.site().equals(SmallShop.MAIN);
        Predicate<FiscalDocument> ofSeries =
                note -> note.signed().map(SignedDocument::series).equals(Optional.of(SmallShop.SERIES));
        new Room<NoteQuery, FiscalDocument>(
                        "notes",
                        shop.notes()::list,
                        note -> note.id().toString(),
                        Comparator.comparing(RoomReads::issued),
                        day -> found(day.references(), reference -> shop.notes().find(day.context, reference)))
                .ask("all", all, note -> true)
                .ask("that are authorized", all.status(authorized), isAuthorized)
                .ask("of a site", all.site(SmallShop.MAIN), ofMain)
                .ask(
                        "of a site that are authorized",
                        all.site(SmallShop.MAIN).status(authorized),
                        ofMain.and(isAuthorized))
                .ask("of a series", all.series(SmallShop.SERIES), ofSeries)
                .ask(
                        "issued so far",
                        all.issued(Instant.EPOCH, Instant.parse("2026-11-24T18:00:00Z")),
                        note -> note.signed().isPresent());
    }
}
