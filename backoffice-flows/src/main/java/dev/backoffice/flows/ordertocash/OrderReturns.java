package dev.backoffice.flows.ordertocash;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.event.Occurrence;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.finance.charge.ChargeEvent;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.inventory.order.OrderView;
import dev.backoffice.inventory.returns.CancelReturn;
import dev.backoffice.inventory.returns.Refund;
import dev.backoffice.inventory.returns.RefundReturn;
import dev.backoffice.inventory.returns.ReturnEvent;
import dev.backoffice.inventory.returns.ReturnEvent.ReturnDocumented;
import dev.backoffice.inventory.returns.ReturnEvent.ReturnInspected;
import dev.backoffice.inventory.returns.ReturnEvent.ReturnReceived;
import dev.backoffice.inventory.returns.ReturnEvent.ReturnRequested;
import dev.backoffice.inventory.returns.ReturnLine;
import dev.backoffice.inventory.returns.ReturnMove;
import dev.backoffice.inventory.returns.ReturnMoves;
import dev.backoffice.inventory.returns.ReturnOrder;
import dev.backoffice.inventory.returns.ReturnTerms.DocumentIssuer;
import dev.backoffice.inventory.returns.Returns;
import dev.backoffice.inventory.stock.ReturnGoods;
import dev.backoffice.inventory.stock.Stock;
import java.util.List;
import org.joda.money.Money;

/**
 * What comes back from buyers: goods that can be sold again go on stock, and the money goes back once the goods are there, and
 * the buyer's note where the buyer has to issue one.
 */
final class OrderReturns {
    private final OrderDesk desk;
    private final Returns returns;
    private final Stock stock;
    private final OrderRefunds refunds;

    OrderReturns(OrderDesk desk, Returns returns, Stock stock, OrderRefunds refunds) {
        this.desk = desk;
        this.returns = returns;
        this.stock = stock;
        this.refunds = refunds;
    }

    void onReturn(CallContext context, Occurrence<ReturnEvent> happened) {
        ReturnEvent event = happened.event();
        if (event instanceof ReturnRequested requested) {
            // its order may have been cancelled while it was announced
            if (cancelled(desk.view(context, requested.order()))) {
                end(context, returns.view(context, event.returned()));
            }
        } else if (event instanceof ReturnReceived || event instanceof ReturnDocumented) {
            refund(context, returns.view(context, event.returned()));
        } else if (event instanceof ReturnInspected inspected) {
            inspected.restock().ifPresent(command -> restock(context, inspected, command));
        }
    }

    /** Goods may come back before the buyer has paid for them: what is paid then goes back. */
    void onCharge(CallContext context, Occurrence<ChargeEvent> happened) {
        if (happened.event() instanceof ChargeEvent.MoneyCaptured captured) {
            desk.findByReference(context, captured.reference())
                    .ifPresent(whole -> desk.family(context, whole)
                            .forEach(order ->
                                    returns.of(context, order.id()).forEach(returned -> refund(context, returned))));
        }
    }

    /** An order was cancelled: what did not come back of it yet comes back with that, goods and money. */
    void end(CallContext context, OrderView order) {
        returns.of(context, order.id()).forEach(returned -> end(context, returned));
    }

    private void end(CallContext context, ReturnOrder returned) {
        if (ReturnMoves.legal(ReturnMove.CANCEL, returned.status().kind())) {
            returns.cancel(
                    context,
                    new CancelReturn(
                            IdempotencyKey.of("order-cancelled/" + returned.id()),
                            returned.id(),
                            "Its order was cancelled"));
        }
    }

    /** What came back of an order, line by line of its returns. */
    List<ReturnLine> lines(CallContext context, OrderId order) {
        return returns.of(context, order).stream()
                .flatMap(returned -> returned.lines().stream())
                .toList();
    }

    private static boolean cancelled(OrderView order) {
        return order.status() == OrderStatus.Kind.CANCELLED;
    }

    /** Goods that left after the time of their first hold left with another one. */
    private void restock(CallContext context, ReturnInspected inspected, ReturnGoods command) {
        try {
            stock.takeBack(context, command);
        } catch (RuleViolation refused) {
            switch (refused.code()) {
                case "stock.not-issued" ->
                    stock.takeBack(
                            context,
                            new ReturnGoods(
                                    command.document(),
                                    OrderStock.leftLate(context, inspected.order()),
                                    command.lines()));
                case "stock.already-returned", "stock.return-exceeds" -> {
                    // all of an order that was cancelled after it had left came back with that
                    if (!cancelled(desk.view(context, inspected.order()))) {
                        throw refused;
                    }
                }
                default -> throw refused;
            }
        }
    }

    private void refund(CallContext context, ReturnOrder returned) {
        Money due = returned.stillDue();
        if (!due.isPositive() || !mayGoBack(returned)) {
            return;
        }
        OrderView order = desk.view(context, returned.terms().order());
        if (cancelled(order)) {
            // all that is there of a cancelled order's money goes back with its cancellation
            return;
        }
        // one number for all that goes back for a return, so that what went back and was not recorded yet counts
        String number = OrderRefunds.ofReturns(order.id()) + "/" + returned.id();
        Money recorded = recorded(returned, number);
        Money byOthers = returned.refunded().minus(recorded);
        Money unrecorded = refunds.giveBack(
                        context, order, number, returned.due().minus(byOthers))
                .minus(recorded);
        Money back = unrecorded.isGreaterThan(due) ? due : unrecorded;
        if (back.isPositive()) {
            String key = "refund/" + number + "/" + recorded.getAmountMinorLong();
            returns.refund(context, new RefundReturn(IdempotencyKey.of(key), returned.id(), back, number));
        }
    }

    private static Money recorded(ReturnOrder returned, String number) {
        return returned.refunds().stream()
                .filter(refund -> refund.reference().equals(number))
                .map(Refund::amount)
                .reduce(returned.due().multipliedBy(0), Money::plus);
    }

    private static boolean mayGoBack(ReturnOrder returned) {
        boolean documented = returned.terms().issuer() != DocumentIssuer.BUYER
                || returned.document().isPresent();
        return switch (returned.status().kind()) {
            case RECEIVED, INSPECTED -> documented;
            case REQUESTED, CLOSED, CANCELLED -> false;
        };
    }
}
