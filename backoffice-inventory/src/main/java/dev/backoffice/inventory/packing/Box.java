package dev.backoffice.inventory.packing;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.CodeText;

/**
 * A kind of box the company packs into.
 *
 * @param code its code, e.g. {@code BOX-M}; 1 to 40 visible ASCII characters
 * @param dimensions its size, inside and outside taken as one
 * @param tareGrams what it weighs empty, zero or more
 * @param maxGrams the most it may weigh packed, box included; above its tare
 */
public record Box(String code, Dimensions dimensions, long tareGrams, long maxGrams) {
    private static final long HEAVIEST = 100_000_000;

    /** @throws InvalidInput naming the field */
    public Box {
        CodeText.check("box", code, 40, CodeText.VISIBLE);
        Input.required(dimensions, "dimensions");
        Input.inRange(tareGrams, "tare", 0L, HEAVIEST - 1);
        Input.inRange(maxGrams, "maxWeight", tareGrams + 1, HEAVIEST);
    }

    /** As the constructor, with the dimensions as text. */
    public static Box of(String code, String dimensions, long tareGrams, long maxGrams) {
        return new Box(code, Dimensions.parse(dimensions), tareGrams, maxGrams);
    }
}
