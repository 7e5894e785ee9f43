package dev.backoffice.flows;

import static dev.backoffice.flows.Shop.MARIA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.br.BrazilianCalendars;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.event.Delivery;
import dev.backoffice.core.event.StuckQuery;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.job.Budget;
import dev.backoffice.core.organization.Company;
import dev.backoffice.core.organization.WorkTerms;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.finance.charge.Charge;
import dev.backoffice.finance.charge.Credit;
import dev.backoffice.finance.charge.MoneyId;
import dev.backoffice.finance.charge.ReceivedMoney;
import dev.backoffice.finance.charge.RecordMoney;
import dev.backoffice.finance.verification.DecideVerification;
import dev.backoffice.finance.verification.ThresholdVerifier;
import dev.backoffice.finance.verification.Verdict;
import dev.backoffice.fiscal.br.nfe.simulation.SimulatedAuthority;
import dev.backoffice.flows.ordertocash.CarrierChoice;
import dev.backoffice.flows.ordertocash.ChannelPolicy;
import dev.backoffice.flows.ordertocash.ShippingPolicy;
import dev.backoffice.inventory.catalog.AddItem;
import dev.backoffice.inventory.order.CancelOrder;
import dev.backoffice.inventory.order.DeliverOrder;
import dev.backoffice.inventory.order.OrderGoods;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.inventory.order.OrderView;
import dev.backoffice.inventory.order.Payment;
import dev.backoffice.inventory.order.PaymentMethod;
import dev.backoffice.inventory.order.PaymentStatus;
import dev.backoffice.inventory.order.ReceiveOrder;
import dev.backoffice.inventory.order.ResumeOrder;
import dev.backoffice.inventory.order.WaitReason;
import dev.backoffice.inventory.returns.CountedItem;
import dev.backoffice.inventory.returns.InspectReturn;
import dev.backoffice.inventory.returns.ReceiveReturn;
import dev.backoffice.inventory.returns.RequestReturn;
import dev.backoffice.inventory.returns.ReturnCause;
import dev.backoffice.inventory.returns.ReturnId;
import dev.backoffice.inventory.shipping.Carriers;
import dev.backoffice.inventory.shipping.TableCarrier;
import dev.backoffice.inventory.stock.ReceiveGoods;
import dev.backoffice.memory.MemoryStore;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;
import org.joda.money.Money;

/**
 * Orders of every kind, to which anything happens at any time while the process stops anywhere: in the end each has left, is
 * cancelled or waits for something that is really missing, and units, money and documents add up.
 */
class OrderLifeProperties {
    private static final Money NOTHING = Money.parse("BRL 0.00");

    /** What of the shop an order is of. */
    enum Basket {
        MUGS,
        PLATES,
        BOTH,
        KIT
    }

    /**
     * An order as it is placed.
     *
     * @param count how many of each
     * @param paid whether its money is there; else it is awaited for half an hour
     * @param score how risky it is: below 60 it is approved, from 90 on rejected
     * @param noteFirst whether its channel wants the note first and gives the label
     */
    record Placed(Basket basket, int count, boolean paid, int score, boolean noteFirst) {}

    /** What may happen. */
    enum What {
        /** What has to be done for it to go on: it is paid, approved, labelled, delivered, returned. */
        NEXT,
        PAY,
        PAY_HALF,
        PAY_TWICE,
        CANCEL,
        CANCEL_PART,
        APPROVE,
        REJECT,
        LABEL,
        DELIVER,
        RETURN,
        GOODS_COME,
        TIME_PASSES,
        STOP,
        RUN
    }

    /**
     * Something happens.
     *
     * @param order to which order
     * @param number with which part of it, after how many transactions the process stops
     */
    record Happening(What what, int order, int number) {}

    @Provide
    Arbitrary<Placed> placed() {
        return Combinators.combine(
                        Arbitraries.of(Basket.MUGS, Basket.PLATES, Basket.BOTH, Basket.BOTH, Basket.KIT),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.of(true, false),
                        Arbitraries.of(10, 10, 10, 70, 95),
                        Arbitraries.of(false, false, true))
                .as(Placed::new);
    }

    @Provide
    Arbitrary<Happening> happening() {
        return Combinators.combine(
                        Arbitraries.frequencyOf(
                                Tuple.of(5, Arbitraries.just(What.NEXT)),
                                Tuple.of(2, Arbitraries.of(What.STOP, What.RUN)),
                                Tuple.of(3, Arbitraries.of(What.class))),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(1, 40))
                .as(Happening::new);
    }

