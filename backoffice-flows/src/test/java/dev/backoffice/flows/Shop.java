package dev.backoffice.flows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.access.AccessPolicy;
import dev.backoffice.core.approval.ApprovalPolicy;
import dev.backoffice.core.br.Cnpj;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.event.Delivery;
import dev.backoffice.core.event.StuckQuery;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.organization.Companies;
import dev.backoffice.core.organization.Company;
import dev.backoffice.core.organization.Establishment;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.store.Store;
import dev.backoffice.finance.charge.Charge;
import dev.backoffice.finance.charge.MoneyId;
import dev.backoffice.finance.charge.RecordMoney;
import dev.backoffice.fiscal.br.nfe.NfeEnvironment;
import dev.backoffice.fiscal.br.nfe.signing.SigningKeys;
import dev.backoffice.fiscal.br.nfe.signing.SyntheticCertificate;
import dev.backoffice.fiscal.br.nfe.simulation.SimulatedAuthority;
import dev.backoffice.fiscal.document.FiscalDocument;
import dev.backoffice.fiscal.document.FiscalDocumentId;
import dev.backoffice.fiscal.transmission.Authorizer;
import dev.backoffice.flows.br.Brazil;
import dev.backoffice.flows.ordertocash.Step;
import dev.backoffice.inventory.catalog.AddItem;
import dev.backoffice.inventory.order.Buyer;
import dev.backoffice.inventory.order.BuyerAddress;
import dev.backoffice.inventory.order.CancelOrder;
import dev.backoffice.inventory.order.DeliverOrder;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.inventory.order.OrderView;
import dev.backoffice.inventory.order.Payment;
import dev.backoffice.inventory.order.PaymentMethod;
import dev.backoffice.inventory.order.PaymentStatus;
import dev.backoffice.inventory.order.ReceiveOrder;
import dev.backoffice.inventory.order.ResumeOrder;
import dev.backoffice.inventory.stock.ReceiveGoods;
import dev.backoffice.memory.MemoryStore;
import dev.backoffice.testkit.Fixtures;
import dev.backoffice.testkit.SettableClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.joda.money.Money;

/** A small invented shop for the tests of the flows. */
final class Shop {
    static final CallContext MARIA = CallContext.of("blue-shop", "maria");

    final SettableClock clock = SettableClock.at(Instant.parse("2026-11-24T12:00:00Z"));
    final Store store;
    final Backoffice backoffice;
    private final Company company;
    private final Consumer<Backoffice.Builder> more;

    private Shop(
            Store store, Authorizer authorizer, Company company, Consumer<Backoffice.Builder> more, Step... manual) {
        this.store = store;
        this.company = company;
        this.more = more;
        this.backoffice = open(authorizer, manual);
    }

    static Shop open(Step... manual) {
        return with(SimulatedAuthority.accepting(), manual);
    }

    static Shop with(Authorizer authorizer, Step... manual) {
        return over(MemoryStore.create(), authorizer, manual);
    }

    static Shop over(Store store, Authorizer authorizer, Step... manual) {
        return over(store, authorizer, company(), builder -> {}, manual);
    }

    /** A shop that decides more than the usual one. */
    static Shop deciding(Consumer<Backoffice.Builder> more, Step... manual) {
        return of(company(), more, manual);
    }

    /** A shop of another company. */
    static Shop of(Company company, Consumer<Backoffice.Builder> more, Step... manual) {
        return over(MemoryStore.create(), SimulatedAuthority.accepting(), company, more, manual);
    }

    static Shop over(
            Store store, Authorizer authorizer, Company company, Consumer<Backoffice.Builder> more, Step... manual) {
        return new Shop(store, authorizer, company, more, manual);
    }

    /** Another back office over the same store, as after a restart. */
    Backoffice reopened(Authorizer authorizer) {
        return open(authorizer);
    }

    private Backoffice open(Authorizer authorizer, Step... manual) {
        Backoffice.Builder builder = Backoffice.on(store, Companies.only(company))
                .access(AccessPolicy.allowAll())
                .approval(ApprovalPolicy.noneNeeded())
                .country(Brazil.of(
                        authorizer, SigningKeys.always(SyntheticCertificate.ofNobody()), NfeEnvironment.HOMOLOGATION))
                .clock(clock)
                .manual(manual);
        more.accept(builder);
        return builder.open();
    }

    static Company company() {
        return Company.of(establishment("SP1", "99000012000183"));
    }

    /** A company with goods in two places, SP1 the main one. */
    static Company twoSites() {
        return new Company(List.of(establishment("SP1", "99000012000183"), establishment("SP2", "99000012000264")));
    }

    /** An establishment in São Paulo. */
    static Establishment establishment(String site, String cnpj) {
        return Fixtures.establishment(site, Cnpj.parse(cnpj));
    }

    static Buyer ana() {
        return buyerAt(
                BuyerAddress.of("01310100", "Avenida Central", "10", "Bela Vista", "São Paulo", "3550308", "SP"));
    }

    static Buyer buyerOfAnotherState() {
        return buyerAt(BuyerAddress.of("80020310", "Rua das Araucarias", "410", "Centro", "Curitiba", "4106902", "PR"));
    }

