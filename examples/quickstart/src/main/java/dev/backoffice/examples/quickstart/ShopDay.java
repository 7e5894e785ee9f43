package dev.backoffice.examples.quickstart;

import dev.backoffice.core.access.AccessPolicy;
import dev.backoffice.core.approval.ApprovalPolicy;
import dev.backoffice.core.audit.AuditReport;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.BackofficeException;
import dev.backoffice.core.error.Failure;
import dev.backoffice.core.job.RunReport;
import dev.backoffice.core.money.RoundingPolicy;
import dev.backoffice.core.money.UnitPrice;
import dev.backoffice.core.organization.Companies;
import dev.backoffice.core.organization.Company;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.finance.account.Account;
import dev.backoffice.finance.account.Side;
import dev.backoffice.finance.ledger.TrialBalance;
import dev.backoffice.fiscal.br.nfe.SimulatedAuthority;
import dev.backoffice.fiscal.document.FiscalDocument;
import dev.backoffice.fiscal.document.FiscalDocumentId;
import dev.backoffice.fiscal.document.SignedDocument;
import dev.backoffice.flows.Backoffice;
import dev.backoffice.flows.br.Brazil;
import dev.backoffice.inventory.catalog.AddItem;
import dev.backoffice.inventory.order.DeferOrder;
import dev.backoffice.inventory.order.DeliverOrder;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.inventory.order.OrderView;
import dev.backoffice.inventory.order.WaitReason;
import dev.backoffice.inventory.stock.ReceiveGoods;
import dev.backoffice.inventory.stock.SiteStock;
import dev.backoffice.memory.MemoryStore;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.joda.money.Money;

/** One day of the shop: goods on the shelves, orders in, parcels out, books checked. Keeps only what the report shows. */
final class ShopDay {
    /** How many orders are taken in before they are worked off. */
    static final int BATCH = 200;

    /** From this many orders on it is worth telling how fast they went. */
    static final long WORTH_A_PACE = 1_000;

    private static final UnitPrice NOTHING = UnitPrice.from(Money.zero(Form.REAL));
    private static final int SHOWN = 200;
    private static final int PAGE = 1_000;
    private static final int MOST_OF_A_KIND = 20;

    private final CallContext maria = CallContext.of("blue-shop", "maria");
    private final Company company;
    private final Map<String, ShopItem> items;
    private final OrderSource source;
    private final NoteFolder notes;
    private final Backoffice shop;

    private final List<Report.Refusal> refusals = new ArrayList<>();
    private final List<Report.Note> shownNotes = new ArrayList<>();
    private final List<Report.Timing> timings = new ArrayList<>();
    private final Map<String, String> brokenJobs = new TreeMap<>();
    private List<Report.Pace> pace = List.of();
    private long refusedRows;
    private long received;
    private long done;
    private long beats;
    private long noteCount;
    private Money noteTotal = Money.zero(Form.REAL);

    ShopDay(Company company, Map<String, ShopItem> items, OrderSource source, NoteFolder notes) {
        this.company = company;
        this.items = items;
        this.source = source;
        this.notes = notes;
        this.shop = Backoffice.on(MemoryStore.create(), Companies.only(company))
                .access(AccessPolicy.allowAll())
                .approval(ApprovalPolicy.noneNeeded())
                .country(Brazil.standIn(SimulatedAuthority.accepting()))
                .clock(clock(source))
                .open();
    }

    /** The shop works when its orders are there, whatever the day is today: the rules of taxes are dated. */
    private static InstantSource clock(OrderSource source) {
        long begun = System.nanoTime();
        return source.latest()
                .<InstantSource>map(morning -> () -> morning.plusNanos(System.nanoTime() - begun))
                .orElseGet(InstantSource::system);
    }

    /** The name on the shop front. */
    String shopName() {
        String tradeName = company.main().tradeName();
        return tradeName.isBlank() ? company.main().name() : tradeName;
    }

    /** Notes how long a step took, from its {@link System#nanoTime()}. */
    void took(String step, long begun) {
        timings.add(new Report.Timing(step, (System.nanoTime() - begun) / 1_000_000));
    }

    /** Notes how fast the orders went. */
    void went(List<Report.Pace> measured) {
        pace = List.copyOf(measured);
    }

    /** Notes rows of a file that were refused. */
    void refuse(String file, List<Failure> failures) {
        failures.forEach(failure -> refuse(Findings.refusal(file, failure)));
    }