    @Property(tries = 100)
    void whatever_happens_to_orders_and_wherever_the_process_stops_everything_adds_up(
            @ForAll @Size(min = 1, max = 3) List<@From("placed") Placed> placed,
            @ForAll @Size(min = 8, max = 24) List<@From("happening") Happening> happenings) {
        Day day = new Day();
        placed.forEach(day::place);
        happenings.forEach(day::happens);
        day.comesToRest();
        day.assertEverythingAddsUp();
    }

    /** A shop with two sites during a day. */
    private static final class Day {
        private final StoppingStore store = new StoppingStore(MemoryStore.create());
        private final SimulatedAuthority authority = SimulatedAuthority.accepting();
        private final Shop shop = Shop.over(store, authority, company(), Day::decides);
        private final List<OrderId> orders = new ArrayList<>();
        private Backoffice backoffice = shop.backoffice;
        private int counted;

        Day() {
            shop.stocked(8);
            backoffice
                    .catalog()
                    .add(MARIA, AddItem.of("PLATE-01", "Plate").ncm("69120000").price("25.00"));
            backoffice
                    .catalog()
                    .add(
                            MARIA,
                            AddItem.of("KIT-01", "Breakfast")
                                    .ncm("69120000")
                                    .price("99.90")
                                    .component("MUG-01", 2)
                                    .component("PLATE-01", 1));
            shop.received("delivery-78", "PLATE-01", 1, "SP1").received("delivery-79", "PLATE-01", 6, "SP2");
        }

        private static Company company() {
            return new Company(Shop.twoSites().establishments().stream()
                    .map(site -> site.work(WorkTerms.of(LocalTime.of(14, 0), 1, "BR-SP")))
                    .toList());
        }

        private static void decides(Backoffice.Builder builder) {
            builder.verifier(new ThresholdVerifier(
                            Money.parse("BRL 10.00"),
                            Money.parse("BRL 9000.00"),
                            BigDecimal.valueOf(60),
                            BigDecimal.valueOf(90)))
                    .channels((context, channel) ->
                            channel.equals("market") ? ChannelPolicy.NOTE_FIRST : ChannelPolicy.DEFAULT)
                    .shipping(ShippingPolicy.of(
                            Carriers.of(TableCarrier.example()),
                            CarrierChoice.always(TableCarrier.EXAMPLE, "ECONOMY"),
                            BrazilianCalendars.standard()));
        }

        // ---- what happens

        void place(Placed placed) {
            ReceiveOrder order = ReceiveOrder.from(placed.noteFirst() ? "market" : "site", "100" + orders.size())
                    .buyer(Shop.ana())
                    .riskScore(placed.score());
            BigDecimal price = switch (placed.basket()) {
                case MUGS -> new BigDecimal("39.90");
                case PLATES -> new BigDecimal("25.00");
                case BOTH -> new BigDecimal("64.90");
                case KIT -> new BigDecimal("99.90");
            };
            order = switch (placed.basket()) {
                case MUGS -> order.line("MUG-01", placed.count(), "39.90");
                case PLATES -> order.line("PLATE-01", placed.count(), "25.00");
                case BOTH -> order.line("MUG-01", placed.count(), "39.90").line("PLATE-01", placed.count(), "25.00");
                case KIT -> order.line("KIT-01", placed.count(), "99.90");
            };
            String total = price.multiply(BigDecimal.valueOf(placed.count()))
                    .add(new BigDecimal("7.77"))
                    .toPlainString();
            Payment payment = placed.paid()
                    ? Payment.of(PaymentMethod.PIX, total, PaymentStatus.PAID)
                    : Payment.of(PaymentMethod.PIX, total, PaymentStatus.PENDING)
                            .expiresAt(shop.clock.instant().plus(Duration.ofMinutes(30)));
            orders.add(backoffice.orders().receive(MARIA, order.freight("7.77").paid(payment)));
        }

        void happens(Happening happening) {
            counted++;
            OrderId order = orders.get(happening.order() % orders.size());
            try {
                happens(happening, order);
            } catch (RuleViolation | InvalidInput notAtThisTime) {
                // people try what cannot be done now
            }
            if (happening.number() % 2 == 0) {
                run();
            }
        }

