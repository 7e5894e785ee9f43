package dev.backoffice.examples.quickstart;

import dev.backoffice.core.audit.AuditReport;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.BackofficeException;
import dev.backoffice.core.event.StuckQuery;
import dev.backoffice.core.organization.Company;
import dev.backoffice.core.organization.Establishment;
import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.page.PageToken;
import dev.backoffice.finance.account.Account;
import dev.backoffice.finance.account.AccountCode;
import dev.backoffice.finance.account.Side;
import dev.backoffice.finance.charge.Charge;
import dev.backoffice.finance.charge.Credit;
import dev.backoffice.finance.ledger.JournalEntry;
import dev.backoffice.finance.ledger.JournalLine;
import dev.backoffice.finance.ledger.TrialBalance;
import dev.backoffice.fiscal.document.DocumentStatus;
import dev.backoffice.fiscal.document.FiscalDocument;
import dev.backoffice.fiscal.document.SignedDocument;
import dev.backoffice.flows.Backoffice;
import dev.backoffice.inventory.order.DeliveryMethod;
import dev.backoffice.inventory.order.FreightTerms;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderMove;
import dev.backoffice.inventory.order.OrderQuery;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.inventory.order.OrderView;
import dev.backoffice.inventory.order.Parcel;
import dev.backoffice.inventory.order.Shipment;
import dev.backoffice.inventory.order.WaitReason;
import dev.backoffice.inventory.shipping.DeliveryPromise;
import dev.backoffice.inventory.shipping.PromiseQuery;
import dev.backoffice.inventory.shipping.PromiseStatus;
import dev.backoffice.inventory.shipping.QuoteRequest;
import dev.backoffice.inventory.shipping.ShippingPoint;
import dev.backoffice.inventory.shipping.Slack;
import dev.backoffice.inventory.shipping.TableCarrier;
import dev.backoffice.inventory.stock.SiteStock;
import dev.backoffice.inventory.stock.StockQuery;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** Closes the day: writes the notes and the parcels, audits, and gathers what the report shows. */
final class Closing {
    private static final int PAGE = 1_000;
    private static final int SHOWN = 200;
    private static final int MOST_OF_A_KIND = 20;
    private static final Duration SOON = Duration.ofDays(1);
    private static final AccountCode STOCK = AccountCode.of("1.1.3.01");
    private static final TableCarrier CARRIER = TableCarrier.example();
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final ShopDay day;
    private final Backoffice shop;
    private final CallContext maria;
    private final Map<String, ShopItem> items;
    private final NoteFolder folder;
    private final ParcelFile parcels;
    private final ZoneId zone;

    private final Map<String, Long> waits = new TreeMap<>();
    private final List<Report.Waiting> waiting = new ArrayList<>();
    private final List<Report.Note> notes = new ArrayList<>();
    private final Map<String, Long> noteStates = new LinkedHashMap<>();
    private final Map<String, Report.Method> methods = new TreeMap<>();
    private long noteCount;
    private Money noteTotal = zero();
    private Margin margin = Margin.NOTHING;

    /**
     * What the run itself knows.
     *
     * @param withoutEffect why events of the file came to nothing, by row
     */
    record Run(
            String source,
            long orders,
            long refused,
            List<ShopEvent> events,
            Map<Long, String> withoutEffect,
            Report.Shown<Report.Refusal> refusals,
            Map<String, String> brokenJobs,
            long settled,
            List<Report.Timing> timings,
            List<Report.Pace> pace) {}

    Closing(ShopDay day, Map<String, ShopItem> items, NoteFolder folder, ParcelFile parcels) {
        this.day = day;
        this.shop = day.shop();
        this.maria = day.maria();
        this.items = items;
        this.folder = folder;
        this.parcels = parcels;
        this.zone = day.company().main().zone();
    }