    private void refuse(Report.Refusal refusal) {
        refusedRows++;
        if (refusals.size() < SHOWN) {
            refusals.add(refusal);
        }
    }

    // ---- the day

    /** Fills the catalog and the shelves. */
    void open() {
        for (ShopItem item : items.values()) {
            shop.catalog().add(maria, item(item));
            item.shelves().forEach(shelf -> open(item, shelf));
        }
        workOff();
    }

    private void open(ShopItem item, ShopItem.Shelf shelf) {
        Quantity opening = opening(item, shelf.site());
        if (opening.isPositive()) {
            shop.stock()
                    .receive(
                            maria,
                            ReceiveGoods.of(
                                            "opening/" + shelf.site(),
                                            item.sku(),
                                            opening.value().toPlainString())
                                    .unitCost(shelf.cost().orElse(NOTHING))
                                    .at(shelf.site()));
        }
    }

    private static AddItem item(ShopItem item) {
        AddItem add = AddItem.of(item.sku(), item.description())
                .ncm(item.ncm())
                .unit(item.unit())
                .origin(item.origin())
                // The file has no list price; orders bring their own.
                .price(item.cost().orElse(NOTHING).times(Quantity.of(1, item.unit()), RoundingPolicy.HALF_UP_CENT));
        if (item.gtin().isPresent()) {
            add = add.gtin(item.gtin().get().digits());
        }
        return item.weightGrams() > 0 ? add.weightGrams(item.weightGrams()) : add;
    }

    /** What the file says; for generated orders as much more as they may need. */
    private Quantity opening(ShopItem item, String site) {
        Quantity onHand = item.onHand(site);
        return item.kit()
                        || !(source instanceof GeneratedOrders)
                        || !site.equals(company.main().site())
                ? onHand
                : onHand.plus(Quantity.of(GeneratedOrders.largestDemand(source.size()), item.unit()));
    }

    /**
     * Takes in a batch of orders and works off all that is due.
     *
     * @return how many orders of the batch were handled, good and bad
     */
    long work(OrderBatch batch) {
        refuse(source.name(), batch.orders().failures());
        batch.orders().value().forEach(this::receive);
        workOff();
        deliver();
        workOff();
        done += batch.size();
        return batch.size();
    }

    private void receive(ReadOrder order) {
        try {
            OrderId id = shop.orders().receive(maria, order.command());
            received++;
            HostChecks.reason(order, items)
                    .ifPresent(reason -> shop.orders().defer(maria, DeferOrder.of("host-check/" + id, id, reason)));
        } catch (BackofficeException refused) {
            order.rows().forEach(row -> refuse(Findings.refusal(source.name(), Failure.of(row, "", refused))));
        }
    }

    /** Calls the heartbeat until nothing is due any more. */
    private void workOff() {
        RunReport beat;
        do {
            beat = shop.runDue();
            beats++;
            brokenJobs.putAll(beat.failures());
        } while (beat.more() || beat.total() > 0);
    }

    /** The carrier reports every parcel delivered at once, and the notes that went with them are written. */
    private void deliver() {
        List<OrderView> away;
        do {
            away = shop.orders().list(maria, OrderStatus.Kind.DISPATCHED, Optional.empty(), PAGE);
            for (OrderView order : away) {
                order.document().ifPresent(document -> write(order, FiscalDocumentId.parse(document.reference())));
                shop.orders().deliver(maria, DeliverOrder.of("delivered/" + order.id(), order.id()));
            }
        } while (away.size() == PAGE);
    }

    private void write(OrderView order, FiscalDocumentId id) {
        FiscalDocument note = shop.notes().view(maria, id);
        SignedDocument signed = note.signed().orElseThrow();
        String file = notes.write(signed.accessKey(), signed.xml());
        noteCount++;
        noteTotal = noteTotal.plus(note.total());
        if (shownNotes.size() < SHOWN) {
            shownNotes.add(new Report.Note(
                    Long.toString(signed.number()),
                    label(order),
                    signed.accessKey(),
                    words(note.status().kind()),
                    note.total(),
                    file));
        }
    }

    // ---- the report

