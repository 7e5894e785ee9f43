package dev.backoffice.examples.quickstart;

import dev.backoffice.core.marking.Personal;
import dev.backoffice.inventory.order.ReceiveOrder;
import java.util.List;

/**
 * An order as a file tells it, with every cell checked.
 *
 * @param command what the library is asked to take in
 * @param marketplace whether another shop front sold it for this one
 * @param rows the lines of the file it came from
 */
@Personal
record ReadOrder(ReceiveOrder command, boolean marketplace, List<Long> rows) {
    ReadOrder {
        rows = List.copyOf(rows);
    }
}
