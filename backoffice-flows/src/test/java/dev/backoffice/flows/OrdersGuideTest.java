package dev.backoffice.flows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.access.AccessPolicy;
import dev.backoffice.core.approval.ApprovalPolicy;
import dev.backoffice.core.br.BrazilianCalendars;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.event.Delivery;
import dev.backoffice.core.event.StuckQuery;
import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.job.RunReport;
import dev.backoffice.core.organization.Companies;
import dev.backoffice.core.organization.Company;
import dev.backoffice.core.organization.WorkTerms;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.store.Store;
import dev.backoffice.finance.charge.Charge;
import dev.backoffice.finance.charge.ChargeStatus;
import dev.backoffice.finance.charge.Credit;
import dev.backoffice.finance.charge.MoneyApplied;
import dev.backoffice.finance.charge.MoneyId;
import dev.backoffice.finance.charge.RecordMoney;
import dev.backoffice.finance.charge.RefundCredit;
import dev.backoffice.finance.verification.DecideVerification;
import dev.backoffice.finance.verification.ThresholdVerifier;
import dev.backoffice.finance.verification.Verdict;
import dev.backoffice.finance.verification.VerificationCase;
import dev.backoffice.finance.verification.VerificationQuery;
import dev.backoffice.finance.verification.VerificationStatus;
import dev.backoffice.finance.verification.Verifier;
import dev.backoffice.fiscal.br.nfe.simulation.SimulatedAuthority;
import dev.backoffice.flows.br.Brazil;
import dev.backoffice.flows.ordertocash.CarrierChoice;
import dev.backoffice.flows.ordertocash.ChannelPolicies;
import dev.backoffice.flows.ordertocash.ChannelPolicy;
import dev.backoffice.flows.ordertocash.Country;
import dev.backoffice.flows.ordertocash.Gate;
import dev.backoffice.flows.ordertocash.ShippingPolicy;
import dev.backoffice.flows.ordertocash.Sourcing;
import dev.backoffice.flows.ordertocash.SourcingPlan;
import dev.backoffice.flows.ordertocash.Step;
import dev.backoffice.inventory.catalog.AddItem;
import dev.backoffice.inventory.order.AcceptChange;
import dev.backoffice.inventory.order.Buyer;
import dev.backoffice.inventory.order.BuyerAddress;
import dev.backoffice.inventory.order.CancelOrder;
import dev.backoffice.inventory.order.ChannelTerms;
import dev.backoffice.inventory.order.DeliverOrder;
import dev.backoffice.inventory.order.DeliveryMethod;
import dev.backoffice.inventory.order.Discount;
import dev.backoffice.inventory.order.DispatchOrder;
import dev.backoffice.inventory.order.Funder;
import dev.backoffice.inventory.order.HandOver;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderQuery;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.inventory.order.OrderView;
import dev.backoffice.inventory.order.PackOrder;
import dev.backoffice.inventory.order.Parcel;
import dev.backoffice.inventory.order.Payment;
import dev.backoffice.inventory.order.PaymentMethod;
import dev.backoffice.inventory.order.PaymentStatus;
import dev.backoffice.inventory.order.ReceiveOrder;
import dev.backoffice.inventory.order.RejectChange;
import dev.backoffice.inventory.order.ResumeOrder;
import dev.backoffice.inventory.order.SeparateOrder;
import dev.backoffice.inventory.order.Shipment;
import dev.backoffice.inventory.order.WaitReason;
import dev.backoffice.inventory.returns.CountedItem;
import dev.backoffice.inventory.returns.InspectReturn;
import dev.backoffice.inventory.returns.ReceiveReturn;
import dev.backoffice.inventory.returns.RequestReturn;
import dev.backoffice.inventory.returns.ReturnCause;
import dev.backoffice.inventory.returns.ReturnId;
import dev.backoffice.inventory.returns.ReturnStatus;
import dev.backoffice.inventory.shipping.Carrier;
import dev.backoffice.inventory.shipping.CarrierQuote;
import dev.backoffice.inventory.shipping.Carriers;
import dev.backoffice.inventory.shipping.DeliveryPromise;
import dev.backoffice.inventory.shipping.PromiseQuery;
import dev.backoffice.inventory.shipping.PromiseStatus;
import dev.backoffice.inventory.shipping.QuoteRequest;
import dev.backoffice.memory.MemoryStore;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** The snippets of docs/guide/orders.md, each run as it stands there. */
class OrdersGuideTest {
    private final CallContext maria = CallContext.of("blue-shop", "maria");
    private final Buyer ana = Shop.ana();

