package dev.backoffice.inventory.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.backoffice.core.audit.Finding;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.money.UnitPrice;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.core.quantity.Unit;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.MoveTable;
import dev.backoffice.core.store.Transition;
import dev.backoffice.inventory.catalog.Sku;
import dev.backoffice.inventory.order.OrderStatus.Kind;
import dev.backoffice.inventory.stock.HoldId;
import dev.backoffice.inventory.stock.Site;
import dev.backoffice.testkit.SequentialIds;
import dev.backoffice.testkit.SettableClock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

class OrderMovesProperties {
    private static final HoldId HOLD = new HoldId(new UUID(7, 7));
    private static final List<OrderPart> HALVES =
            List.of(OrderPart.at("SP1").line(1, 1), OrderPart.anywhere().line(1, 1));
    private static final CoveringDocument NOTE = CoveringDocument.authorized("note-1");
    private static final Moment MOMENT = Moment.of(SettableClock.at("2026-11-23T12:00:00Z"), SequentialIds.create());

    @Property(tries = 2000)
    void exactly_the_moves_of_the_table_are_accepted_whatever_was_done_before(
            @ForAll @Size(min = 1, max = 30) List<OrderMove> moves) {
        FulfillmentOrder order = received();
        for (OrderMove move : moves) {
            Kind from = order.status().kind();
            if (expectedLegal(order, move)) {
                int reasons = order.why().size();
                Transition<FulfillmentOrder, OrderEvent> next = apply(order, move);
                assertThat(OrderMoves.targets(move, from))
                        .contains(next.state().status().kind());
                // an order handed over leaves and arrives for one reason
                int events = next.events().size() - (move == OrderMove.HAND_OVER ? 1 : 0);
                assertThat(next.state().why()).hasSize(reasons + events);
                assertThat(next.events())
                        .allSatisfy(event ->
                                assertThat(event.order()).isEqualTo(received().id()));
                order = next.state();
                assertReadsBack(order, next.events());
            } else {
                FulfillmentOrder stays = order;
                RuleViolation refused = catchThrowableOfType(RuleViolation.class, () -> apply(stays, move));
                assertThat(refused).as("%s from %s", move, from).isNotNull();
                assertThat(refused.code()).isEqualTo("order.illegal-move");
                assertThat(refused.details())
                        .containsKeys("from", "to")
                        .containsEntry("move", FulfillmentOrder.name(move));
            }
            assertThat(audit(order)).isEmpty();
        }
    }

    @Property(tries = 2000)
    void nothing_leaves_without_a_document_and_cancelling_undoes_what_was_done(
            @ForAll @Size(min = 1, max = 30) List<OrderMove> moves) {
        FulfillmentOrder order = received();
        for (OrderMove move : moves) {
            if (!expectedLegal(order, move)) {
                continue;
            }
            OrderStatus before = order.status();
            Transition<FulfillmentOrder, OrderEvent> next = apply(order, move);
            order = next.state();
            if (next.state().status().sentWith().isPresent()) {
                assertThat(before.coveringDocument()).contains(NOTE);
            }
            boolean mayLeave = OrderMoves.legal(
                            OrderMove.DISPATCH, order.status().kind())
                    || OrderMoves.legal(OrderMove.HAND_OVER, order.status().kind());
            if (mayLeave) {
                assertThat(order.status().coveringDocument()).contains(NOTE);
                assertThat(order.status().packedParcels()).isNotEmpty();
            }
            if (move == OrderMove.CANCEL) {
                OrderEvent.OrderCancelled cancelled =
                        (OrderEvent.OrderCancelled) next.events().get(0);
                Compensation compensation = cancelled.compensation();
                boolean left = before.sentWith().isPresent();
                assertThat(left ? compensation.takeBack() : compensation.release())
                        .isEqualTo(before.currentHold());
                assertThat(left ? compensation.release() : compensation.takeBack())
                        .isEmpty();
                assertThat(compensation.document()).isEqualTo(before.coveringDocument());
                assertThat(compensation.refund())
                        .isEqualTo(Money.parse(before.kind() == Kind.SPLIT ? "BRL 0.00" : "BRL 79.80"));
            }
        }
    }

