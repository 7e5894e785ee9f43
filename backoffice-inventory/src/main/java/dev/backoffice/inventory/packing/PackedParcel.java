package dev.backoffice.inventory.packing;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.inventory.order.Parcel;
import java.util.List;
import java.util.Optional;

/**
 * A parcel and what is in it.
 *
 * @param label what is written on it, e.g. {@code 1/2}; 1 to 40 visible ASCII characters
 * @param box the code of its box; empty when the goods travel in what they came in
 * @param contents what is in it, each item once, at least one
 * @param weightGrams what it weighs, packed
 * @param dimensions its size, when known
 */
public record PackedParcel(
        String label,
        Optional<String> box,
        List<ParcelContent> contents,
        long weightGrams,
        Optional<Dimensions> dimensions) {
    /** @throws InvalidInput naming the field, {@code input.empty}, {@code packing.item-twice} */
    public PackedParcel {
        Parcel.of(label, weightGrams);
        Input.required(box, "box");
        contents = Input.atMost(10_000, contents, "contents");
        if (contents.isEmpty()) {
            throw InvalidInput.of("input.empty", "field", "contents");
        }
        if (ParcelContent.sum(contents).size() < contents.size()) {
            throw InvalidInput.of("packing.item-twice", "parcel", label);
        }
        Input.required(dimensions, "dimensions");
    }

    /** A parcel of these contents, in no box and of unknown size. */
    public static PackedParcel of(String label, long weightGrams, List<ParcelContent> contents) {
        return new PackedParcel(label, Optional.empty(), contents, weightGrams, Optional.empty());
    }

    /** The same parcel in a box, of the box's size. */
    public PackedParcel in(Box kind) {
        return new PackedParcel(label, Optional.of(kind.code()), contents, weightGrams, Optional.of(kind.dimensions()));
    }

    /** The same parcel of this size. */
    public PackedParcel measuring(Dimensions size) {
        return new PackedParcel(label, box, contents, weightGrams, Optional.of(size));
    }

    /**
     * What a carrier charges by: the greater of weight and cubic weight, in grams; the weight while the size is not known.
     *
     * @param divisor cubic centimetres of one kilogram, e.g. 6000
     */
    public long chargedGrams(long divisor) {
        return dimensions
                .map(size -> Math.max(weightGrams, size.cubicGrams(divisor)))
                .orElse(weightGrams);
    }

    /** As the order keeps it. */
    public Parcel parcel() {
        return Parcel.of(label, weightGrams);
    }
}