    Report report(Run run) {
        long begun = System.nanoTime();
        List<Report.Audit> audits = audits(run);
        List<Report.Timing> timings = new ArrayList<>(run.timings());
        timings.add(timing("Audit", begun));
        begun = System.nanoTime();
        List<Report.Count> states = new ArrayList<>();
        List<Report.Age> ages = new ArrayList<>();
        for (OrderStatus.Kind kind : OrderStatus.Kind.values()) {
            orders(kind, states, ages);
        }
        waiting.sort(Comparator.comparing(Report.Waiting::code).thenComparing(Report.Waiting::order));
        notes.sort(Comparator.comparing(Report.Note::issuer).thenComparingLong(note -> Long.parseLong(note.number())));
        List<Report.Stock> stock = new ArrayList<>();
        Money value = stock(stock);
        Report.Figures figures = new Report.Figures(
                at(day.now()),
                ages,
                promises(),
                risks(),
                counts(noteStates),
                List.copyOf(methods.values()),
                margin.sold().isZero() ? List.of() : margin.steps(),
                value,
                shop.ledger().balance(maria, STOCK, Form.REAL),
                withoutEffect(run),
                run.events().size());
        List<Report.Account> accounts = accounts();
        timings.add(timing("Write the notes and the parcels, gather the report", begun));
        return new Report(
                shopName(day.company()),
                run.source(),
                run.orders(),
                run.refused(),
                states,
                counts(waits),
                new Report.Shown<>(
                        waiting,
                        waits.values().stream().mapToLong(Long::longValue).sum()),
                run.refusals(),
                new Report.Shown<>(notes, noteCount),
                noteCount,
                noteTotal,
                stock,
                accounts,
                figures,
                audits,
                timings,
                run.pace());
    }

    private static Report.Timing timing(String step, long begun) {
        return new Report.Timing(step, (System.nanoTime() - begun) / 1_000_000);
    }

    private static List<Report.Count> counts(Map<String, Long> counted) {
        return counted.entrySet().stream()
                .map(count -> new Report.Count(count.getKey(), count.getValue()))
                .toList();
    }

    /** The name on the shop front. */
    static String shopName(Company company) {
        String tradeName = company.main().tradeName();
        return tradeName.isBlank() ? company.main().name() : tradeName;
    }

    // ---- orders

    private void orders(OrderStatus.Kind kind, List<Report.Count> states, List<Report.Age> ages) {
        long[] counts = new long[Report.AGES.size()];
        Pages.each(PAGE, page -> shop.orders().list(maria, OrderQuery.all().status(kind), page), order -> {
            counts[age(order)]++;
            order.waitsFor().ifPresent(reason -> waits(order, reason));
            if (kind != OrderStatus.Kind.SPLIT) {
                parcels(order);
            }
            if (order.partOf().isEmpty()) {
                money(order);
            }
        });
        List<Long> list = Arrays.stream(counts).boxed().toList();
        states.add(new Report.Count(
                Wording.of(kind), list.stream().mapToLong(Long::longValue).sum()));
        ages.add(new Report.Age(Wording.of(kind), list));
    }

    private int age(OrderView order) {
        long days = order.terms()
                .orderedAt()
                .map(at -> ChronoUnit.DAYS.between(at, day.now()))
                .orElse(0L);
        return days < 1 ? 0 : days < 3 ? 1 : days < 7 ? 2 : 3;
    }

    private void waits(OrderView order, WaitReason reason) {
        if (waits.merge(reason.code(), 1L, Long::sum) <= MOST_OF_A_KIND) {
            waiting.add(new Report.Waiting(
                    label(order), reason.text(), reason.code(), Unblocking.of(reason.code()), since(order)));
        }
    }

    private String since(OrderView order) {
        return order.lastTime(OrderMove.DEFER).map(this::at).orElse("");
    }

    private void money(OrderView order) {
        for (Charge charge : shop.charges().of(maria, "order/" + order.id())) {
            boolean over = switch (charge.status().kind()) {
                case EXPIRED, CANCELLED -> true;
                case PENDING,
                        AUTHORIZED,
                        ON_TERMS,
                        PARTLY_CAPTURED,
                        CAPTURED,
                        PARTLY_REFUNDED,
                        REFUNDED,
                        DISPUTED,
                        CHARGED_BACK -> false;
            };
            Money missing = charge.missing();
            methods.merge(
                    Wording.of(charge.terms().method()),
                    new Report.Method(
                            Wording.of(charge.terms().method()),
                            charge.captured(),
                            over ? zero() : missing,
                            charge.refunded(),
                            over ? missing : zero()),
                    (one, more) -> new Report.Method(
                            one.name(),
                            one.captured().plus(more.captured()),
                            one.open().plus(more.open()),
                            one.refunded().plus(more.refunded()),
                            one.lapsed().plus(more.lapsed())));
        }
    }

    // ---- parcels

