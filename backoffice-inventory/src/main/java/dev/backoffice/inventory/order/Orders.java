package dev.backoffice.inventory.order;

import dev.backoffice.core.access.Subject;
import dev.backoffice.core.audit.AuditReport;
import dev.backoffice.core.audit.Finding;
import dev.backoffice.core.command.Commands;
import dev.backoffice.core.command.Verb;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.store.Session;
import dev.backoffice.core.store.Transition;
import dev.backoffice.inventory.catalog.Items;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The company's orders. Holding goods, letting them leave and taking them back is done by {@code Stock}, before and after the
 * moves recorded here. Thread-safe.
 */
public final class Orders {
    private static final Verb<ReceiveOrder, OrderId> RECEIVE =
            Verb.of("order.receive", 2, ReceiveOrder::form, OrderId::toString, OrderId::parse);
    private static final Verb<RecordHold, OrderId> HOLD = verb("order.hold");
    private static final Verb<LoseHold, OrderId> LOSE_HOLD = verb("order.lose-hold");
    private static final Verb<SeparateOrder, OrderId> SEPARATE = verb("order.separate");
    private static final Verb<PackOrder, OrderId> PACK = verb("order.pack");
    private static final Verb<InvoiceOrder, OrderId> INVOICE = verb("order.invoice");
    private static final Verb<RevokeDispatch, OrderId> REVOKE = verb("order.revoke-dispatch");
    private static final Verb<DispatchOrder, OrderId> DISPATCH = verb("order.dispatch");
    private static final Verb<DeliverOrder, OrderId> DELIVER = verb("order.deliver");
    private static final Verb<CancelOrder, OrderId> CANCEL = verb("order.cancel");
    private static final Verb<DeferOrder, OrderId> DEFER = verb("order.defer");
    private static final Verb<ResumeOrder, OrderId> RESUME = verb("order.resume");
    private static final Verb<MakeReady, OrderId> MAKE_READY = verb("order.make-ready");
    private static final Verb<HandOver, Boolean> HAND_OVER =
            Verb.of("order.hand-over", 1, OrderCommand::form, String::valueOf, Boolean::parseBoolean);
    private static final Verb<SplitOrder, OrderId> SPLIT = verb("order.split");
    private static final Verb<AcceptChange, OrderId> ACCEPT_CHANGE = verb("order.accept-change");
    private static final Verb<RejectChange, OrderId> REJECT_CHANGE = verb("order.reject-change");
    private static final Verb<EraseBuyer, OrderId> ERASE = verb("order.erase-buyer");
    private static final String VIEW = "order.view";
    private static final String VIEW_BUYER = "order.view-buyer";
    private static final String VIEW_CODE = "order.view-pickup-code";
    private static final String AUDIT = "order.audit";
    private static final int PAGE = 1000;

    private final Commands commands;

    /** @param commands the pipeline */
    public Orders(Commands commands) {
        this.commands = commands;
    }

    private static <C extends OrderCommand> Verb<C, OrderId> verb(String name) {
        return Verb.of(name, 1, OrderCommand::form, OrderId::toString, OrderId::parse);
    }

    /**
     * Takes in an order; the same order sent again changes nothing. Another content under the number of a known order is recorded
     * as a request to change it, which {@link #acceptChange} and {@link #rejectChange} decide; when only the payments are
     * different, they are so at once.
     *
     * @throws dev.backoffice.core.error.NotFound {@code item.unknown}
     * @throws dev.backoffice.core.error.InvalidInput {@code order.total-differs}, {@code order.payments-differ},
     *     {@code order.discount-too-large}, {@code order.mixed-currency}
     */
    public OrderId receive(CallContext context, ReceiveOrder command) {
        return commands.run(context, RECEIVE, command, session -> receive(session, command));
    }

    private static OrderId receive(Session session, ReceiveOrder command) {
        OrderId id = OrderId.of(session.context().tenant(), command.channel(), command.channelOrder());
        Buyer buyer = command.givenBuyer();
        Transition<FulfillmentOrder, OrderEvent> received =
                FulfillmentOrder.receive(id, OrderTerms.of(command, Items.in(session)), session.moment());
        FulfillmentOrders orders = FulfillmentOrders.in(session);
        Optional<FulfillmentOrder> there = orders.find(id);
        session.authorize(subject(there.orElse(received.state())));
        if (there.isEmpty()) {
            orders.save(received);
            new OrderBuyers(session).add(id, buyer);
        } else {
            receiveAgain(session, there.get(), received.state().terms(), buyer);
        }
        return id;
    }

