package dev.backoffice.inventory.picking;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.inventory.catalog.Sku;
import dev.backoffice.inventory.order.OrderId;
import java.util.Optional;

/**
 * One item to take from its shelf for one order.
 *
 * @param number its place in the list, from 1, in the order people walk
 * @param order for which order
 * @param sku which item
 * @param shelf where it lies; empty when nobody told, then it comes last
 * @param wanted how much
 * @param picked how much was taken; empty until somebody says so; never more than wanted
 * @param shortBecause why it is less than wanted; there when it is, and only then; at most 300 characters, without personal data
 */
public record PickLine(
        int number,
        OrderId order,
        Sku sku,
        Optional<Shelf> shelf,
        Quantity wanted,
        Optional<Quantity> picked,
        Optional<String> shortBecause) {
    /** @throws InvalidInput {@code input.null}, {@code picking.too-much}, {@code picking.reason-missing}, {@code quantity.other-unit} */
    public PickLine {
        Input.required(order, "order");
        Input.required(sku, "sku");
        Input.required(shelf, "shelf");
        Input.required(wanted, "wanted");
        Input.required(picked, "picked");
        Input.required(shortBecause, "reason").ifPresent(reason -> Input.text(reason, "reason", 300));
        if (picked.isPresent() && picked.get().compareTo(wanted) > 0) {
            throw InvalidInput.of(
                    "picking.too-much",
                    "sku",
                    sku.value(),
                    "picked",
                    picked.get().toString(),
                    "wanted",
                    wanted.toString());
        }
        boolean less = picked.isPresent() && picked.get().compareTo(wanted) < 0;
        if (less != shortBecause.isPresent()) {
            throw InvalidInput.of("picking.reason-missing", "sku", sku.value(), "line", Integer.toString(number));
        }
    }

    /** A line nobody has walked to yet. */
    static PickLine open(int number, OrderId order, Sku sku, Optional<Shelf> shelf, Quantity wanted) {
        return new PickLine(number, order, sku, shelf, wanted, Optional.empty(), Optional.empty());
    }

    /** Whether somebody said what was taken. */
    public boolean answered() {
        return picked.isPresent();
    }

    /** Whether less was there than wanted. */
    public boolean isShort() {
        return shortBecause.isPresent();
    }

    /** What was not there; nothing while nobody walked to it. */
    public Quantity missing() {
        return picked.map(wanted::minus).orElse(Quantity.zero(wanted.unit()));
    }

    PickLine answer(Quantity taken, Optional<String> because) {
        return new PickLine(number, order, sku, shelf, wanted, Optional.of(taken), because);
    }
}