        private void happens(Happening happening, OrderId order) {
            switch (happening.what()) {
                case NEXT -> next(order, one(order, happening.number()), happening.number());
                case PAY -> pay(order, view(order).total(), "E" + counted);
                case PAY_HALF -> pay(order, view(order).total().dividedBy(2, RoundingMode.UP), "E" + counted);
                case PAY_TWICE -> {
                    pay(order, view(order).total(), "E" + counted);
                    pay(order, view(order).total(), "F" + counted);
                }
                case CANCEL -> cancel(order);
                case CANCEL_PART -> cancel(one(order, happening.number()));
                case APPROVE -> decide(order, Verdict.APPROVE);
                case REJECT -> decide(order, Verdict.REJECT);
                case LABEL -> label(one(order, happening.number()));
                case DELIVER -> deliver(one(order, happening.number()));
                case RETURN -> giveBack(one(order, happening.number()), happening.number() % 3 != 0);
                case GOODS_COME ->
                    backoffice
                            .stock()
                            .receive(
                                    MARIA,
                                    ReceiveGoods.of("more-" + counted, "MUG-01", 2)
                                            .unitCost("13.37")
                                            .at("SP2"));
                case TIME_PASSES -> shop.clock.advance(Duration.ofMinutes(happening.number()));
                case STOP -> {
                    store.stopAfter(happening.number());
                    backoffice.runDue(Budget.DEFAULT);
                    store.goOn();
                    backoffice = shop.reopened(authority);
                    shop.clock.advance(Duration.ofMinutes(6));
                }
                case RUN -> run();
            }
        }

        private void next(OrderId whole, OrderId order, int number) {
            switch (view(order).status()) {
                case WAITING ->
                    happens(
                            new Happening(
                                    switch (waitsFor(order).orElseThrow()) {
                                        case WaitReason.AWAITING_VERIFICATION -> What.APPROVE;
                                        case WaitReason.AWAITING_LABEL -> What.LABEL;
                                        case WaitReason.SHORT -> What.GOODS_COME;
                                        default -> What.PAY;
                                    },
                                    0,
                                    number),
                            whole);
                case DISPATCHED -> deliver(order);
                case DELIVERED -> giveBack(order, number % 3 != 0);
                default -> run();
            }
        }

        private void run() {
            int rounds = 0;
            while (backoffice.runDue().total() > 0) {
                assertThat(++rounds).as("it comes to rest").isLessThan(1000);
            }
        }

        private OrderId one(OrderId order, int number) {
            List<OrderId> parts = view(order).parts();
            return parts.isEmpty() ? order : parts.get(number % parts.size());
        }

        private void pay(OrderId order, Money amount, String number) {
            List<Charge> charges = charges(order);
            if (!charges.isEmpty()) {
                backoffice
                        .charges()
                        .record(
                                MARIA,
                                new RecordMoney(
                                        IdempotencyKey.of("webhook/" + number),
                                        charges.get(0).id(),
                                        MoneyId.of("pix", number),
                                        amount,
                                        shop.clock.instant()));
            }
        }

        private void cancel(OrderId order) {
            backoffice.orders().cancel(MARIA, CancelOrder.of("cancel/" + counted, order, "Cliente desistiu da compra"));
        }

        private void decide(OrderId order, Verdict verdict) {
            backoffice
                    .verifications()
                    .orElseThrow()
                    .find(MARIA, "order/" + order)
                    .ifPresent(found -> backoffice
                            .verifications()
                            .orElseThrow()
                            .decide(
                                    MARIA,
                                    new DecideVerification(
                                            IdempotencyKey.of("decide/" + counted), found.id(), verdict, "Looked")));
        }

        private void label(OrderId order) {
            if (waitsFor(order).equals(Optional.of(WaitReason.AWAITING_LABEL))) {
                backoffice.orders().resume(MARIA, ResumeOrder.of("label/" + counted, order, "The label is there"));
            }
        }

        private void deliver(OrderId order) {
            backoffice.orders().deliver(MARIA, DeliverOrder.of("deliver/" + counted, order));
        }

        /** All of the first goods come back, or one of them; every third time nobody looks at them. */
        private void giveBack(OrderId order, boolean all) {
            OrderGoods goods = view(order).goods().get(0);
            BigDecimal count = all ? goods.quantity().value() : BigDecimal.ONE;
            ReturnId back = backoffice
                    .returns()
                    .request(
                            MARIA,
                            RequestReturn.of("rma/" + counted, order, ReturnCause.REGRET)
                                    .line(goods.line(), goods.sku(), count));
            backoffice.returns().receive(MARIA, ReceiveReturn.all("came/" + counted, back));
            if (counted % 3 != 0) {
                backoffice
                        .returns()
                        .inspect(
                                MARIA,
                                InspectReturn.restock(
                                        "look/" + counted,
                                        back,
                                        List.of(new CountedItem(goods.line(), goods.sku(), count))));
            }
        }

        /** No stop any more, and time for everything that is tried again. */
        void comesToRest() {
            for (int i = 0; i < 15; i++) {
                run();
                shop.clock.advance(Duration.ofMinutes(6));
            }
        }

