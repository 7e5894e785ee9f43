package dev.backoffice.inventory.order;

import dev.backoffice.core.access.Subject;
import dev.backoffice.core.audit.AuditReport;
import dev.backoffice.core.audit.Finding;
import dev.backoffice.core.command.Commands;
import dev.backoffice.core.command.Verb;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.Moment;
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
            Verb.of("order.receive", 1, ReceiveOrder::form, OrderId::toString, OrderId::parse);
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
    private static final Verb<EraseBuyer, OrderId> ERASE = verb("order.erase-buyer");
    private static final String VIEW = "order.view";
    private static final String VIEW_BUYER = "order.view-buyer";
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
     * Takes in an order; the same order sent again changes nothing.
     *
     * @throws dev.backoffice.core.error.NotFound {@code item.unknown}
     * @throws dev.backoffice.core.error.InvalidInput {@code order.total-differs}, {@code order.payments-differ},
     *     {@code order.discount-too-large}, {@code order.mixed-currency}
     * @throws Conflict {@code order.other-content} when the channel's number is taken by another content: a request to change
     *     the order, which somebody has to decide
     */
    public OrderId receive(CallContext context, ReceiveOrder command) {
        try {
            return commands.run(context, RECEIVE, command, session -> receive(session, command));
        } catch (Conflict conflict) {
            // The receipt says it for 90 days, the order for ever: both with one code.
            throw conflict.code().equals("receipt.other-input") ? otherContent(command) : conflict;
        }
    }

    private static OrderId receive(Session session, ReceiveOrder command) {
        OrderId id = OrderId.of(session.context().tenant(), command.channel(), command.channelOrder());
        Buyer buyer = command.givenBuyer();
        Transition<FulfillmentOrder, OrderEvent> received =
                FulfillmentOrder.receive(id, OrderTerms.of(command, Items.in(session)), session.moment());
        session.authorize(subject(received.state()));
        FulfillmentOrders orders = FulfillmentOrders.in(session);
        OrderBuyers buyers = new OrderBuyers(session);
        Optional<FulfillmentOrder> there = orders.find(id);
        if (there.isEmpty()) {
            orders.save(received);
            buyers.add(id, buyer);
        } else if (!there.get().terms().equals(received.state().terms())
                || !buyers.find(id).orElse(buyer).equals(buyer)) {
            throw otherContent(command);
        }
        return id;
    }

    private static Conflict otherContent(ReceiveOrder command) {
        return Conflict.lasting(
                "order.other-content", "channel", command.channel(), "channelOrder", command.channelOrder());
    }

    /** Says that all its goods are set aside. Every move throws {@code order.unknown} and {@code order.illegal-move}. */
    public OrderId hold(CallContext context, RecordHold command) {
        return move(context, HOLD, command, (order, moment) -> order.hold(command.hold(), moment));
    }

    /**
     * Says that the time its goods were set aside for has passed.
     *
     * @throws dev.backoffice.core.error.RuleViolation {@code order.other-hold} when it has another hold by now
     */
    public OrderId loseHold(CallContext context, LoseHold command) {
        return move(context, LOSE_HOLD, command, (order, moment) -> order.loseHold(command.hold(), moment));
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
     * @throws dev.backoffice.core.error.RuleViolation {@code order.buyer-needed} while it is neither delivered nor cancelled
     */
    public OrderId eraseBuyer(CallContext context, EraseBuyer command) {
        return commands.run(context, ERASE, command, session -> {
            FulfillmentOrders orders = FulfillmentOrders.in(session);
            FulfillmentOrder order = orders.get(command.order());
            session.authorize(subject(order));
            orders.save(order.eraseBuyer(session.moment()));
            new OrderBuyers(session).erase(order.id());
            return order.id();
        });
    }

    private interface Move {
        Transition<FulfillmentOrder, OrderEvent> of(FulfillmentOrder order, Moment moment);
    }

    private <C extends OrderCommand> OrderId move(CallContext context, Verb<C, OrderId> verb, C command, Move move) {
        return commands.run(context, verb, command, session -> {
            FulfillmentOrders orders = FulfillmentOrders.in(session);
            FulfillmentOrder order = orders.get(command.order());
            session.authorize(subject(order));
            Transition<FulfillmentOrder, OrderEvent> next = move.of(order, session.moment());
            if (!next.events().isEmpty()) {
                orders.save(next);
            }
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
     * One page of the orders that stand somewhere, by id.
     *
     * @param after the last id of the page before; empty for the first page
     * @param limit how many at most, 1 to 10,000
     */
    public List<OrderView> list(CallContext context, OrderStatus.Kind status, Optional<OrderId> after, int limit) {
        Input.required(status, "status");
        Input.required(after, "after");
        return commands.read(
                context, VIEW, session -> views(FulfillmentOrders.in(session).list(status, after, limit)));
    }

    /** One page of the orders that wait for this, by id; parameters as {@link #list}. */
    public List<OrderView> waitingFor(CallContext context, String code, Optional<OrderId> after, int limit) {
        Input.text(code, "waitsFor", 60);
        Input.required(after, "after");
        return commands.read(
                context, VIEW, session -> views(FulfillmentOrders.in(session).waitingFor(code, after, limit)));
    }

    private static List<OrderView> views(List<FulfillmentOrder> orders) {
        return orders.stream().map(OrderView::of).toList();
    }

    /**
     * Checks the laws of orders over the tenant's stored data: status reached by the table, dispatched implies covered, payments
     * sum to the total. Reads page by page, so orders that move meanwhile are seen before or after.
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
        orders.forEach(order -> findings.addAll(OrderAudit.check(order, buyers.kept(order.id()))));
        return new AuditedPage(
                new AuditReport("inventory.order", orders.size(), findings),
                orders.size() < PAGE
                        ? Optional.empty()
                        : Optional.of(orders.get(orders.size() - 1).id()));
    }
}
