package dev.backoffice.inventory.order;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.CodeText;

/**
 * One packed parcel.
 *
 * @param label what is written on it, e.g. {@code 1/2}; 1 to 40 visible ASCII characters
 * @param weightGrams what it weighs, above zero, at most 100 tonnes
 */
public record Parcel(String label, long weightGrams) {
    /** @throws InvalidInput naming the field */
    public Parcel {
        CodeText.check("parcel", label, 40, CodeText.VISIBLE);
        Input.inRange(weightGrams, "weight", 1L, 100_000_000L);
    }

    /** A parcel by its label and weight in grams. */
    public static Parcel of(String label, long weightGrams) {
        return new Parcel(label, weightGrams);
    }
}
