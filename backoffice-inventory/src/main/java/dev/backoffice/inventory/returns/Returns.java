package dev.backoffice.inventory.returns;

import dev.backoffice.core.access.Subject;
import dev.backoffice.core.audit.AuditReport;
import dev.backoffice.core.audit.Finding;
import dev.backoffice.core.command.Commands;
import dev.backoffice.core.command.Verb;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.money.Amounts;
import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.core.store.Forms;
import dev.backoffice.core.store.Session;
import dev.backoffice.core.store.Transition;
import dev.backoffice.inventory.order.FulfillmentOrder;
import dev.backoffice.inventory.order.FulfillmentOrders;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.inventory.stock.HoldId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Goods that buyers send back. It moves neither stock nor money: {@link Restocking} puts back what can be sold again, and whoever
 * pays records the refund here. Thread-safe.
 */
public final class Returns {
    private static final Verb<RequestReturn, ReturnId> REQUEST =
            Verb.of("return.request", 1, RequestReturn::form, ReturnId::toString, ReturnId::parse);
    private static final Verb<ReceiveReturn, ReturnId> RECEIVE = verb("return.receive");
    private static final Verb<InspectReturn, ReturnId> INSPECT = verb("return.inspect");
    private static final Verb<RefundReturn, ReturnId> REFUND = verb("return.refund");
    private static final Verb<DocumentReturn, ReturnId> DOCUMENT = verb("return.document");
    private static final Verb<CancelReturn, ReturnId> CANCEL = verb("return.cancel");
    private static final String VIEW = "return.view";
    private static final String AUDIT = "return.audit";
    private static final int PAGE = 1000;

    private final Commands commands;
    private final FreightRefund freightRefund;

    /** Gives the freight back when all goods come back. */
    public Returns(Commands commands) {
        this(commands, FreightRefund.whenAllComesBack());
    }

    /** @param freightRefund decides how much of the freight goes back */
    public Returns(Commands commands, FreightRefund freightRefund) {
        this.commands = commands;
        this.freightRefund = Input.required(freightRefund, "freightRefund");
    }

    private static <C extends ReturnCommand> Verb<C, ReturnId> verb(String name) {
        return Verb.of(name, 1, ReturnCommand::form, ReturnId::toString, ReturnId::parse);
    }

    /**
     * Announces a return.
     *
     * @throws dev.backoffice.core.error.NotFound {@code order.unknown}, {@code return.unknown-line}
     * @throws RuleViolation {@code return.not-delivered}, {@code return.more-than-delivered} naming line,
     *     item, what was wanted and what has not come back yet; {@code return.freight-out-of-bounds}
     */
    public ReturnId request(CallContext context, RequestReturn command) {
        return commands.run(context, REQUEST, command, session -> {
            FulfillmentOrder order = FulfillmentOrders.in(session).get(command.order());
            ReturnId id = ReturnId.of(context.tenant(), command.key());
            session.authorize(subject(id, order.id()));
            HoldId hold = SoldGoods.hold(order, command.cause());
            SoldGoods sold = SoldGoods.of(order);
            Claims claims = Claims.of(session, order.id(), order.terms().currency());
            List<ReturnLine> lines = new ArrayList<>();
            for (CountedItem item : command.lines()) {
                SoldGoods.Sold goods = sold.get(item.line(), item.sku());
                Quantity quantity = Quantity.of(item.count(), goods.quantity().unit());
                lines.add(ReturnLine.requested(item.line(), item.sku(), quantity, claims.claim(goods, quantity)));
            }
            Explained<Money> freight = freight(command.cause(), sold, claims);
            claims.save();
            ReturnTerms terms = new ReturnTerms(order.id(), hold, command.cause(), command.note(), command.issuer());
            ReturnOrders.in(session)
                    .save(ReturnOrder.request(id, terms, lines, freight.value(), freight.reasons(), session.moment()));
            return id;
        });
    }

    /** What of the freight this return gives back; nothing where another return gave it back. */
    private Explained<Money> freight(ReturnCause cause, SoldGoods sold, Claims claims) {
        Money left = sold.freight().minus(claims.freight());
        Explained<Money> due = freightRefund.due(cause, claims.everything(sold), left);
        claims.claimFreight(withinPaid(due.value(), left));
        return due;
    }