    private static void receiveAgain(Session session, FulfillmentOrder order, OrderTerms wanted, Buyer buyer) {
        OrderBuyers buyers = new OrderBuyers(session);
        List<String> fields = new ArrayList<>(order.terms().differences(wanted));
        buyers.find(order.id()).ifPresent(known -> fields.addAll(known.differences(buyer)));
        if (fields.equals(List.of("payments"))) {
            changePayments(session, order, wanted.payments());
        } else if (!fields.isEmpty()) {
            Transition<FulfillmentOrder, OrderEvent> requested = order.requestChange(wanted, fields, session.moment());
            save(session, requested);
            buyers.want(order.id(), buyer);
        }
    }

    /** The payments of a split order are those of its parts. */
    private static void changePayments(Session session, FulfillmentOrder order, List<Payment> payments) {
        save(session, order.changePayments(payments, session.moment()));
        if (order.parts().isEmpty()) {
            return;
        }
        List<FulfillmentOrder> parts =
                order.parts().stream().map(FulfillmentOrders.in(session)::get).toList();
        List<List<Payment>> shares = Splitting.payments(
                payments, parts.stream().map(part -> part.terms().total()).toList());
        for (int i = 0; i < parts.size(); i++) {
            changePayments(session, parts.get(i), shares.get(i));
        }
    }

    private static void save(Session session, Transition<FulfillmentOrder, OrderEvent> change) {
        if (!change.events().isEmpty()) {
            FulfillmentOrders.in(session).save(change);
        }
    }

    /**
     * Makes what the channel asked for later what is ordered; the order begins again, and the hold named in the event is to be
     * released.
     *
     * @throws dev.backoffice.core.error.RuleViolation {@code order.illegal-move} once it is picked or covered, {@code
     *     order.no-change}
     */
    public OrderId acceptChange(CallContext context, AcceptChange command) {
        return move(context, ACCEPT_CHANGE, command, FulfillmentOrder::acceptChange, OrderBuyers::acceptWanted);
    }

    /**
     * Leaves the order as it is.
     *
     * @throws dev.backoffice.core.error.RuleViolation {@code order.no-change}
     */
    public OrderId rejectChange(CallContext context, RejectChange command) {
        return move(
                context,
                REJECT_CHANGE,
                command,
                (order, moment) -> order.rejectChange(command.reason(), moment),
                OrderBuyers::dropWanted);
    }

    /**
     * Lets it go on as parts, which are orders of their own: {@link OrderId#part} names them, and so does {@link OrderView#parts}.
     *
     * @throws dev.backoffice.core.error.RuleViolation {@code order.illegal-move} once its goods are set aside, {@code
     *     order.change-pending}
     * @throws dev.backoffice.core.error.InvalidInput {@code order.split-differs}, {@code order.unknown-line}
     */
    public OrderId split(CallContext context, SplitOrder command) {
        return commands.run(context, SPLIT, command, session -> {
            FulfillmentOrders orders = FulfillmentOrders.in(session);
            FulfillmentOrder order = orders.get(command.order());
            session.authorize(subject(order));
            OrderBuyers buyers = new OrderBuyers(session);
            Optional<Buyer> buyer = buyers.find(order.id());
            order.split(command.parts(), session.moment()).forEach(change -> {
                FulfillmentOrder saved = orders.save(change);
                if (saved.partOf().isPresent() && !saved.id().equals(order.id())) {
                    buyer.ifPresent(known -> buyers.add(saved.id(), known));
                }
            });
            return order.id();
        });
    }

    /**
     * Says that it waits at the counter and gives it a code, which {@link #pickupCode} tells. Given again it gets a new code.
     *
     * @throws dev.backoffice.core.error.RuleViolation {@code order.illegal-move} unless it is packed and covered, {@code
     *     order.not-pickup}
     */
    public OrderId makeReady(CallContext context, MakeReady command) {
        return commands.run(context, MAKE_READY, command, session -> {
            FulfillmentOrder order = FulfillmentOrders.in(session).get(command.order());
            session.authorize(subject(order));
            save(session, order.makeReady(command.until(), session.moment()));
            new OrderBuyers(session)
                    .code(order.id(), PickupCode.from(session.moment().newId()));
            return order.id();
        });
    }

    /**
     * Gives it to somebody who says its code. A wrong code is counted and then refused; after {@link
     * OrderStatus.Ready#MAX_WRONG_CODES} of them no code is taken until the order gets a new one.
     *
     * @throws dev.backoffice.core.error.RuleViolation {@code order.wrong-code}, {@code order.code-locked}, {@code
     *     order.illegal-move} unless it waits at the counter
     */
    public OrderId handOver(CallContext context, HandOver command) {
        boolean given = commands.run(context, HAND_OVER, command, session -> handOver(session, command));
        if (!given) {
            throw RuleViolation.of("order.wrong-code", "order", command.order().toString());
        }
        return command.order();
    }

