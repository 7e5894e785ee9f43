package dev.backoffice.inventory.shipping;

import dev.backoffice.core.access.Subject;
import dev.backoffice.core.audit.AuditReport;
import dev.backoffice.core.audit.Finding;
import dev.backoffice.core.command.Commands;
import dev.backoffice.core.command.Verb;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.store.Session;
import dev.backoffice.core.store.Transition;
import dev.backoffice.inventory.order.FulfillmentOrder;
import dev.backoffice.inventory.order.FulfillmentOrders;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What orders were promised, and whether the promises are kept. {@link PromiseRule} finds the dates; here they are kept, and {@link
 * PromiseKeeping} moves them along with their orders. Thread-safe.
 */
public final class Promises {
    private static final Verb<PromiseDelivery, OrderId> PROMISE = verb("promise.make");
    private static final Verb<RevisePromise, OrderId> REVISE = verb("promise.revise");
    private static final Verb<FollowOrder, OrderId> FOLLOW = verb("promise.follow");
    private static final Verb<RecordDelivery, OrderId> DELIVERED = verb("promise.record-delivery");
    private static final Verb<SplitPromise, OrderId> SPLIT = verb("promise.split");
    private static final String VIEW = "promise.view";
    private static final String AUDIT = "promise.audit";
    private static final int PAGE = 1000;

    /** What is to be done next where an order stands; where nothing stands the promise stays as it is. */
    private static final Map<OrderStatus.Kind, Stage> NEXT = next();

    private final Commands commands;

    /** @param commands the pipeline */
    public Promises(Commands commands) {
        this.commands = commands;
    }

    private static <C extends PromiseCommand> Verb<C, OrderId> verb(String name) {
        return Verb.of(name, 1, PromiseCommand::form, OrderId::toString, OrderId::parse);
    }

    private static Map<OrderStatus.Kind, Stage> next() {
        Map<OrderStatus.Kind, Stage> next = new EnumMap<>(OrderStatus.Kind.class);
        next.put(OrderStatus.Kind.RECEIVED, Stage.SEPARATE);
        next.put(OrderStatus.Kind.HELD, Stage.SEPARATE);
        next.put(OrderStatus.Kind.SEPARATED, Stage.PACK);
        next.put(OrderStatus.Kind.PACKED, Stage.INVOICE);
        next.put(OrderStatus.Kind.INVOICED, Stage.DISPATCH);
        next.put(OrderStatus.Kind.DISPATCHED, Stage.DELIVER);
        return next;
    }

    /**
     * Promises an order for the first time; the same dates again change nothing.
     *
     * @throws dev.backoffice.core.error.NotFound {@code order.unknown}
     * @throws Conflict {@code promise.other-dates} when it was promised for other dates: make it anew instead
     */
    public OrderId promise(CallContext context, PromiseDelivery command) {
        return commands.run(context, PROMISE, command, session -> {
            FulfillmentOrder order = FulfillmentOrders.in(session).get(command.order());
            session.authorize(subject(order.id(), command.site().code()));
            DeliveryPromises promises = DeliveryPromises.in(session);
            Optional<DeliveryPromise> there = promises.find(order.id());
            if (there.isPresent()) {
                if (!there.get().original().equals(command.dates())) {
                    throw Conflict.lasting(
                            "promise.other-dates", "order", order.id().toString());
                }
                return order.id();
            }
            Transition<DeliveryPromise, PromiseEvent> made =
                    DeliveryPromise.promise(order.id(), command.site(), command.dates(), command.reasons());
            promises.save(made.then(promise -> followed(promise, order, session)));
            return order.id();
        });
    }

    /**
     * Promises an order anew; what was promised first stays.
     *
     * @throws dev.backoffice.core.error.NotFound {@code promise.unknown}
     * @throws dev.backoffice.core.error.RuleViolation {@code promise.illegal-move} when it is over
     */
    public OrderId revise(CallContext context, RevisePromise command) {
        return commands.run(context, REVISE, command, session -> {
            DeliveryPromises promises = DeliveryPromises.in(session);
            DeliveryPromise promise = promises.get(command.order());
            session.authorize(subject(promise.order(), promise.site().code())
                    .with("cause", command.cause().name())
                    .with("deliverBy", command.dates().deliverBy().toString()));
            promises.save(promise.revise(command.dates(), command.cause(), command.reason(), session.moment()));
            return promise.order();
        });
    }

    /**
     * Brings a promise to where its order stands. An order that was never promised is left alone; of a promise that is over only {@link
     * DeliveryPromise#orderStands} changes, e.g. when what is {@code READY} is fetched.
     */
    public OrderId follow(CallContext context, FollowOrder command) {
        return commands.run(context, FOLLOW, command, session -> {
            FulfillmentOrder order = FulfillmentOrders.in(session).get(command.order());
            DeliveryPromises promises = DeliveryPromises.in(session);
            Optional<DeliveryPromise> promise = promises.find(order.id());
            promise.ifPresent(there -> {
                session.authorize(subject(order.id(), there.site().code()));
                Transition<DeliveryPromise, PromiseEvent> next = followed(there, order, session);
                if (!next.state().equals(there)) {
                    promises.save(next);
                }
            });
            return order.id();
        });
    }

    private static Transition<DeliveryPromise, PromiseEvent> followed(
            DeliveryPromise promise, FulfillmentOrder order, Session session) {
        return promise.standing(order.status().kind())
                .then(there -> there.next().isEmpty() ? Transition.of(there, List.of()) : moved(there, order, session));
    }