    private static Money withinPaid(Money freight, Money left) {
        if (!freight.getCurrencyUnit().equals(left.getCurrencyUnit())
                || freight.isNegative()
                || freight.isGreaterThan(left)) {
            throw RuleViolation.of(
                    "return.freight-out-of-bounds", "freight", Amounts.text(freight), "paid", Amounts.text(left));
        }
        return freight;
    }

    /**
     * Says that the goods came. What was announced and did not come may come back with another return; money that went back for it
     * already stays given, and no other return gives it back again.
     *
     * @throws dev.backoffice.core.error.NotFound {@code return.unknown}, {@code return.unknown-line}
     * @throws dev.backoffice.core.error.InvalidInput {@code return.more-than-requested}
     * @throws RuleViolation {@code return.order-cancelled}, {@code return.freight-out-of-bounds}
     */
    public ReturnId receive(CallContext context, ReceiveReturn command) {
        return move(context, RECEIVE, command, (session, returned) -> {
            returned.legal(ReturnMove.RECEIVE);
            command.lines().forEach(item -> returned.place(item.line(), item.sku()));
            FulfillmentOrder order =
                    FulfillmentOrders.in(session).get(returned.terms().order());
            if (order.status().kind() == OrderStatus.Kind.CANCELLED) {
                // All its goods came back with the cancellation: taken in here as well, some would be discarded that
                // are on stock.
                throw RuleViolation.of(
                        "return.order-cancelled",
                        "return",
                        returned.id().toString(),
                        "order",
                        order.id().toString());
            }
            SoldGoods sold = SoldGoods.of(order);
            Claims claims = Claims.of(session, order.id(), order.terms().currency());
            release(returned, claims);
            List<ReturnLine> came = new ArrayList<>();
            for (ReturnLine line : returned.lines()) {
                Quantity quantity = came(command, line);
                // Checked before it is claimed: what came beyond the announced is refused by that name.
                ReturnLine checked = line.receive(quantity, line.due());
                Money due = claims.claim(sold.get(line.line(), line.sku()), quantity);
                came.add(checked.receive(quantity, due));
            }
            Explained<Money> freight = freight(returned.terms().cause(), sold, claims);
            GivenBefore given = GivenBefore.of(returned, came, freight);
            given.claim(claims);
            Transition<ReturnOrder, ReturnEvent> received =
                    returned.receive(given.lines(), given.freight(), given.reasons(), session.moment());
            claims.save();
            return received;
        });
    }

    private static Quantity came(ReceiveReturn command, ReturnLine line) {
        if (command.lines().isEmpty()) {
            return line.requested();
        }
        return command.lines().stream()
                .filter(item -> item.line() == line.line() && item.sku().equals(line.sku()))
                .findFirst()
                .map(item -> Quantity.of(item.count(), line.requested().unit()))
                .orElse(Quantity.zero(line.requested().unit()));
    }

    /** Gives back what the return claims now: what came once it came, what was announced before. */
    private static void release(ReturnOrder returned, Claims claims) {
        boolean came = returned.status().kind() != ReturnStatus.Kind.REQUESTED;
        returned.lines()
                .forEach(line ->
                        claims.release(line.line(), line.sku(), came ? line.received() : line.requested(), line.due()));
        claims.releaseFreight(returned.freightDue());
    }

    /**
     * Says what becomes of goods that came.
     *
     * @throws dev.backoffice.core.error.NotFound {@code return.unknown}, {@code return.unknown-line}
     * @throws dev.backoffice.core.error.InvalidInput {@code return.more-than-received}
     * @throws RuleViolation {@code return.illegal-move} before they came
     */
    public ReturnId inspect(CallContext context, InspectReturn command) {
        return move(context, INSPECT, command, (session, returned) -> {
            List<ReturnOrder.InspectedCount> decided = new ArrayList<>();
            command.restock().forEach(item -> decided.add(counted(item, Disposition.RESTOCK)));
            command.discard().forEach(item -> decided.add(counted(item, Disposition.DISCARD)));
            decided.removeIf(count -> count.count().signum() == 0);
            return returned.inspect(decided, session.moment());
        });
    }

    private static ReturnOrder.InspectedCount counted(CountedItem item, Disposition disposition) {
        return new ReturnOrder.InspectedCount(item.line(), item.sku(), item.count(), disposition);
    }

    /**
     * Says that money went back to the buyer; it need not wait for the goods.
     *
     * @throws RuleViolation {@code return.refund-exceeds}, {@code return.document-first}, {@code
     *     return.illegal-move}
     */
    public ReturnId refund(CallContext context, RefundReturn command) {
        return move(
                context,
                REFUND,
                command,
                (session, returned) -> returned.refund(command.amount(), command.reference(), session.moment()));
    }