    private static Backoffice stocked(Shop shop) {
        shop.stocked(10).received("delivery-78", "MUG-01", 5, "SP2");
        return shop.backoffice;
    }

    private static Backoffice shop() {
        return stocked(Shop.of(Shop.twoSites(), builder -> {}));
    }

    private static void sound(Backoffice shop) {
        assertThat(shop.stuck(StuckQuery.all(), PageRequest.first(10)).rows()).isEmpty();
        assertThat(shop.audit(Shop.MARIA))
                .allSatisfy(report -> assertThat(report.findings()).isEmpty());
    }

    private OrderStatus.Kind status(Backoffice shop, OrderId order) {
        return shop.orders().view(maria, order).status();
    }

    private static ReceiveOrder awaitingPix() {
        return ReceiveOrder.from("site", "1001")
                .buyer(Shop.ana())
                .line("MUG-01", 2, "39.90")
                .paid(Payment.of(PaymentMethod.PIX, "79.80", PaymentStatus.PENDING)
                        .expiresAt(Instant.parse("2026-11-24T12:30:00Z")));
    }

    @Test
    void open() {
        Store store = MemoryStore.create();
        Companies companies = Companies.only(Shop.company());
        Country country = Brazil.standIn(SimulatedAuthority.accepting());
        // open begins
        Backoffice shop = Backoffice.on(store, companies)
                .access(AccessPolicy.allowAll()) // the host guards its own calls
                .approval(ApprovalPolicy.noneNeeded())
                .country(country)
                .open();
        // open ends
        assertThat(shop.runDue().total()).isZero();
    }

    @Test
    void receive() {
        Backoffice shop = shop();
        // receive begins
        Buyer ana = Buyer.person(
                "Ana Souza",
                "99900001907",
                BuyerAddress.of("01310100", "Avenida Central", "10", "Bela Vista", "São Paulo", "3550308", "SP"));
        OrderId order = shop.orders()
                .receive(
                        maria,
                        ReceiveOrder.from("site", "1001")
                                .orderedAt(Instant.parse("2026-11-24T11:58:00Z"))
                                .buyer(ana)
                                .line("MUG-01", 2, "39.90")
                                .freight("18.50")
                                .discount(Discount.of("coupon TEN", Funder.SELLER, "10.00"))
                                .total("88.30")
                                .paid(Payment.of(PaymentMethod.CARD, "88.30", PaymentStatus.CAPTURED)
                                        .installments(3)
                                        .reference("NSU-4711")));
        shop.runDue();
        // receive ends
        assertThat(status(shop, order)).isEqualTo(OrderStatus.Kind.DISPATCHED);
        sound(shop);
    }

    @Test
    void why() {
        Backoffice shop = shop();
        OrderId order = shop.orders().receive(maria, awaitingPix());
        shop.runDue();
        List<String> told = new ArrayList<>();
        // why begins
        OrderView view = shop.orders().view(maria, order);
        view.waitsFor().ifPresent(wait -> told.add(wait.code() + ": " + wait.text()));
        for (Reason reason : view.why()) {
            told.add(reason.values().get("at") + " " + reason.text());
        }
        List<OrderView> unpaid = shop.orders()
                .list(maria, OrderQuery.all().waitsFor(WaitReason.AWAITING_PAYMENT), PageRequest.first(100))
                .rows();
        // why ends
        assertThat(told.get(0)).startsWith("order.awaiting-payment: ").contains("BRL 79.80");
        assertThat(told).hasSizeGreaterThanOrEqualTo(4);
        assertThat(unpaid).extracting(OrderView::id).containsExactly(order);
    }

    @Test
    void money() {
        Backoffice shop = shop();
        // money begins
        OrderId order = shop.orders()
                .receive(
                        maria,
                        ReceiveOrder.from("site", "1001")
                                .buyer(ana)
                                .line("MUG-01", 2, "39.90")
                                .paid(Payment.of(PaymentMethod.PIX, "79.80", PaymentStatus.PENDING)
                                        .expiresAt(Instant.parse("2026-11-24T12:30:00Z"))));
        shop.runDue(); // its goods are set aside; it waits for order.awaiting-payment

        Charge charge = shop.charges().of(maria, "order/" + order).get(0);
        MoneyApplied applied = shop.charges()
                .record(
                        maria,
                        new RecordMoney(
                                IdempotencyKey.of("webhook-81"),
                                charge.id(),
                                MoneyId.of("pix", "E18236120202611241200s0123456789"), // the end-to-end id
                                Money.parse("BRL 79.80"),
                                Instant.parse("2026-11-24T12:00:00Z")));
        shop.runDue();
        // money ends
        assertThat(applied.credit()).isEmpty();
        assertThat(status(shop, order)).isEqualTo(OrderStatus.Kind.DISPATCHED);
        sound(shop);
    }