    private static boolean handOver(Session session, HandOver command) {
        FulfillmentOrder order = FulfillmentOrders.in(session).get(command.order());
        session.authorize(subject(order));
        OrderBuyers buyers = new OrderBuyers(session);
        Transition<FulfillmentOrder, OrderEvent> given = order.handOver(session.moment());
        if (order.status() instanceof OrderStatus.Ready ready && ready.locked()) {
            throw RuleViolation.of("order.code-locked", "order", order.id().toString());
        }
        boolean right = buyers.code(order.id()).equals(Optional.of(command.code()));
        save(session, right ? given : order.refuseCode(session.moment()));
        if (right) {
            buyers.dropCode(order.id());
        }
        return right;
    }

    /** Says that all its goods are set aside. Every move throws {@code order.unknown} and {@code order.illegal-move}. */
    public OrderId hold(CallContext context, RecordHold command) {
        return move(context, HOLD, command, (order, moment) -> order.hold(command.hold(), moment));
    }

    /**
     * Says that its goods are set aside no longer, and why.
     *
     * @throws dev.backoffice.core.error.RuleViolation {@code order.other-hold} when it has another hold by now
     */
    public OrderId loseHold(CallContext context, LoseHold command) {
        return move(
                context,
                LOSE_HOLD,
                command,
                (order, moment) -> order.loseHold(command.hold(), command.cause(), moment));
    }

    /** Says that its goods are picked. */
    public OrderId separate(CallContext context, SeparateOrder command) {
        return move(context, SEPARATE, command, FulfillmentOrder::separate);
    }

    /** Says that its goods are packed. */
    public OrderId pack(CallContext context, PackOrder command) {
        return move(context, PACK, command, (order, moment) -> order.pack(command.parcels(), moment));
    }

    /** Says that a document covers it. */
    public OrderId invoice(CallContext context, InvoiceOrder command) {
        return move(context, INVOICE, command, (order, moment) -> order.invoice(command.document(), moment));
    }

    /**
     * Takes back the permission to dispatch under a document, before the document is cancelled: when this succeeds the order
     * will not leave under it.
     *
     * @throws dev.backoffice.core.error.RuleViolation {@code order.illegal-move} when it has left, {@code order.other-document}
     */
    public OrderId revokeDispatch(CallContext context, RevokeDispatch command) {
        return move(context, REVOKE, command, (order, moment) -> order.revokeDispatch(command.document(), moment));
    }

    /** Says that it leaves; refused unless a document covers it. */
    public OrderId dispatch(CallContext context, DispatchOrder command) {
        return move(context, DISPATCH, command, (order, moment) -> order.dispatch(command.shipment(), moment));
    }

    /** Says that the buyer got it. */
    public OrderId deliver(CallContext context, DeliverOrder command) {
        return move(context, DELIVER, command, FulfillmentOrder::deliver);
    }

    /** Cancels it, wherever it stands. */
    public OrderId cancel(CallContext context, CancelOrder command) {
        return move(context, CANCEL, command, (order, moment) -> order.cancel(command.reason(), moment));
    }

    /** Lets it wait. */
    public OrderId defer(CallContext context, DeferOrder command) {
        return move(context, DEFER, command, (order, moment) -> order.defer(command.reason(), moment));
    }

    /** Lets it go on where it stood. */
    public OrderId resume(CallContext context, ResumeOrder command) {
        return move(context, RESUME, command, (order, moment) -> order.resume(command.because(), moment));
    }

    /**
     * Erases the buyer's personal values beside it.
     *
     * @throws dev.backoffice.core.error.RuleViolation {@code order.buyer-needed} while it is neither delivered nor cancelled, or
     *     one of its parts is not
     */
    public OrderId eraseBuyer(CallContext context, EraseBuyer command) {
        return commands.run(context, ERASE, command, session -> {
            FulfillmentOrder order = FulfillmentOrders.in(session).get(command.order());
            session.authorize(subject(order));
            erase(session, order);
            return order.id();
        });
    }

    private static void erase(Session session, FulfillmentOrder order) {
        FulfillmentOrders orders = FulfillmentOrders.in(session);
        orders.save(order.eraseBuyer(session.moment()));
        new OrderBuyers(session).erase(order.id());
        order.parts().forEach(part -> erase(session, orders.get(part)));
    }

