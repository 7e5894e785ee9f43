package dev.backoffice.inventory.picking;

import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.inventory.catalog.Sku;
import java.util.List;
import java.util.Optional;

/**
 * One item at one shelf, for all orders of a list together.
 *
 * @param shelf where it lies, when known
 * @param sku which item
 * @param wanted how much for all of them
 * @param lines how much for each of them
 */
public record PickStop(Optional<Shelf> shelf, Sku sku, Quantity wanted, List<PickLine> lines) {
    public PickStop {
        lines = List.copyOf(lines);
    }

    static PickStop of(List<PickLine> lines) {
        PickLine first = lines.get(0);
        Quantity wanted = lines.stream()
                .map(PickLine::wanted)
                .reduce(Quantity.zero(first.wanted().unit()), Quantity::plus);
        return new PickStop(first.shelf(), first.sku(), wanted, lines);
    }
}
