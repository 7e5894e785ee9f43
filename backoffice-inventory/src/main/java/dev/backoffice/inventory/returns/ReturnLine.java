package dev.backoffice.inventory.returns;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.inventory.catalog.Sku;
import org.joda.money.Money;

/**
 * What of one line of an order comes back.
 *
 * @param line the number of the order's line, from 1
 * @param sku which item; of a kit, which of its components
 * @param requested how much was announced
 * @param received how much came; never more than announced
 * @param restocked how much of it went back on stock
 * @param discarded how much of it was discarded
 * @param due what the buyer gets back for it; more than what came is worth when more went back before it came
 */
public record ReturnLine(
        int line, Sku sku, Quantity requested, Quantity received, Quantity restocked, Quantity discarded, Money due) {
    /** @throws InvalidInput {@code return.more-than-requested}, {@code return.more-than-received}, {@code quantity.other-unit} */
    public ReturnLine {
        Input.required(sku, "sku");
        if (received.compareTo(requested) > 0) {
            throw InvalidInput.of(
                    "return.more-than-requested",
                    "line",
                    Integer.toString(line),
                    "sku",
                    sku.value(),
                    "received",
                    received.toString(),
                    "requested",
                    requested.toString());
        }
        if (restocked.plus(discarded).compareTo(received) > 0) {
            throw InvalidInput.of(
                    "return.more-than-received",
                    "line",
                    Integer.toString(line),
                    "sku",
                    sku.value(),
                    "inspected",
                    restocked.plus(discarded).toString(),
                    "received",
                    received.toString());
        }
        Input.required(due, "due");
    }

    /** A line that is announced. */
    static ReturnLine requested(int line, Sku sku, Quantity quantity, Money due) {
        Quantity none = Quantity.zero(quantity.unit());
        return new ReturnLine(line, sku, quantity, none, none, none, due);
    }

    ReturnLine receive(Quantity came, Money newDue) {
        return new ReturnLine(line, sku, requested, came, restocked, discarded, newDue);
    }

    /** The same worth more. */
    ReturnLine worth(Money more) {
        return new ReturnLine(line, sku, requested, received, restocked, discarded, due.plus(more));
    }

    ReturnLine inspect(Disposition disposition, Quantity quantity) {
        return disposition == Disposition.RESTOCK
                ? new ReturnLine(line, sku, requested, received, restocked.plus(quantity), discarded, due)
                : new ReturnLine(line, sku, requested, received, restocked, discarded.plus(quantity), due);
    }

    /** Whether it is decided of all that came what becomes of it. */
    public boolean inspected() {
        return restocked.plus(discarded).equals(received);
    }
}