    /** Audits everything and tells what the day came to. */
    Report close() {
        long begun = System.nanoTime();
        List<Report.Audit> audits = audits();
        took("Audit", begun);
        begun = System.nanoTime();
        Map<String, Long> waits = new TreeMap<>();
        List<Report.Waiting> waiting = new ArrayList<>();
        List<Report.Count> states = states(waits, waiting);
        waiting.sort(Comparator.comparing(Report.Waiting::code).thenComparing(Report.Waiting::order));
        shownNotes.sort(Comparator.comparingLong(note -> Long.parseLong(note.number())));
        long allWaiting = waits.values().stream().mapToLong(Long::longValue).sum();
        List<Report.Stock> stock = stock();
        List<Report.Account> accounts = accounts();
        took("Gather the report", begun);
        return new Report(
                shopName(),
                source.name(),
                done,
                done - received,
                states,
                waits.entrySet().stream()
                        .map(wait -> new Report.Count(wait.getKey(), wait.getValue()))
                        .toList(),
                new Report.Shown<>(waiting, allWaiting),
                new Report.Shown<>(refusals, refusedRows),
                new Report.Shown<>(shownNotes, noteCount),
                noteCount,
                noteTotal,
                stock,
                accounts,
                audits,
                timings,
                pace);
    }

    private List<Report.Count> states(Map<String, Long> waits, List<Report.Waiting> waiting) {
        List<Report.Count> states = new ArrayList<>();
        for (OrderStatus.Kind kind : OrderStatus.Kind.values()) {
            long count = 0;
            Optional<OrderId> after = Optional.empty();
            List<OrderView> page;
            do {
                page = shop.orders().list(maria, kind, after, PAGE);
                for (OrderView order : page) {
                    after = Optional.of(order.id());
                    order.waitsFor().ifPresent(reason -> {
                        waits.merge(reason.code(), 1L, Long::sum);
                        if (waits.getOrDefault(reason.code(), 0L) <= MOST_OF_A_KIND) {
                            waiting.add(waiting(order, reason));
                        }
                    });
                    count++;
                }
            } while (page.size() == PAGE);
            states.add(new Report.Count(words(kind), count));
        }
        return states;
    }

    private static Report.Waiting waiting(OrderView order, WaitReason reason) {
        return new Report.Waiting(label(order), reason.text(), reason.code(), HostChecks.unblockedBy(reason.code()));
    }

    private List<Report.Stock> stock() {
        List<Report.Stock> rows = new ArrayList<>();
        Optional<SiteStock> after = Optional.empty();
        List<SiteStock> page;
        do {
            page = shop.stock().list(maria, after, PAGE);
            for (SiteStock place : page) {
                after = Optional.of(place);
                ShopItem item = items.get(place.sku().value());
                rows.add(new Report.Stock(
                        place.sku().value(),
                        item == null ? "" : item.description(),
                        place.site().code(),
                        item == null ? "" : opening(item, place.site().code()).toString(),
                        place.onHand().toString(),
                        place.held().toString()));
            }
        } while (page.size() == PAGE);
        return rows;
    }

    private List<Report.Account> accounts() {
        Money none = Money.zero(Form.REAL);
        List<Report.Account> rows = new ArrayList<>();
        for (TrialBalance.Row row :
                shop.ledger().trialBalance(maria, YearMonth.of(9999, 12)).rows()) {
            String name = shop.accounts()
                    .find(maria, row.account())
                    .map(Account::name)
                    .orElse("");
            boolean debit = row.side() == Side.DEBIT;
            rows.add(new Report.Account(
                    row.account().value(), name, debit ? row.amount() : none, debit ? none : row.amount()));
        }
        return rows;
    }

    private List<Report.Audit> audits() {
        List<Report.Audit> audits = new ArrayList<>();
        for (AuditReport audit : shop.audit(maria)) {
            audits.add(new Report.Audit(
                    audit.module(),
                    audit.checked(),
                    audit.findings().stream()
                            .map(finding -> finding.law() + " " + finding.subject() + ": " + finding.text())
                            .toList()));
        }
        List<String> heartbeat = new ArrayList<>();
        brokenJobs.forEach((job, why) -> heartbeat.add("job " + job + " failed: " + why));
        shop.stuck(SHOWN)
                .forEach(delivery -> heartbeat.add("an event is stuck in " + delivery.subscription() + ": "
                        + delivery.event().type() + ", " + delivery.reason()));
        audits.add(new Report.Audit("heartbeat", beats, heartbeat));
        return audits;
    }

    private static String label(OrderView order) {
        return order.terms().channel() + " " + order.terms().channelOrder();
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