    private interface Move {
        Transition<FulfillmentOrder, OrderEvent> of(FulfillmentOrder order, Moment moment);
    }

    private interface Beside {
        void of(OrderBuyers buyers, OrderId order);
    }

    private <C extends OrderCommand> OrderId move(CallContext context, Verb<C, OrderId> verb, C command, Move move) {
        return move(context, verb, command, move, (buyers, order) -> {});
    }

    private <C extends OrderCommand> OrderId move(
            CallContext context, Verb<C, OrderId> verb, C command, Move move, Beside beside) {
        return commands.run(context, verb, command, session -> {
            FulfillmentOrder order = FulfillmentOrders.in(session).get(command.order());
            session.authorize(subject(order));
            save(session, move.of(order, session.moment()));
            beside.of(new OrderBuyers(session), order.id());
            return order.id();
        });
    }

    private static Subject subject(FulfillmentOrder order) {
        return Subject.of("order", order.id().toString())
                .with("channel", order.terms().channel())
                .with("status", FulfillmentOrder.name(order.status().kind()))
                .with("total", order.terms().total().toString());
    }

    // ---- views

    /**
     * An order as it is now.
     *
     * @throws dev.backoffice.core.error.NotFound {@code order.unknown}, also when another tenant has it
     */
    public OrderView view(CallContext context, OrderId order) {
        Input.required(order, "order");
        return commands.read(
                context,
                VIEW,
                session -> OrderView.of(FulfillmentOrders.in(session).get(order)));
    }

    /**
     * The personal values beside an order.
     *
     * @return empty when they were erased
     * @throws dev.backoffice.core.error.NotFound {@code order.unknown}
     */
    public Optional<Buyer> buyer(CallContext context, OrderId order) {
        Input.required(order, "order");
        return commands.read(context, VIEW_BUYER, session -> {
            FulfillmentOrders.in(session).get(order);
            return new OrderBuyers(session).find(order);
        });
    }

    /**
     * What who fetches an order has to know, to be told to the buyer.
     *
     * @return empty unless it waits at the counter
     * @throws dev.backoffice.core.error.NotFound {@code order.unknown}
     */
    public Optional<PickupCode> pickupCode(CallContext context, OrderId order) {
        Input.required(order, "order");
        return commands.read(
                context,
                VIEW_CODE,
                session -> FulfillmentOrders.in(session).get(order).status() instanceof OrderStatus.Ready
                        ? new OrderBuyers(session).code(order)
                        : Optional.empty());
    }

    /**
     * One page of the orders of a query; see {@link OrderQuery} for their order and what it costs.
     *
     * @throws dev.backoffice.core.error.InvalidInput {@code page.token}
     */
    public Page<OrderView> list(CallContext context, OrderQuery query, PageRequest page) {
        Input.required(query, "query");
        Input.required(page, "page");
        return commands.read(
                context,
                VIEW,
                session -> FulfillmentOrders.in(session).page(query, page).map(OrderView::of));
    }

    /**
     * Checks the laws of orders over the tenant's stored data: status reached by the table, dispatched implies covered, payments
     * sum to the total, parts to the order that was split, a cancellation undoes what was done, and what has to lie
     * beside an order does. Reads page by page, so orders that move meanwhile are seen before or after.
     */
    public AuditReport audit(CallContext context) {
        AuditReport report = new AuditReport("inventory.order", 0, List.of());
        Optional<OrderId> after = Optional.empty();
        do {
            Optional<OrderId> from = after;
            AuditedPage page = commands.read(context, AUDIT, session -> audit(session, from));
            report = report.and(page.report());
            after = page.last();
        } while (after.isPresent());
        return report;
    }

    /** A page's findings, and its last order when another page may follow. */
    private record AuditedPage(AuditReport report, Optional<OrderId> last) {}

    private static AuditedPage audit(Session session, Optional<OrderId> after) {
        OrderBuyers buyers = new OrderBuyers(session);
        List<FulfillmentOrder> orders = FulfillmentOrders.in(session).listAll(after, PAGE);
        List<Finding> findings = new ArrayList<>();
        OrderAudit audit = new OrderAudit(
                FulfillmentOrders.in(session)::find,
                buyers::kept,
                id -> buyers.code(id).isPresent());
        orders.forEach(order -> findings.addAll(audit.check(order)));
        return new AuditedPage(
                new AuditReport("inventory.order", orders.size(), findings),
                orders.size() < PAGE
                        ? Optional.empty()
                        : Optional.of(orders.get(orders.size() - 1).id()));
    }
}
