package dev.backoffice.inventory.shipping;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.inventory.packing.Dimensions;
import dev.backoffice.inventory.packing.PackedParcel;
import java.util.Optional;

/**
 * A parcel as a carrier prices it.
 *
 * @param weightGrams what it weighs, above zero, at most 100 tonnes
 * @param dimensions its size, when known
 */
public record QuotedParcel(long weightGrams, Optional<Dimensions> dimensions) {
    /** @throws InvalidInput naming the field */
    public QuotedParcel {
        Input.inRange(weightGrams, "weight", 1L, 100_000_000L);
        Input.required(dimensions, "dimensions");
    }

    /** A parcel of unknown size. */
    public static QuotedParcel of(long weightGrams) {
        return new QuotedParcel(weightGrams, Optional.empty());
    }

    /** A packed parcel. */
    public static QuotedParcel from(PackedParcel parcel) {
        return new QuotedParcel(parcel.weightGrams(), parcel.dimensions());
    }
}