        // ---- what has to hold

        void assertEverythingAddsUp() {
            assertThat(backoffice.stuck(StuckQuery.all(), PageRequest.first(10)).rows())
                    .extracting(Delivery::reason)
                    .isEmpty();
            assertThat(backoffice.audit(MARIA).stream()
                            .flatMap(report -> report.findings().stream())
                            .toList())
                    .isEmpty();
            orders.forEach(this::assertAddsUp);
        }

        private void assertAddsUp(OrderId order) {
            OrderView whole = view(order);
            List<OrderView> leaving = whole.parts().isEmpty()
                    ? List.of(whole)
                    : whole.parts().stream().map(this::view).toList();
            assertThat(sum(leaving.stream().map(OrderView::total)))
                    .as("law 7: the parts are the whole")
                    .isEqualTo(whole.total());
            leaving.forEach(this::assertRests);
            assertMoney(whole, leaving);
        }

        /** With all steps automatic nothing stands in between: it left, is over, or waits for something that is missing. */
        private void assertRests(OrderView order) {
            assertThat(order.status())
                    .as("%s", order)
                    .isIn(
                            OrderStatus.Kind.WAITING,
                            OrderStatus.Kind.DISPATCHED,
                            OrderStatus.Kind.DELIVERED,
                            OrderStatus.Kind.CANCELLED);
            if (order.status() == OrderStatus.Kind.WAITING) {
                assertThat(missing(order))
                        .as("it waits for %s", order.waitsFor())
                        .isTrue();
            }
        }

        private boolean missing(OrderView order) {
            String code = order.waitsFor().orElseThrow().code();
            OrderId whole = order.partOf().map(part -> part.mother()).orElse(order.id());
            return switch (code) {
                case WaitReason.AWAITING_PAYMENT, "order.payment-expired" ->
                    left(whole).isLessThan(due(view(whole)));
                case WaitReason.AWAITING_VERIFICATION ->
                    !"APPROVED"
                            .equals(backoffice
                                    .verifications()
                                    .orElseThrow()
                                    .find(MARIA, "order/" + whole)
                                    .orElseThrow()
                                    .status()
                                    .kind()
                                    .name());
                case WaitReason.SHORT -> order.hold().isEmpty();
                case WaitReason.AWAITING_LABEL ->
                    order.terms().channel().equals("market") && order.document().isPresent();
                default -> false;
            };
        }

        private void assertMoney(OrderView whole, List<OrderView> leaving) {
            String reference = "order/" + whole.id();
            Money came =
                    sum(backoffice.charges().moneyOf(MARIA, reference).stream().map(ReceivedMoney::amount));
            Money wentBack = sum(Stream.concat(
                    charges(whole.id()).stream().map(Charge::refunded),
                    backoffice.charges().creditsOf(MARIA, reference).stream().map(Credit::refunded)));
            assertThat(wentBack).as("no more goes back than came").isLessThanOrEqualTo(came);
            if (whole.status() == OrderStatus.Kind.CANCELLED) {
                assertThat(wentBack).as("all of a cancelled order goes back").isEqualTo(came);
            }
            boolean left = leaving.stream()
                    .anyMatch(order -> Set.of(OrderStatus.Kind.DISPATCHED, OrderStatus.Kind.DELIVERED)
                            .contains(order.status()));
            if (left) {
                assertThat(left(whole.id())).as("what left is paid").isGreaterThanOrEqualTo(due(whole));
            }
        }

        /** What the living parts ask for, less what went back for goods of them. */
        private Money due(OrderView whole) {
            Money due = NOTHING;
            List<OrderId> living = whole.parts().isEmpty() ? List.of(whole.id()) : whole.parts();
            for (OrderId id : living) {
                if (view(id).status() != OrderStatus.Kind.CANCELLED) {
                    due = due.plus(view(id).total())
                            .minus(sum(
                                    backoffice.returns().of(MARIA, id).stream().map(returned -> returned.refunded())));
                }
            }
            return due;
        }

        private Money left(OrderId whole) {
            return sum(charges(whole).stream().map(Charge::left));
        }

        private static Money sum(Stream<Money> amounts) {
            return amounts.reduce(NOTHING, Money::plus);
        }

        private OrderView view(OrderId order) {
            return backoffice.orders().view(MARIA, order);
        }

        private Optional<String> waitsFor(OrderId order) {
            return view(order).waitsFor().map(WaitReason::code);
        }

        private List<Charge> charges(OrderId order) {
            return backoffice.charges().of(MARIA, "order/" + order);
        }
    }
}
