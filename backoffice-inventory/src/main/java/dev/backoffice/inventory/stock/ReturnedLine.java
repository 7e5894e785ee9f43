package dev.backoffice.inventory.stock;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.store.Doc;
import dev.backoffice.inventory.catalog.Sku;
import java.math.BigDecimal;

/**
 * How much of an item comes back.
 *
 * @param sku which item
 * @param count how much in the item's unit, above zero, up to four decimals
 */
public record ReturnedLine(Sku sku, BigDecimal count) {
    /** @throws InvalidInput {@code input.null}, {@code input.not-positive}, {@code input.quantity-scale} or {@code input.quantity-too-large} */
    public ReturnedLine {
        Input.required(sku, "sku");
        count = Count.checked(count);
    }

    Doc form() {
        return Doc.fields().put("sku", sku.value()).put("count", count).build();
    }
}