    @Test
    void credits() {
        Shop late = Shop.of(Shop.twoSites(), builder -> {});
        Backoffice shop = stocked(late);
        OrderId order = shop.orders().receive(maria, awaitingPix());
        late.run();
        late.paid(order, 1, "E1", "79.80");
        late.paid(order, 1, "E2", "79.80");
        // credits begins
        for (Credit credit : shop.charges().creditsOf(maria, "order/" + order)) {
            if (credit.left().isPositive()) {
                shop.charges()
                        .refundCredit(
                                maria,
                                new RefundCredit(
                                        IdempotencyKey.of("back-" + credit.id()),
                                        credit.id(),
                                        "pix-devolucao-1",
                                        credit.left(),
                                        Instant.parse("2026-11-24T12:00:00Z")));
            }
        }
        // credits ends
        assertThat(shop.charges().creditsOf(maria, "order/" + order))
                .singleElement()
                .satisfies(credit -> assertThat(credit.refunded()).isEqualTo(Money.parse("BRL 79.80")));
        late.assertSound();
    }

    @Test
    void sites() {
        Shop two = Shop.of(Shop.twoSites(), builder -> {});
        Backoffice shop = stocked(two);
        shop.catalog()
                .add(maria, AddItem.of("PLATE-01", "Plate").ncm("69120000").price("25.00"));
        two.received("delivery-79", "PLATE-01", 4, "SP2");
        // sites begins
        OrderId order = shop.orders()
                .receive(
                        maria,
                        ReceiveOrder.from("site", "1001")
                                .buyer(ana)
                                .line("MUG-01", 9, "39.90") // only SP1 has nine
                                .line("PLATE-01", 1, "25.00") // only SP2 has plates
                                .paid(Payment.of(PaymentMethod.PIX, "384.10", PaymentStatus.PAID)));
        shop.runDue();

        OrderView whole = shop.orders().view(maria, order); // SPLIT
        List<OrderView> parts = whole.parts().stream()
                .map(part -> shop.orders().view(maria, part))
                .toList();
        // sites ends
        assertThat(whole.status()).isEqualTo(OrderStatus.Kind.SPLIT);
        assertThat(parts).extracting(OrderView::status).containsOnly(OrderStatus.Kind.DISPATCHED);
        two.assertSound();
    }

    @Test
    void sourcing() {
        // sourcing begins
        Sourcing mainFirst = (context, company, order) -> Explained.of(
                SourcingPlan.whole(company.main()), Reason.of("site.main", "Everything leaves from the main site"));
        // sourcing ends
        Backoffice shop = stocked(Shop.of(Shop.twoSites(), builder -> builder.sourcing(stock -> mainFirst)));
        OrderId order = shop.orders().receive(maria, Shop.mugs("1001", 2));
        shop.runDue();
        assertThat(status(shop, order)).isEqualTo(OrderStatus.Kind.DISPATCHED);
        assertThat(shop.stock().availability(maria, "MUG-01").sites().stream()
                        .filter(site -> site.site().code().equals("SP1"))
                        .map(site -> site.onHand().toString()))
                .containsExactly("8 UN");
    }

    @Test
    void channels() {
        // channels begins
        ChannelPolicies channels = (context, channel) ->
                channel.equals("market") ? new ChannelPolicy(Step.HOLD, true) : ChannelPolicy.DEFAULT;
        // channels ends
        Backoffice shop = stocked(Shop.of(Shop.twoSites(), builder -> builder.channels(channels)));
        OrderId order = shop.orders()
                .receive(
                        maria,
                        ReceiveOrder.from("market", "M-1")
                                .buyer(ana)
                                .line("MUG-01", 1, "39.90")
                                .paid(Payment.of(PaymentMethod.PIX, "39.90", PaymentStatus.PAID)));
        shop.runDue();
        List<OrderId> uploaded = new ArrayList<>();
        // label begins
        OrderQuery unlabelled = OrderQuery.all().waitsFor(WaitReason.AWAITING_LABEL);
        for (OrderView waiting :
                shop.orders().list(maria, unlabelled, PageRequest.first(100)).rows()) {
            // its note is authorized: send its XML to the channel, fetch the label, then say so
            uploaded.add(waiting.id());
            shop.orders().resume(maria, ResumeOrder.of("label-" + waiting.id(), waiting.id(), "The label is there"));
        }
        shop.runDue();
        // label ends
        assertThat(uploaded).containsExactly(order);
        assertThat(status(shop, order)).isEqualTo(OrderStatus.Kind.DISPATCHED);
        sound(shop);
    }