    private static Transition<DeliveryPromise, PromiseEvent> moved(
            DeliveryPromise promise, FulfillmentOrder order, Session session) {
        OrderStatus status = where(order.status());
        if (status instanceof OrderStatus.Delivered delivered) {
            return promise.advance(
                            Stage.DELIVER, Optional.of(delivered.dispatched().at()))
                    .then(there -> there.deliver(delivered.at()));
        }
        if (status instanceof OrderStatus.Ready ready) {
            // Who fetches comes when they like: what was promised is that it is there.
            return promise.deliver(ready.since());
        }
        if (status instanceof OrderStatus.Cancelled) {
            return promise.drop("The order was cancelled.", session.moment());
        }
        Stage next = NEXT.get(status.kind());
        if (next == null) {
            return Transition.of(promise, List.of());
        }
        boolean covered = next == Stage.INVOICE && status.coveringDocument().isPresent();
        Optional<Instant> left =
                status instanceof OrderStatus.Dispatched dispatched ? Optional.of(dispatched.at()) : Optional.empty();
        return promise.advance(covered ? Stage.DISPATCH : next, left);
    }

    /** An order that waits stands where it will go on. */
    private static OrderStatus where(OrderStatus status) {
        return status instanceof OrderStatus.Waiting waiting ? where(waiting.before()) : status;
    }

    /**
     * Says when the buyer really got an order; the promise is kept or broken by that.
     *
     * @throws dev.backoffice.core.error.NotFound {@code promise.unknown}
     * @throws InvalidInput {@code input.range} for an instant that has not come
     * @throws dev.backoffice.core.error.RuleViolation {@code promise.illegal-move} when it is over
     */
    public OrderId recordDelivery(CallContext context, RecordDelivery command) {
        return commands.run(context, DELIVERED, command, session -> {
            Instant now = session.moment().now();
            Input.inRange(command.at(), "at", Instant.EPOCH, now);
            DeliveryPromises promises = DeliveryPromises.in(session);
            DeliveryPromise promise = promises.get(command.order());
            session.authorize(subject(promise.order(), promise.site().code()));
            promises.save(promise.deliver(command.at()));
            return promise.order();
        });
    }

    /**
     * Carries a promise over to the parts the order goes on in; the promise of the whole is over then.
     *
     * @throws dev.backoffice.core.error.NotFound {@code promise.unknown}, {@code order.unknown} for a part
     * @throws dev.backoffice.core.error.RuleViolation {@code promise.illegal-move} when it is over
     */
    public OrderId split(CallContext context, SplitPromise command) {
        return commands.run(context, SPLIT, command, session -> {
            DeliveryPromises promises = DeliveryPromises.in(session);
            FulfillmentOrders orders = FulfillmentOrders.in(session);
            DeliveryPromise whole = promises.get(command.order());
            session.authorize(subject(whole.order(), whole.site().code()));
            promises.save(whole.drop("The order goes on in parts.", session.moment()));
            for (SplitPromise.Part part : command.parts()) {
                FulfillmentOrder order = orders.get(part.order());
                promises.save(whole.part(part.order(), part.site(), session.moment())
                        .then(promise -> followed(promise, order, session)));
            }
            return whole.order();
        });
    }

    private static Subject subject(OrderId order, String site) {
        return Subject.of("promise", order.toString()).with("site", site);
    }

    // ---- views

    /** The promise of an order, when it was promised. */
    public Optional<DeliveryPromise> find(CallContext context, OrderId order) {
        Input.required(order, "order");
        return commands.read(
                context, VIEW, session -> DeliveryPromises.in(session).find(order));
    }

    /**
     * The promise of an order.
     *
     * @throws dev.backoffice.core.error.NotFound {@code promise.unknown}
     */
    public DeliveryPromise view(CallContext context, OrderId order) {
        Input.required(order, "order");
        return commands.read(
                context, VIEW, session -> DeliveryPromises.in(session).get(order));
    }

    /**
     * One page of the promises of a query; see {@link PromiseQuery} for their order and what it costs.
     *
     * @throws InvalidInput {@code page.token}
     */
    public Page<DeliveryPromise> list(CallContext context, PromiseQuery query, PageRequest page) {
        Input.required(query, "query");
        Input.required(page, "page");
        return commands.read(
                context, VIEW, session -> DeliveryPromises.in(session).page(query, page));
    }

    /**
     * Checks over the tenant's stored promises that each is of an order, that what was kept was in time and what was broken was
     * not, and that each stage has to begin before the next.
     */
    public AuditReport audit(CallContext context) {
        AuditReport report = new AuditReport("inventory.shipping", 0, List.of());
        Optional<OrderId> after = Optional.empty();
        do {
            Optional<OrderId> from = after;
            AuditedPage page = commands.read(context, AUDIT, session -> audit(session, from));
            report = report.and(page.report());
            after = page.last();
        } while (after.isPresent());
        return report;
    }

    /** A page's findings, and its last promise when another page may follow. */
    private record AuditedPage(AuditReport report, Optional<OrderId> last) {}

    private static AuditedPage audit(Session session, Optional<OrderId> after) {
        FulfillmentOrders orders = FulfillmentOrders.in(session);
        List<DeliveryPromise> page = DeliveryPromises.in(session).listAll(after, PAGE);
        List<Finding> findings = new ArrayList<>();
        page.forEach(promise -> findings.addAll(
                PromiseAudit.check(promise, orders.find(promise.order()).isPresent())));
        return new AuditedPage(
                new AuditReport("inventory.shipping", page.size(), findings),
                page.size() < PAGE
                        ? Optional.empty()
                        : Optional.of(page.get(page.size() - 1).order()));
    }
}