    private static Buyer buyerAt(BuyerAddress home) {
        return Buyer.person("Ana Souza", "99900001907", home);
    }

    Shop stocked(long mugs) {
        backoffice
                .catalog()
                .add(MARIA, AddItem.of("MUG-01", "Ceramic mug").ncm("69120000").price("39.90"));
        return received("delivery-77", "MUG-01", mugs, "SP1");
    }

    /** Goods came in, at 12.50 each. */
    Shop received(String delivery, String sku, long count, String site) {
        backoffice
                .stock()
                .receive(
                        MARIA,
                        ReceiveGoods.of(delivery, sku, count).unitCost("12.50").at(site));
        run();
        return this;
    }

    /** An order is taken in and goes as far as it can. */
    OrderId takenIn(ReceiveOrder order) {
        OrderId id = backoffice.orders().receive(MARIA, order);
        run();
        return id;
    }

    /** Money comes for one of an order's charges; its number names the money. */
    void paid(OrderId order, int ordinal, String number, String amount) {
        backoffice
                .charges()
                .record(
                        MARIA,
                        new RecordMoney(
                                IdempotencyKey.of("webhook/" + number),
                                charges(order).get(ordinal - 1).id(),
                                MoneyId.of("pix", number),
                                Money.parse("BRL " + amount),
                                clock.instant()));
        run();
    }

    void cancel(OrderId order) {
        backoffice.orders().cancel(MARIA, CancelOrder.of("cancel/" + order, order, "Cliente desistiu da compra"));
        run();
    }

    void deliver(OrderId order) {
        backoffice.orders().deliver(MARIA, DeliverOrder.of("deliver/" + order, order));
        run();
    }

    void resume(OrderId order, String because) {
        backoffice.orders().resume(MARIA, ResumeOrder.of("resume/" + order + "/" + because, order, because));
        run();
    }

    List<Charge> charges(OrderId order) {
        return backoffice.charges().of(MARIA, "order/" + order);
    }

    /** What went back of an order's money. */
    Money refunded(OrderId order) {
        return charges(order).stream().map(Charge::refunded).reduce(Money.parse("BRL 0.00"), Money::plus);
    }

    /** The code of what an order waits for. */
    String waitsFor(OrderId order) {
        return view(order)
                .waitsFor()
                .orElseThrow(() -> new AssertionError("it does not wait: " + view(order)))
                .code();
    }

    String available(String sku) {
        return backoffice.stock().availability(MARIA, sku).available().toString();
    }

    String onHand(String sku) {
        return backoffice.stock().availability(MARIA, sku).onHand().toString();
    }

    /** The XML of an order's note. */
    String xml(OrderId order) {
        return note(order).signed().orElseThrow().xml();
    }

    /** The sum of an element over an order's note, in reais. */
    Money onNote(OrderId order, String element) {
        Matcher found = Pattern.compile("<" + element + ">([0-9.]+)</" + element + ">")
                .matcher(xml(order).replaceAll("<total>.*</total>", ""));
        Money sum = Money.parse("BRL 0.00");
        while (found.find()) {
            sum = sum.plus(new BigDecimal(found.group(1)));
        }
        return sum;
    }

    /** What an order's note comes to. */
    Money noteTotal(OrderId order) {
        Matcher found = Pattern.compile("<vNF>([0-9.]+)</vNF>").matcher(xml(order));
        if (!found.find()) {
            throw new AssertionError("no total");
        }
        return Money.parse("BRL " + found.group(1));
    }

    /** Nothing is stuck and every law holds. */
    void assertSound() {
        assertThat(stuck()).isEmpty();
        assertThat(findings()).isEmpty();
    }

    static ReceiveOrder mugs(String number, long count) {
        return ReceiveOrder.from("site", number)
                .buyer(ana())
                .line("MUG-01", count, "39.90")
                .paid(Payment.of(
                        PaymentMethod.PIX,
                        new BigDecimal("39.90")
                                .multiply(BigDecimal.valueOf(count))
                                .toPlainString(),
                        PaymentStatus.PAID));
    }

    OrderId ordered(String number, long count) {
        return takenIn(mugs(number, count));
    }

    void run() {
        int rounds = 0;
        while (backoffice.runDue().total() > 0) {
            if (++rounds > 1000) {
                throw new IllegalStateException("the back office never comes to rest");
            }
        }
    }

    /** Lets time pass in small steps, so that what waits for its time is done. */
    void runFor(Duration time) {
        for (Duration passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plusSeconds(30)) {
            clock.advance(Duration.ofSeconds(30));
            run();
        }
    }

    OrderView view(OrderId order) {
        return backoffice.orders().view(MARIA, order);
    }

    OrderStatus.Kind status(OrderId order) {
        return view(order).status();
    }

    FiscalDocument note(OrderId order) {
        return backoffice.notes().find(MARIA, "order/" + order).orElseThrow();
    }

    FiscalDocument note(FiscalDocumentId id) {
        return backoffice.notes().view(MARIA, id);
    }

    List<Delivery> stuck() {
        return backoffice.stuck(StuckQuery.all(), PageRequest.first(100)).rows();
    }

    List<?> findings() {
        return backoffice.audit(MARIA).stream()
                .flatMap(report -> report.findings().stream())
                .toList();
    }
}