    @Test
    void pickup() {
        Backoffice shop = shop();
        // pickup begins
        OrderId order = shop.orders()
                .receive(
                        maria,
                        ReceiveOrder.from("site", "1001")
                                .buyer(ana)
                                .line("MUG-01", 1, "39.90")
                                .delivery(DeliveryMethod.PICKUP)
                                .paid(Payment.of(PaymentMethod.PIX, "39.90", PaymentStatus.PAID)));
        shop.runDue(); // READY: send the buyer the code
        String code = shop.orders().pickupCode(maria, order).orElseThrow().digits();

        shop.orders().handOver(maria, HandOver.of("counter-17", order, code)); // DELIVERED
        shop.runDue();
        // pickup ends
        assertThat(status(shop, order)).isEqualTo(OrderStatus.Kind.DELIVERED);
        sound(shop);
    }

    @Test
    void carrier() {
        // carrier begins
        Carrier motoboy = new Carrier() {
            @Override
            public String code() {
                return "MOTOBOY";
            }

            @Override
            public Explained<CarrierQuote> quote(QuoteRequest request) {
                if (!request.destination().state().equals(request.origin().state())) {
                    throw RuleViolation.of("carrier.no-route", "carrier", code());
                }
                return Explained.of(
                        new CarrierQuote(code(), request.service(), 0, Money.parse("BRL 15.00")),
                        Reason.of("carrier.transit", "It arrives the same day."));
            }
        };
        ShippingPolicy shipping = ShippingPolicy.of(
                Carriers.of(motoboy), CarrierChoice.always("MOTOBOY", "DAY"), BrazilianCalendars.standard());
        WorkTerms hours = WorkTerms.of(LocalTime.of(14, 0), 1, "BR-SP"); // cut-off, handling days, calendar
        // carrier ends
        Company company = Company.of(Shop.company().main().work(hours));
        Shop shops = Shop.of(company, builder -> builder.shipping(shipping), Step.DISPATCH)
                .stocked(10);
        Backoffice shop = shops.backoffice;
        // promise begins
        OrderId order = shop.orders()
                .receive(
                        maria,
                        ReceiveOrder.from("site", "1001")
                                .buyer(ana)
                                .line("MUG-01", 1, "39.90")
                                .channelTerms(ChannelTerms.none(CurrencyUnit.of("BRL"))
                                        .shipBy(LocalDate.of(2026, 11, 25))) // beats the cut-off of the establishment
                                .paid(Payment.of(PaymentMethod.PIX, "39.90", PaymentStatus.PAID)));
        shop.runDue();

        DeliveryPromise promise = shop.promises().view(maria, order);
        Instant leavesBy = promise.original().shipBy();
        Instant arrivesBy = promise.original().deliverBy();
        List<DeliveryPromise> urgent = shop.promises()
                .list(maria, PromiseQuery.open(), PageRequest.first(50)) // least slack first
                .rows();
        // promise ends
        assertThat(urgent).extracting(DeliveryPromise::order).containsExactly(order);
        assertThat(leavesBy).isEqualTo(Instant.parse("2026-11-25T21:00:00Z")).isBefore(arrivesBy);
        shop.orders().dispatch(maria, DispatchOrder.of("left", order, Shipment.by("MOTOBOY")));
        shops.deliver(order);
        assertThat(shop.promises().view(maria, order).status().kind()).isEqualTo(PromiseStatus.Kind.KEPT);
        shops.assertSound();
    }

