package dev.backoffice.inventory.returns;

import dev.backoffice.core.event.DomainEvent;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.inventory.catalog.Sku;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.stock.HoldId;
import dev.backoffice.inventory.stock.ReturnGoods;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.joda.money.Money;

/** What happens to returns. */
public sealed interface ReturnEvent extends DomainEvent {
    /** Which return. */
    ReturnId returned();

    /** Of which order. */
    OrderId order();

    /**
     * A return was announced.
     *
     * @param returned which
     * @param order of which order
     * @param cause why
     * @param lines what comes back
     */
    record ReturnRequested(ReturnId returned, OrderId order, ReturnCause cause, List<ReturnLine> lines)
            implements ReturnEvent {
        public ReturnRequested {
            lines = List.copyOf(lines);
        }
    }

    /**
     * The goods came.
     *
     * @param returned which
     * @param order of which order
     * @param lines what came, and what the buyer gets back for it
     * @param due what the buyer gets back in all, freight included
     */
    record ReturnReceived(ReturnId returned, OrderId order, List<ReturnLine> lines, Money due) implements ReturnEvent {
        public ReturnReceived {
            lines = List.copyOf(lines);
        }
    }

    /**
     * It was decided of some goods what becomes of them.
     *
     * @param returned which
     * @param order of which order
     * @param hold the hold they had left with
     * @param number the how manieth inspection of the return, from 1
     * @param goods what was decided
     */
    record ReturnInspected(ReturnId returned, OrderId order, HoldId hold, int number, List<InspectedGoods> goods)
            implements ReturnEvent {
        public ReturnInspected {
            goods = List.copyOf(goods);
        }

        /** The command by which stock takes back what can be sold again; empty when nothing can. */
        public Optional<ReturnGoods> restock() {
            Map<Sku, Quantity> back = new TreeMap<>();
            goods.stream()
                    .filter(some -> some.disposition() == Disposition.RESTOCK)
                    .forEach(some -> back.merge(some.sku(), some.quantity(), Quantity::plus));
            if (back.isEmpty()) {
                return Optional.empty();
            }
            ReturnGoods command = ReturnGoods.of("return/" + returned + "/" + number, hold);
            for (Map.Entry<Sku, Quantity> item : back.entrySet()) {
                command = command.line(item.getKey(), item.getValue().value());
            }
            return Optional.of(command);
        }
    }

    /**
     * A document covers the goods that come back.
     *
     * @param returned which
     * @param order of which order
     * @param document the document's reference
     */
    record ReturnDocumented(ReturnId returned, OrderId order, String document) implements ReturnEvent {}

    /**
     * Money went back to the buyer.
     *
     * @param returned which
     * @param order of which order
     * @param amount how much
     * @param reference by which it can be found
     */
    record ReturnRefunded(ReturnId returned, OrderId order, Money amount, String reference) implements ReturnEvent {}

    /**
     * All is done.
     *
     * @param returned which
     * @param order of which order
     */
    record ReturnClosed(ReturnId returned, OrderId order) implements ReturnEvent {}

    /**
     * It did not take place, or the goods went back to the buyer.
     *
     * @param returned which
     * @param order of which order
     * @param reason why
     */
    record ReturnCancelled(ReturnId returned, OrderId order, String reason) implements ReturnEvent {}
}
