package dev.backoffice.examples.quickstart;

import dev.backoffice.core.marking.Personal;
import dev.backoffice.inventory.order.ReceiveOrder;
import java.util.List;

/**
 * An order as a file tells it, with every cell checked.
 *
 * @param command what the library is asked to take in
 * @param lines the file's own numbers of its lines, in their order
 * @param rows the lines of the file it came from
 */
@Personal
record ReadOrder(ReceiveOrder command, List<Integer> lines, List<Long> rows) {
    ReadOrder {
        lines = List.copyOf(lines);
        rows = List.copyOf(rows);
    }
}