    @Test
    void returns() {
        Shop shops = Shop.of(Shop.twoSites(), builder -> {});
        Backoffice shop = stocked(shops);
        OrderId order = shops.ordered("1001", 2);
        shops.deliver(order);
        // returns begins
        ReturnId back = shop.returns()
                .request(
                        maria,
                        RequestReturn.of("rma-12", order, ReturnCause.REGRET).line(1, "MUG-01", 1));
        shop.returns().receive(maria, ReceiveReturn.all("arrived-12", back));
        shop.returns()
                .inspect(maria, InspectReturn.restock("looked-12", back, List.of(CountedItem.of(1, "MUG-01", 1))));
        shop.runDue(); // the money goes back, the mug is on stock again
        List<WaitReason> open = shop.returns().view(maria, back).waits(); // what is still to be done, with its reason
        // returns ends
        shops.run();
        assertThat(shops.refunded(order)).isEqualTo(Money.parse("BRL 39.90"));
        assertThat(open).extracting(WaitReason::code).contains("return.awaiting-document");
        assertThat(shop.returns().view(maria, back).status().kind()).isEqualTo(ReturnStatus.Kind.INSPECTED);
        shops.assertSound();
    }

    @Test
    void change() {
        Shop shops = Shop.of(Shop.twoSites(), builder -> {}, Step.SEPARATE);
        Backoffice shop = stocked(shops);
        OrderId order = shops.ordered("1001", 2);
        shops.takenIn(Shop.mugs("1001", 3));
        boolean picked = false;
        // change begins
        OrderView asked = shop.orders().view(maria, order);
        if (asked.change().isPresent()) {
            List<String> fields = asked.change().get().fields(); // e.g. lines, payments
            if (picked || !fields.contains("lines")) {
                shop.orders().rejectChange(maria, RejectChange.of("no-1001", order, "It is picked already"));
            } else {
                shop.orders().acceptChange(maria, AcceptChange.of("yes-1001", order));
            }
        }
        shop.runDue();
        // change ends
        shops.run();
        assertThat(shop.orders().view(maria, order).terms().lines().get(0).quantity())
                .hasToString("3 UN");
        shops.assertSound();
    }

    @Test
    void cancel() {
        Shop shops = Shop.of(Shop.twoSites(), builder -> {}, Step.DISPATCH);
        Backoffice shop = stocked(shops);
        OrderId order = shops.ordered("1001", 2);
        // cancel begins
        shop.orders().cancel(maria, CancelOrder.of("regret-1001", order, "Cliente desistiu da compra"));
        shop.runDue();
        // cancel ends
        shops.run();
        assertThat(status(shop, order)).isEqualTo(OrderStatus.Kind.CANCELLED);
        assertThat(shops.refunded(order)).isEqualTo(Money.parse("BRL 79.80"));
        shops.assertSound();
    }

    @Test
    void verifier() {
        // verifier begins
        Verifier verifier = new ThresholdVerifier(
                Money.parse("BRL 300.00"), // up to this no score is needed
                Money.parse("BRL 2000.00"), // from this on a person looks
                BigDecimal.valueOf(60), // so risky that a person looks
                BigDecimal.valueOf(90)); // so risky that it is cancelled
        // verifier ends
        Backoffice shop = stocked(Shop.of(Shop.twoSites(), builder -> builder.verifier(verifier)));
        OrderId order = shop.orders().receive(maria, Shop.mugs("1001", 2).riskScore(70));
        shop.runDue();
        // review begins
        for (VerificationCase found : shop.verifications()
                .orElseThrow()
                .list(maria, VerificationQuery.all().status(VerificationStatus.Kind.IN_REVIEW), PageRequest.first(50))
                .rows()) {
            shop.verifications()
                    .orElseThrow()
                    .decide(
                            maria,
                            new DecideVerification(
                                    IdempotencyKey.of("called-" + found.id()),
                                    found.id(),
                                    Verdict.APPROVE,
                                    "The buyer answered the telephone"));
        }
        shop.runDue();
        // review ends
        assertThat(status(shop, order)).isEqualTo(OrderStatus.Kind.DISPATCHED);
        sound(shop);
    }

    @Test
    void gate() {
        // gate begins
        Gate limit = (context, step, order) ->
                step == Step.SEPARATE && order.total().isGreaterThan(Money.parse("BRL 500.00"))
                        ? Optional.of(WaitReason.of("order.credit-limit", "The sales desk has to release it."))
                        : Optional.empty();
        // gate ends
        Backoffice shop = stocked(Shop.of(Shop.twoSites(), builder -> builder.gate(limit)));
        OrderId small = shop.orders().receive(maria, Shop.mugs("1001", 1));
        OrderId large = shop.orders()
                .receive(
                        maria,
                        ReceiveOrder.from("site", "1002")
                                .buyer(ana)
                                .line("MUG-01", 2, "300.00")
                                .paid(Payment.of(PaymentMethod.PIX, "600.00", PaymentStatus.PAID)));
        shop.runDue();
        assertThat(status(shop, small)).isEqualTo(OrderStatus.Kind.DISPATCHED);
        assertThat(shop.orders().view(maria, large).waitsFor().orElseThrow().code())
                .isEqualTo("order.credit-limit");
    }