    private void parcels(OrderView order) {
        Map<String, String> cells = new HashMap<>();
        cells.put("order_id", whole(order).terms().channelOrder());
        cells.put("channel", order.terms().channel());
        cells.put("status", Wording.of(order.status()).replace(' ', '_'));
        order.waitsFor().ifPresent(reason -> {
            cells.put("status_reason", reason.code());
            cells.put("waits_for", reason.text());
        });
        Optional<FiscalDocument> note = note(order);
        NoteTaxes taxes = note.map(issued -> note(order, issued, cells)).orElse(NoteTaxes.NONE);
        promise(order, cells);
        cells.put("dispatched_at", time(order, OrderMove.DISPATCH));
        cells.put(
                "delivered_at",
                order.lastTime(OrderMove.DELIVER)
                        .or(() -> order.lastTime(OrderMove.HAND_OVER))
                        .map(this::iso)
                        .orElse(""));
        cells.put("cancelled_at", time(order, OrderMove.CANCEL));
        cells.put("cancel_reason", order.cancelledBecause().orElse(""));
        Money refunded = refund(order, cells);
        Optional<Shipment> shipment = order.shipment();
        cells.put("carrier", shipment.map(Shipment::carrier).orElse(""));
        cells.put("service", order.terms().carrierService().orElse(""));
        cells.put("tracking_code", shipment.flatMap(Shipment::tracking).orElse(""));
        figures(order, taxes, refunded, cells);
        List<Parcel> packed = order.parcels();
        if (packed.isEmpty()) {
            parcels.row(cells);
            return;
        }
        for (Parcel parcel : packed) {
            cells.put("parcel", parcel.label());
            cells.put("weight_g", Long.toString(parcel.weightGrams()));
            parcels.row(cells);
            ParcelFile.OF_MONEY.forEach(cells::remove);
        }
    }

    /** What the channel knows it as, also when it left in parts. */
    private OrderView whole(OrderView order) {
        return order.partOf()
                .map(part -> shop.orders().view(maria, part.mother()))
                .orElse(order);
    }

    /** The last note of an order; one that was cancelled stays its note. */
    private Optional<FiscalDocument> note(OrderView order) {
        Optional<FiscalDocument> last = Optional.empty();
        Optional<FiscalDocument> next = shop.notes().find(maria, "order/" + order.id());
        for (int number = 2; next.isPresent(); number++) {
            last = next;
            count(next.get());
            next = shop.notes().find(maria, "order/" + order.id() + "/" + number);
        }
        return last;
    }

    private void count(FiscalDocument note) {
        noteStates.merge(Wording.of(note.status().kind()), 1L, Long::sum);
    }

    private NoteTaxes note(OrderView order, FiscalDocument note, Map<String, String> cells) {
        cells.put("note_model", note.model());
        cells.put("note_total", note.total().getAmount().toPlainString());
        Establishment issuer = day.company().at(note.site());
        cells.put("issuer_cnpj", issuer.findRegistration("cnpj").orElse(""));
        note.authorization().ifPresent(leave -> cells.put("protocol", leave.protocol()));
        if (note.signed().isEmpty()) {
            return NoteTaxes.NONE;
        }
        SignedDocument signed = note.signed().get();
        String file = folder.write(signed.accessKey(), signed.xml());
        cells.put("series", signed.series().replaceFirst(".*[^0-9]", ""));
        cells.put("number", Long.toString(signed.number()));
        cells.put("access_key", signed.accessKey());
        cells.put("issued_at", iso(signed.signedAt()));
        cells.put("xml_path", file);
        noteCount++;
        boolean valid = note.status().kind() == DocumentStatus.Kind.AUTHORIZED;
        noteTotal = valid ? noteTotal.plus(note.total()) : noteTotal;
        if (notes.size() < SHOWN) {
            notes.add(new Report.Note(
                    note.site(),
                    Long.toString(signed.number()),
                    label(order),
                    signed.accessKey(),
                    Wording.of(note.status().kind()),
                    note.total(),
                    file));
        }
        return valid ? NoteTaxes.of(signed.xml()) : NoteTaxes.NONE;
    }

    private void promise(OrderView order, Map<String, String> cells) {
        Optional<DeliveryPromise> promise = shop.promises().find(maria, order.id());
        if (promise.isPresent()) {
            cells.put("promised", iso(promise.get().original().deliverBy()));
            if (!promise.get().revisions().isEmpty()) {
                cells.put("revised", iso(promise.get().current().deliverBy()));
            }
        }
    }

    /** What went back to the buyer; of an order in parts, with its first part. */
    private Money refund(OrderView order, Map<String, String> cells) {
        if (order.partOf().filter(part -> part.number() > 1).isPresent()) {
            return zero();
        }
        OrderId whole = order.partOf().map(part -> part.mother()).orElse(order.id());
        Money back = zero();
        Money kept = zero();
        for (Charge charge : shop.charges().of(maria, "order/" + whole)) {
            back = back.plus(charge.refunded());
            kept = kept.plus(charge.left());
        }
        Money credit = shop.charges().creditsOf(maria, "order/" + whole).stream()
                .map(Credit::refunded)
                .reduce(zero(), Money::plus);
        if (back.plus(credit).isPositive()) {
            cells.put("refund_amount", back.plus(credit).getAmount().toPlainString());
            cells.put("refund_status", kept.isZero() ? "refunded" : "partly_refunded");
        }
        return back;
    }

