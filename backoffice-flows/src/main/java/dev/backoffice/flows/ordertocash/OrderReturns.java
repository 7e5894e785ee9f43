package dev.backoffice.flows.ordertocash;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.event.Occurrence;
import dev.backoffice.inventory.order.OrderView;
import dev.backoffice.inventory.returns.RefundReturn;
import dev.backoffice.inventory.returns.ReturnEvent;
import dev.backoffice.inventory.returns.ReturnEvent.ReturnInspected;
import dev.backoffice.inventory.returns.ReturnEvent.ReturnReceived;
import dev.backoffice.inventory.returns.Returns;
import dev.backoffice.inventory.stock.ReturnGoods;
import dev.backoffice.inventory.stock.Stock;

/** What comes back from buyers: goods that can be sold again go on stock, and the money goes back once the goods are there. */
final class OrderReturns {
    private final OrderDesk desk;
    private final Returns returns;
    private final Stock stock;
    private final OrderMoney money;

    OrderReturns(OrderDesk desk, Returns returns, Stock stock, OrderMoney money) {
        this.desk = desk;
        this.returns = returns;
        this.stock = stock;
        this.money = money;
    }

    void onReturn(CallContext context, Occurrence<ReturnEvent> happened) {
        ReturnEvent event = happened.event();
        if (event instanceof ReturnReceived received) {
            refund(context, happened, received);
        } else if (event instanceof ReturnInspected inspected) {
            inspected.restock().ifPresent(command -> restock(context, inspected, command));
        }
    }

    /** Goods that left after the time of their first hold left with another one. */
    private void restock(CallContext context, ReturnInspected inspected, ReturnGoods command) {
        try {
            stock.takeBack(context, command);
        } catch (RuleViolation leftLate) {
            if (!leftLate.code().equals("stock.not-issued")) {
                throw leftLate;
            }
            stock.takeBack(
                    context,
                    new ReturnGoods(
                            command.document(), OrderStock.leftLate(context, inspected.order()), command.lines()));
        }
    }

    private void refund(CallContext context, Occurrence<ReturnEvent> happened, ReturnReceived received) {
        if (!received.due().isPositive()) {
            return;
        }
        OrderView order = desk.view(context, received.order());
        String number = "return/" + received.returned() + "/" + happened.key().version();
        money.giveBack(context, order, number, received.due());
        returns.refund(
                context, new RefundReturn(happened.commandKey("refund"), received.returned(), received.due(), number));
    }
}