    @Test
    void people() {
        Backoffice shop =
                stocked(Shop.of(Shop.twoSites(), builder -> builder.manual(Step.SEPARATE, Step.PACK, Step.DISPATCH)));
        OrderId order = shop.orders().receive(maria, Shop.mugs("1001", 2));
        shop.runDue();
        // people begins
        shop.orders().separate(maria, SeparateOrder.of("picked-1001", order));
        shop.orders().pack(maria, PackOrder.of("packed-1001", order, List.of(Parcel.of("1", 800))));
        shop.runDue(); // the note
        shop.orders().dispatch(maria, DispatchOrder.of("left-1001", order, Shipment.of("carrier", "BR123456789")));
        shop.runDue();
        shop.orders().deliver(maria, DeliverOrder.of("arrived-1001", order));
        // people ends
        shop.runDue();
        assertThat(status(shop, order)).isEqualTo(OrderStatus.Kind.DELIVERED);
        sound(shop);
    }

    @Test
    void schedule() {
        Backoffice shop = shop();
        OrderId order = shop.orders().receive(maria, Shop.mugs("1001", 2));
        Instant now = Instant.parse("2026-11-24T12:00:00Z");
        // schedule begins
        RunReport report = shop.runDue();
        Duration pause = report.more()
                ? Duration.ZERO
                : report.nextDue()
                        .map(due -> Duration.between(now, due))
                        .filter(wait -> wait.compareTo(Duration.ofSeconds(10)) < 0)
                        .orElse(Duration.ofSeconds(10));
        // schedule ends
        assertThat(pause).isLessThanOrEqualTo(Duration.ofSeconds(10));
        assertThat(status(shop, order)).isEqualTo(OrderStatus.Kind.DISPATCHED);
        List<String> told = new ArrayList<>();
        // watch begins
        for (Delivery stuck :
                shop.stuck(StuckQuery.all(), PageRequest.first(100)).rows()) {
            told.add(stuck.event().type() + " " + stuck.reason()); // then shop.redrive(stuck) or shop.skip(stuck, why)
        }
        shop.audit(maria).forEach(night -> night.findings().forEach(finding -> told.add(finding.toString())));
        // watch ends
        assertThat(told).isEmpty();
        assertThat(shop.charges().of(maria, "order/" + order))
                .extracting(charge -> charge.status().kind())
                .containsExactly(ChargeStatus.Kind.CAPTURED);
    }

    @Test
    void the_guide_shows_these_snippets_and_no_other() throws Exception {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("docs/guide/orders.md"))) {
            root = root.getParent();
        }
        String guide = Files.readString(root.resolve("docs/guide/orders.md"));
        String source = Files.readString(
                root.resolve("backoffice-flows/src/test/java/dev/backoffice/flows/OrdersGuideTest.java"));
        List<String> shown = new ArrayList<>();
        Matcher blocks = Pattern.compile("<!-- (\\w+) -->\n```java\n(.*?)```", Pattern.DOTALL)
                .matcher(guide);
        while (blocks.find()) {
            String name = blocks.group(1);
            shown.add(name);
            int begin = source.indexOf("// " + name + " begins");
            int end = source.indexOf("// " + name + " ends");
            assertThat(begin).as("snippet %s", name).isPositive().isLessThan(end);
            assertThat(tight(blocks.group(2)))
                    .as("snippet %s", name)
                    .isEqualTo(tight(source.substring(source.indexOf('\n', begin), end)));
        }
        assertThat(guide.split("```java", -1)).as("every block has a name").hasSize(shown.size() + 1);
        assertThat(Pattern.compile("// (\\w+) begins\n")
                        .matcher(source)
                        .results()
                        .map(found -> found.group(1)))
                .as("every snippet is shown")
                .containsExactlyInAnyOrderElementsOf(shown);
    }

    /** Code without layout. */
    private static String tight(String code) {
        return code.replaceAll("\\s+", "");
    }
}