    /** What the order comes to; its margin once its goods left. */
    private void figures(OrderView order, NoteTaxes taxes, Money refunded, Map<String, String> cells) {
        Optional<Money> cost = cost(order);
        boolean gone = order.status() == OrderStatus.Kind.DISPATCHED || order.status() == OrderStatus.Kind.DELIVERED;
        Margin of = Margin.of(
                order.terms(), gone ? carriage(order) : zero(), taxes, cost.orElse(zero()), gone ? refunded : zero());
        cells.put("gross", text(of.gross()));
        cells.put("discount_seller", text(of.seller()));
        cells.put("discount_channel", text(of.channel()));
        cells.put("discount_supplier", text(of.supplier()));
        cells.put("commission", text(of.commission()));
        cells.put("fees", text(of.fees()));
        if (gone) {
            margin = margin.plus(of);
            cells.put("freight_margin", text(of.freightMargin()));
            cells.put("icms", text(taxes.icms()));
            cells.put("difal", text(taxes.difal()));
            cells.put("fcp", text(taxes.fcp()));
            cells.put("pis", text(taxes.pis()));
            cells.put("cofins", text(taxes.cofins()));
            cells.put("ibs", text(taxes.ibs()));
            cells.put("cbs", text(taxes.cbs()));
            cells.put("cost", text(of.cost()));
            cells.put("margin", text(of.left()));
        }
    }

    /** What its goods took off the stock in the books, less what came back; empty while nothing left. */
    private Optional<Money> cost(OrderView order) {
        Money cost = zero();
        boolean any = false;
        for (JournalEntry entry : shop.ledger().entriesOf(maria, "order/" + order.id())) {
            for (JournalLine line : entry.lines()) {
                if (line.account().equals(STOCK)) {
                    cost = cost.minus(line.signed());
                    any = true;
                }
            }
        }
        return any ? Optional.of(cost) : Optional.empty();
    }

    /** What the carrier costs the shop, by the example's table; nothing where somebody else pays or carries. */
    private Money carriage(OrderView order) {
        boolean own = order.terms().delivery() == DeliveryMethod.CARRIER
                && order.terms().freightTerms() == FreightTerms.SENDER;
        if (!own) {
            return zero();
        }
        Establishment from = note(order.id())
                .map(note -> day.company().at(note.site()))
                .orElse(day.company().main());
        long grams = order.parcels().stream().mapToLong(Parcel::weightGrams).sum();
        Instant left = order.lastTime(OrderMove.DISPATCH).orElse(day.now());
        try {
            return CARRIER.quote(QuoteRequest.of(
                            ShopDay.service(order),
                            ShippingPoint.of(
                                    from.address().region(), from.address().postalCode()),
                            ShippingPoint.of(order.terms().destination().state()),
                            Math.max(1, grams),
                            from.dateOf(left)))
                    .value()
                    .cost();
        } catch (BackofficeException notThisWay) {
            return zero();
        }
    }

    private Optional<FiscalDocument> note(OrderId order) {
        return shop.notes().find(maria, "order/" + order);
    }

    private String time(OrderView order, OrderMove move) {
        return order.lastTime(move).map(this::iso).orElse("");
    }

    // ---- promises

    private Report.Promises promises() {
        long kept = count(PromiseStatus.Kind.KEPT);
        long broken = count(PromiseStatus.Kind.BROKEN);
        long[] open = new long[3];
        Pages.each(
                PAGE,
                page -> shop.promises().list(maria, PromiseQuery.open(), page),
                promise -> promise.slack(day.now())
                        .ifPresent(slack -> open[slack.late() ? 2 : slack.atRisk(SOON) ? 1 : 0]++));
        return new Report.Promises(kept, broken, open[0], open[1], open[2]);
    }

    private long count(PromiseStatus.Kind kind) {
        long[] count = new long[1];
        Pages.each(
                PAGE,
                page -> shop.promises().list(maria, PromiseQuery.all().status(kind), page),
                promise -> count[0]++);
        return count[0];
    }

