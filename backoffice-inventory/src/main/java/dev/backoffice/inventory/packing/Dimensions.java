package dev.backoffice.inventory.packing;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import java.util.Arrays;

/**
 * Length, width and height in whole millimetres, each from 1 mm to 20 m. Immutable and thread-safe.
 *
 * <p>Text form: {@code 300x200x100}.
 *
 * @param lengthMm the length in millimetres
 * @param widthMm the width in millimetres
 * @param heightMm the height in millimetres
 */
public record Dimensions(long lengthMm, long widthMm, long heightMm) {
    private static final long LONGEST = 20_000;

    /** @throws InvalidInput {@code input.range} naming the field */
    public Dimensions {
        Input.inRange(lengthMm, "length", 1L, LONGEST);
        Input.inRange(widthMm, "width", 1L, LONGEST);
        Input.inRange(heightMm, "height", 1L, LONGEST);
    }

    /** As the constructor. */
    public static Dimensions of(long lengthMm, long widthMm, long heightMm) {
        return new Dimensions(lengthMm, widthMm, heightMm);
    }

    /**
     * Reads {@code 300x200x100}.
     *
     * @throws InvalidInput {@code input.form} for the field {@code dimensions}, or what the constructor refuses
     */
    public static Dimensions parse(String text) {
        String[] sides = Input.text(text, "dimensions", 30).split("x", -1);
        if (sides.length != 3 || !Arrays.stream(sides).allMatch(side -> side.matches("[0-9]{1,9}"))) {
            throw InvalidInput.of("input.form", "field", "dimensions", "form", "300x200x100");
        }
        return of(Long.parseLong(sides[0]), Long.parseLong(sides[1]), Long.parseLong(sides[2]));
    }

    /** The volume in cubic millimetres. */
    public long volume() {
        return lengthMm * widthMm * heightMm;
    }

    /** Whether this, turned as it may be, fits into a hollow of the other's size. */
    public boolean fitsInto(Dimensions hollow) {
        long[] own = sorted();
        long[] other = hollow.sorted();
        return own[0] <= other[0] && own[1] <= other[1] && own[2] <= other[2];
    }

    /**
     * The weight carriers charge light but large parcels by, in grams, rounded up: cubic centimetres divided by the carrier's
     * divisor are kilograms.
     *
     * @param divisor cubic centimetres of one kilogram, e.g. 6000; from 1 to 1,000,000
     */
    public long cubicGrams(long divisor) {
        Input.inRange(divisor, "divisor", 1L, 1_000_000L);
        // mm³ / 1000 = cm³; cm³ / divisor = kg; kg × 1000 = g: the thousands cancel out.
        return (volume() + divisor - 1) / divisor;
    }

    private long[] sorted() {
        long[] sides = {lengthMm, widthMm, heightMm};
        Arrays.sort(sides);
        return sides;
    }

    @Override
    public String toString() {
        return lengthMm + "x" + widthMm + "x" + heightMm;
    }
}
