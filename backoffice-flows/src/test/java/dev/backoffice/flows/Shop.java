package dev.backoffice.flows;

import dev.backoffice.core.access.AccessPolicy;
import dev.backoffice.core.approval.ApprovalPolicy;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.event.Delivery;
import dev.backoffice.core.organization.Companies;
import dev.backoffice.core.organization.Company;
import dev.backoffice.core.organization.Establishment;
import dev.backoffice.core.organization.PostalAddress;
import dev.backoffice.core.store.Store;
import dev.backoffice.fiscal.br.nfe.NfeEnvironment;
import dev.backoffice.fiscal.br.nfe.SigningKeys;
import dev.backoffice.fiscal.br.nfe.SimulatedAuthority;
import dev.backoffice.fiscal.br.nfe.SyntheticCertificate;
import dev.backoffice.fiscal.document.FiscalDocument;
import dev.backoffice.fiscal.document.FiscalDocumentId;
import dev.backoffice.fiscal.transmission.Authorizer;
import dev.backoffice.flows.br.Brazil;
import dev.backoffice.flows.ordertocash.Step;
import dev.backoffice.inventory.catalog.AddItem;
import dev.backoffice.inventory.order.Buyer;
import dev.backoffice.inventory.order.BuyerAddress;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.inventory.order.OrderView;
import dev.backoffice.inventory.order.Payment;
import dev.backoffice.inventory.order.PaymentMethod;
import dev.backoffice.inventory.order.PaymentStatus;
import dev.backoffice.inventory.order.ReceiveOrder;
import dev.backoffice.inventory.stock.ReceiveGoods;
import dev.backoffice.memory.MemoryStore;
import dev.backoffice.testkit.SettableClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** A small invented shop for the tests of the flows. */
final class Shop {
    static final CallContext MARIA = CallContext.of("blue-shop", "maria");

    final SettableClock clock = SettableClock.at(Instant.parse("2026-11-24T12:00:00Z"));
    final Store store;
    final Backoffice backoffice;

    private Shop(Store store, Authorizer authorizer, Step... manual) {
        this.store = store;
        this.backoffice = open(store, authorizer, manual);
    }

    static Shop open(Step... manual) {
        return with(SimulatedAuthority.accepting(), manual);
    }

    static Shop with(Authorizer authorizer, Step... manual) {
        return new Shop(MemoryStore.create(), authorizer, manual);
    }

    static Shop over(Store store, Authorizer authorizer, Step... manual) {
        return new Shop(store, authorizer, manual);
    }

    /** Another back office over the same store, as after a restart. */
    Backoffice reopened(Authorizer authorizer) {
        return open(store, authorizer);
    }

    private Backoffice open(Store over, Authorizer authorizer, Step... manual) {
        return Backoffice.on(over, Companies.only(company()))
                .access(AccessPolicy.allowAll())
                .approval(ApprovalPolicy.noneNeeded())
                .country(Brazil.of(
                        authorizer, SigningKeys.always(SyntheticCertificate.ofNobody()), NfeEnvironment.HOMOLOGATION))
                .clock(clock)
                .manual(manual)
                .open();
    }

    static Company company() {
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
        backoffice
                .stock()
                .receive(
                        MARIA,
                        ReceiveGoods.of("delivery-77", "MUG-01", mugs)
                                .unitCost("12.50")
                                .at("SP1"));
        run();
        return this;
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
        OrderId order = backoffice.orders().receive(MARIA, mugs(number, count));
        run();
        return order;
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
        return backoffice.stuck(100);
    }

    List<?> findings() {
        return backoffice.audit(MARIA).stream()
                .flatMap(report -> report.findings().stream())
                .toList();
    }
}