    private Report.Shown<Report.Risk> risks() {
        PromiseQuery soon = PromiseQuery.open().until(day.now().plus(SOON));
        List<DeliveryPromise> urgent = Page.all(PAGE, page -> shop.promises().list(maria, soon, page));
        List<Report.Risk> first = new ArrayList<>();
        for (DeliveryPromise promise : urgent.subList(0, Math.min(MOST_OF_A_KIND, urgent.size()))) {
            Slack slack = promise.slack(day.now()).orElseThrow();
            first.add(new Report.Risk(
                    label(shop.orders().view(maria, promise.order())),
                    Wording.of(slack.stage()),
                    at(slack.latestStart()),
                    left(slack.left()),
                    at(promise.current().deliverBy())));
        }
        return new Report.Shown<>(first, urgent.size());
    }

    private static String left(Duration left) {
        Duration much = left.abs();
        String text = much.toDays() > 0 ? much.toDays() + " d " + much.toHoursPart() + " h" : much.toHours() + " h";
        return left.isNegative() ? text + " late" : text;
    }

    // ---- goods and books

    private Money stock(List<Report.Stock> rows) {
        Money value = zero();
        Optional<PageToken> next = Optional.empty();
        do {
            Page<SiteStock> page = shop.stock().list(maria, StockQuery.all(), new PageRequest(PAGE, next));
            for (SiteStock place : page.rows()) {
                value = value.plus(place.value());
                ShopItem item = items.get(place.sku().value());
                rows.add(new Report.Stock(
                        place.sku().value(),
                        item == null ? "" : item.description(),
                        place.site().code(),
                        item == null
                                ? ""
                                : day.opening(item, place.site().code()).toString(),
                        place.onHand().toString(),
                        place.held().toString(),
                        place.value(),
                        share(place.held().toMinor(), opening(item, place)),
                        share(place.available().toMinor(), opening(item, place))));
            }
            next = page.next();
        } while (next.isPresent());
        return value;
    }

    private long opening(@Nullable ShopItem item, SiteStock place) {
        long now = place.onHand().toMinor();
        return item == null
                ? now
                : Math.max(now, day.opening(item, place.site().code()).toMinor());
    }

    private static int share(long part, long whole) {
        return whole <= 0 ? 0 : (int) Math.max(0, Math.min(100, part * 100 / whole));
    }

    /** The balances and, above them, what each level of the chart comes to. */
    private List<Report.Account> accounts() {
        List<Report.Account> rows = new ArrayList<>();
        TrialBalance balance = shop.ledger().trialBalance(maria, YearMonth.of(9999, 12));
        List<AccountCode> leaves =
                balance.rows().stream().map(TrialBalance.Row::account).toList();
        for (TrialBalance.Row row : balance.rolledUp()) {
            String name = shop.accounts()
                    .find(maria, row.account())
                    .map(Account::name)
                    .orElse("");
            boolean debit = row.side() == Side.DEBIT;
            rows.add(new Report.Account(
                    row.account().value(),
                    name,
                    row.account().level(),
                    !leaves.contains(row.account()),
                    debit ? row.amount() : zero(),
                    debit ? zero() : row.amount()));
        }
        return rows;
    }

    private List<Report.Audit> audits(Run run) {
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
        run.brokenJobs().forEach((job, why) -> heartbeat.add("job " + job + " failed: " + why));
        shop.stuck(StuckQuery.all(), PageRequest.first(SHOWN))
                .rows()
                .forEach(delivery -> heartbeat.add("an event is stuck in " + delivery.subscription() + ": "
                        + delivery.event().type() + ", " + delivery.reason()));
        audits.add(new Report.Audit("heartbeat", run.settled(), heartbeat));
        return audits;
    }

    private static Report.Shown<Report.Failed> withoutEffect(Run run) {
        List<Report.Failed> failed = new ArrayList<>();
        for (ShopEvent event : run.events()) {
            String why = run.withoutEffect().get(event.row());
            if (why != null) {
                failed.add(new Report.Failed(
                        event.row(), event.channel() + " " + event.order(), Wording.of(event.kind()), why));
            }
        }
        return new Report.Shown<>(failed.subList(0, Math.min(SHOWN, failed.size())), failed.size());
    }

    // ---- words

    private String at(Instant instant) {
        return MINUTE.format(instant.atZone(zone));
    }

    private String iso(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).atZone(zone).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    private static String text(Money amount) {
        return amount.getAmount().toPlainString();
    }

    private static String label(OrderView order) {
        return order.terms().channel() + " " + order.terms().channelOrder();
    }

    private static Money zero() {
        return Money.zero(Form.REAL);
    }
}