    /**
     * Says that a document covers the goods that come back.
     *
     * @throws RuleViolation {@code return.other-document}, {@code return.illegal-move}
     */
    public ReturnId document(CallContext context, DocumentReturn command) {
        return move(
                context,
                DOCUMENT,
                command,
                (session, returned) -> returned.document(command.document(), session.moment()));
    }

    /**
     * Says that it does not take place, or that the goods go back to the buyer: they may come back with another return. One that has
     * begun ends like this when its order was cancelled, which takes back goods and money by itself.
     *
     * @throws RuleViolation {@code return.begun}, {@code return.illegal-move}
     */
    public ReturnId cancel(CallContext context, CancelReturn command) {
        return move(context, CANCEL, command, (session, returned) -> {
            FulfillmentOrder order =
                    FulfillmentOrders.in(session).get(returned.terms().order());
            boolean withOrder = order.status().kind() == OrderStatus.Kind.CANCELLED;
            Transition<ReturnOrder, ReturnEvent> cancelled =
                    returned.cancel(command.reason(), withOrder, session.moment());
            Claims claims = Claims.of(session, order.id(), order.terms().currency());
            release(returned, claims);
            claims.save();
            return cancelled;
        });
    }

    private interface Move {
        Transition<ReturnOrder, ReturnEvent> of(Session session, ReturnOrder returned);
    }

    private <C extends ReturnCommand> ReturnId move(CallContext context, Verb<C, ReturnId> verb, C command, Move move) {
        return commands.run(context, verb, command, session -> {
            ReturnOrders returns = ReturnOrders.in(session);
            ReturnOrder returned = returns.get(command.returned());
            session.authorize(subject(returned.id(), returned.terms().order())
                    .with("status", Forms.name(returned.status().kind())));
            Transition<ReturnOrder, ReturnEvent> next = move.of(session, returned);
            if (!next.events().isEmpty()) {
                returns.save(next);
            }
            return returned.id();
        });
    }

    private static Subject subject(ReturnId id, OrderId order) {
        return Subject.of("return", id.toString()).with("order", order.toString());
    }

    // ---- views

    /**
     * A return as it is now.
     *
     * @throws dev.backoffice.core.error.NotFound {@code return.unknown}
     */
    public ReturnOrder view(CallContext context, ReturnId returned) {
        Input.required(returned, "return");
        return commands.read(context, VIEW, session -> ReturnOrders.in(session).get(returned));
    }

    /** All returns of an order, by id; none when it has none. */
    public List<ReturnOrder> of(CallContext context, OrderId order) {
        Input.required(order, "order");
        return commands.read(context, VIEW, session -> ReturnOrders.in(session).of(order));
    }

    /**
     * One page of a query; see {@link ReturnQuery} for its order and what it costs.
     *
     * @throws dev.backoffice.core.error.InvalidInput {@code page.token}
     */
    public Page<ReturnOrder> list(CallContext context, ReturnQuery query, PageRequest page) {
        Input.required(query, "query");
        Input.required(page, "page");
        return commands.read(context, VIEW, session -> ReturnOrders.in(session).page(query, page));
    }

    /**
     * Checks the laws of returns over the tenant's stored data: never more back than left, refunds within what is due, dues within
     * what was paid, a closed one waits for nothing.
     */
    public AuditReport audit(CallContext context) {
        AuditReport report = new AuditReport("inventory.returns", 0, List.of());
        Optional<ReturnId> after = Optional.empty();
        do {
            Optional<ReturnId> from = after;
            AuditedPage page = commands.read(context, AUDIT, session -> audit(session, from));
            report = report.and(page.report());
            after = page.last();
        } while (after.isPresent());
        return report;
    }

    /** A page's findings, and its last return when another page may follow. */
    private record AuditedPage(AuditReport report, Optional<ReturnId> last) {}

    private static AuditedPage audit(Session session, Optional<ReturnId> after) {
        List<ReturnOrder> page = ReturnOrders.in(session).listAll(after, PAGE);
        List<Finding> findings = new ArrayList<>();
        page.forEach(returned -> findings.addAll(ReturnAudit.check(session, returned)));
        return new AuditedPage(
                new AuditReport("inventory.returns", page.size(), findings),
                page.size() < PAGE
                        ? Optional.empty()
                        : Optional.of(page.get(page.size() - 1).id()));
    }
}