    @Example
    void every_status_can_be_reached_and_cancelled_but_the_cancelled_one() {
        Set<Kind> reached = EnumSet.of(Kind.RECEIVED);
        for (int i = 0; i < Kind.values().length; i++) {
            OrderMoves.TABLE.stream()
                    .filter(legal -> reached.contains(legal.from()))
                    .map(MoveTable.Legal::to)
                    .toList()
                    .forEach(reached::addAll);
        }
        assertThat(reached).containsExactlyInAnyOrder(Kind.values());
        for (Kind kind : Kind.values()) {
            assertThat(OrderMoves.legal(OrderMove.CANCEL, kind)).isEqualTo(kind != Kind.CANCELLED);
        }
        for (OrderMove move : OrderMove.values()) {
            assertThat(OrderMoves.TABLE).extracting(MoveTable.Legal::move).contains(move);
        }
        assertThat(OrderMoves.TABLE.stream().map(legal -> legal.move() + " " + legal.from()))
                .doesNotHaveDuplicates();
    }

    @Example
    void each_kind_has_one_record_of_its_name_and_one_case() {
        Set<String> records = Arrays.stream(OrderStatus.class.getPermittedSubclasses())
                .map(type -> type.getSimpleName().toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
        Set<String> kinds = Arrays.stream(Kind.values()).map(Kind::name).collect(Collectors.toSet());
        Set<String> cases = Arrays.stream(OrderStatus.Cases.class.getDeclaredMethods())
                .map(method -> method.getName().toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
        assertThat(records).isEqualTo(kinds).isEqualTo(cases);
        for (OrderStatus status : oneOfEach()) {
            assertThat(status.getClass().getSimpleName().toUpperCase(Locale.ROOT))
                    .isEqualTo(status.kind().name());
            assertThat(status.match(new NameOf())).isEqualTo(status.kind());
        }
        assertThat(oneOfEach()).extracting(OrderStatus::kind).containsExactlyInAnyOrder(Kind.values());
    }

    @Example
    void each_event_has_one_stable_name_and_reads_back() {
        Set<String> names = new LinkedHashSet<>();
        for (OrderEvent event : oneOfEachEvent()) {
            String type = OrderEvents.CODEC.type(event);
            names.add(type);
            assertThat(OrderEvents.CODEC.read(
                            type, Doc.parse(OrderEvents.CODEC.write(event).toJson()), 1))
                    .isEqualTo(event);
        }
        assertThat(names).isEqualTo(OrderEvents.CODEC.types());
        assertThat(oneOfEachEvent().stream().map(Object::getClass).toList())
                .containsExactlyInAnyOrderElementsOf(List.of(OrderEvent.class.getPermittedSubclasses()));
    }

    // ---- what the published table says, read with an eye on what lies inside waiting and cancelled orders

    private static boolean expectedLegal(FulfillmentOrder order, OrderMove move) {
        OrderStatus status = order.status();
        boolean inTable =
                OrderMoves.TABLE.stream().anyMatch(legal -> legal.move() == move && legal.from() == status.kind());
        if (!inTable) {
            return false;
        }
        Kind inner = inner(status).kind();
        boolean covered = inner(status).coveringDocument().isPresent();
        return switch (move) {
            case LOSE_HOLD -> !covered && (inner == Kind.HELD || inner == Kind.SEPARATED || inner == Kind.PACKED);
            case INVOICE -> !covered;
            case REVOKE_DISPATCH -> covered && inner != Kind.DISPATCHED && inner != Kind.DELIVERED;
            case SPLIT -> inner == Kind.RECEIVED;
            case CHANGE -> !covered && (inner == Kind.RECEIVED || inner == Kind.HELD);
            case HOLD, SEPARATE, PACK, MAKE_READY, HAND_OVER, REFUSE_CODE, DISPATCH, DELIVER, CANCEL, DEFER, RESUME ->
                true;
        };
    }

    private static OrderStatus inner(OrderStatus status) {
        if (status instanceof OrderStatus.Waiting waiting) {
            return waiting.before();
        }
        return status instanceof OrderStatus.Cancelled cancelled ? cancelled.before() : status;
    }

    private static Transition<FulfillmentOrder, OrderEvent> apply(FulfillmentOrder order, OrderMove move) {
        return switch (move) {
            case HOLD -> order.hold(HOLD, MOMENT);
            case LOSE_HOLD -> order.loseHold(HOLD, HoldLoss.UNPAID, MOMENT);
            case SEPARATE -> order.separate(MOMENT);
            case PACK -> order.pack(List.of(Parcel.of("1/1", 800)), MOMENT);
            case INVOICE -> order.invoice(NOTE, MOMENT);
            case REVOKE_DISPATCH -> order.revokeDispatch("note-1", MOMENT);
            case DISPATCH -> order.dispatch(Shipment.of("correios-pac", "AA1"), MOMENT);
            case DELIVER -> order.deliver(MOMENT);
            case CANCEL -> order.cancel("the buyer changed their mind", MOMENT);
            case DEFER -> order.defer(WaitReason.awaitingPayment(), MOMENT);
            case MAKE_READY -> order.makeReady(MOMENT.now().plusSeconds(3600), MOMENT);
            case HAND_OVER -> order.handOver(MOMENT);
            case REFUSE_CODE -> order.refuseCode(MOMENT);
            case SPLIT -> order.split(HALVES, MOMENT).get(0);
            case CHANGE -> changed(order);
            case RESUME -> order.resume("It was paid.", MOMENT);
        };
    }

    /** The channel asks for a change, and somebody accepts it. */
    private static Transition<FulfillmentOrder, OrderEvent> changed(FulfillmentOrder order) {
        boolean pending = OrderMoves.legal(OrderMove.CHANGE, order.status().kind());
        return pending
                ? order.requestChange(order.terms(), List.of("buyer.phone"), MOMENT)
                        .then(asked -> asked.acceptChange(MOMENT))
                : order.acceptChange(MOMENT);
    }

    private static List<Finding> audit(FulfillmentOrder order) {
        Map<OrderId, FulfillmentOrder> others = new HashMap<>();
        if (!order.parts().isEmpty()) {
            received()
                    .split(HALVES, MOMENT)
                    .forEach(change -> others.put(change.state().id(), change.state()));
        }
        return new OrderAudit(id -> Optional.ofNullable(others.get(id)), id -> true, id -> true).check(order);
    }

    private static void assertReadsBack(FulfillmentOrder order, List<OrderEvent> events) {
        Doc stored = Doc.parse(OrderCodec.INSTANCE.write(order).toJson());
        assertThat(OrderCodec.INSTANCE.read(stored, 2)).isEqualTo(order);
        for (OrderEvent event : events) {
            String type = OrderEvents.CODEC.type(event);
            assertThat(OrderEvents.CODEC.read(type, OrderEvents.CODEC.write(event), 2))
                    .isEqualTo(event);
        }
    }

    static FulfillmentOrder received() {
        OrderTerms terms = new OrderTerms(
                "site",
                "1001",
                Optional.of(MOMENT.now()),
                BuyerKind.PERSON,
                BuyerPurpose.CONSUMPTION,
                new Destination("SP", Optional.of("3550308"), true),
                List.of(new OrderLine(
                        1,
                        Sku.of("MUG-01"),
                        Quantity.of(2, Unit.UN),
                        UnitPrice.parse("BRL 39.90"),
                        Money.parse("BRL 0.00"),
                        LineKind.SALE)),
                Money.parse("BRL 0.00"),
                Money.parse("BRL 0.00"),
                List.of(),
                List.of(Payment.of(PaymentMethod.PIX, "79.80", PaymentStatus.PAID)
                        .reference("E0000000020261123")),
                DeliveryMethod.PICKUP,
                FreightTerms.NONE,
                false,
                ChannelTerms.none(CurrencyUnit.of("BRL")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return FulfillmentOrder.receive(new OrderId(new UUID(1, 1)), terms, MOMENT)
                .state();
    }

    private static List<OrderStatus> oneOfEach() {
        OrderStatus.Packed packed = new OrderStatus.Packed(HOLD, List.of(Parcel.of("1/1", 800)));
        OrderStatus.Invoiced invoiced = new OrderStatus.Invoiced(packed, NOTE);
        OrderStatus.Dispatched dispatched = new OrderStatus.Dispatched(invoiced, Shipment.by("own"), MOMENT.now());
        return List.of(
                new OrderStatus.Received(),
                new OrderStatus.Waiting(packed, WaitReason.foreignBuyer()),
                new OrderStatus.Held(HOLD, Optional.of(NOTE)),
                new OrderStatus.Separated(HOLD, Optional.empty()),
                packed,
                invoiced,
                new OrderStatus.Ready(invoiced, MOMENT.now(), MOMENT.now(), 2),
                new OrderStatus.Split(
                        List.of(received().id().part(1), received().id().part(2))),
                dispatched,
                new OrderStatus.Delivered(dispatched, MOMENT.now()),
                new OrderStatus.Cancelled(packed, "why", compensation()));
    }

    private static Compensation compensation() {
        return new Compensation(Optional.of(HOLD), Optional.empty(), Optional.of(NOTE), Money.parse("BRL 79.80"));
    }

    private static List<OrderEvent> oneOfEachEvent() {
        OrderId order = received().id();
        return List.of(
                new OrderEvent.OrderReceived(
                        order, "site", "1001", Money.parse("BRL 79.80"), Optional.of(Money.parse("BRL 79.80"))),
                new OrderEvent.OrderPartReceived(
                        order.part(1), order, Optional.of(Site.of("SP1")), Money.parse("BRL 39.90")),
                new OrderEvent.OrderSplit(order, List.of(order.part(1), order.part(2))),
                new OrderEvent.OrderChangeRequested(order, List.of("lines", "buyer.phone")),
                new OrderEvent.OrderChanged(order, List.of("lines"), Optional.of(HOLD)),
                new OrderEvent.OrderChangeRejected(order, "too late"),
                new OrderEvent.OrderPaymentsChanged(order, Money.parse("BRL 0.00"), Money.parse("BRL 79.80")),
                new OrderEvent.OrderReady(order, MOMENT.now()),
                new OrderEvent.PickupCodeRefused(order, 3),
                new OrderEvent.OrderHeld(order, HOLD),
                new OrderEvent.OrderHoldLost(order, HOLD),
                new OrderEvent.OrderSeparated(order),
                new OrderEvent.OrderPacked(order, List.of(Parcel.of("1/2", 800), Parcel.of("2/2", 1))),
                new OrderEvent.OrderInvoiced(order, NOTE),
                new OrderEvent.DispatchRevoked(order, NOTE),
                new OrderEvent.OrderDispatched(order, HOLD, NOTE, Shipment.by("own")),
                new OrderEvent.OrderDelivered(order),
                new OrderEvent.OrderCancelled(order, Kind.PACKED, "why", compensation()),
                new OrderEvent.OrderDeferred(order, WaitReason.addressIncomplete()),
                new OrderEvent.OrderResumed(order, Kind.RECEIVED, "order.gift"),
                new OrderEvent.BuyerErased(order));
    }

    private static final class NameOf implements OrderStatus.Cases<Kind> {
        @Override
        public Kind received(OrderStatus.Received status) {
            return Kind.RECEIVED;
        }

        @Override
        public Kind waiting(OrderStatus.Waiting status) {
            return Kind.WAITING;
        }

        @Override
        public Kind held(OrderStatus.Held status) {
            return Kind.HELD;
        }

        @Override
        public Kind separated(OrderStatus.Separated status) {
            return Kind.SEPARATED;
        }

        @Override
        public Kind packed(OrderStatus.Packed status) {
            return Kind.PACKED;
        }

        @Override
        public Kind invoiced(OrderStatus.Invoiced status) {
            return Kind.INVOICED;
        }

        @Override
        public Kind ready(OrderStatus.Ready status) {
            return Kind.READY;
        }

        @Override
        public Kind split(OrderStatus.Split status) {
            return Kind.SPLIT;
        }

        @Override
        public Kind dispatched(OrderStatus.Dispatched status) {
            return Kind.DISPATCHED;
        }

        @Override
        public Kind delivered(OrderStatus.Delivered status) {
            return Kind.DELIVERED;
        }

        @Override
        public Kind cancelled(OrderStatus.Cancelled status) {
            return Kind.CANCELLED;
        }
    }
}
