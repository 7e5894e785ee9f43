package dev.backoffice.inventory.packing;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.inventory.catalog.Sku;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * How much of an item leaves, and what one unit of it weighs and measures.
 *
 * @param sku which item
 * @param quantity how much, above zero
 * @param unitGrams what one unit weighs
 * @param unitDimensions how large one unit is; empty when nobody measured it
 */
public record MeasuredGoods(Sku sku, Quantity quantity, long unitGrams, Optional<Dimensions> unitDimensions) {
    /** @throws InvalidInput naming the field */
    public MeasuredGoods {
        Input.required(sku, "sku");
        if (!Input.required(quantity, "quantity").isPositive()) {
            throw InvalidInput.of("input.not-positive", "field", "quantity");
        }
        Input.inRange(unitGrams, "weight", 1L, 100_000_000L);
        Input.required(unitDimensions, "dimensions");
    }

    /** Goods nobody measured. */
    public static MeasuredGoods of(Sku sku, Quantity quantity, long unitGrams) {
        return new MeasuredGoods(sku, quantity, unitGrams, Optional.empty());
    }

    /** The same goods, one unit of this size. */
    public MeasuredGoods measuring(Dimensions one) {
        return new MeasuredGoods(sku, quantity, unitGrams, Optional.of(one));
    }

    /** What leaves of the item. */
    public ParcelContent content() {
        return ParcelContent.of(sku, quantity);
    }

    /** What so much of it weighs, in grams, rounded up, at least one. */
    long grams(Quantity amount) {
        long grams = amount.value()
                .multiply(BigDecimal.valueOf(unitGrams))
                .setScale(0, RoundingMode.CEILING)
                .longValueExact();
        return Math.max(1, grams);
    }
}
