package dev.backoffice.core.quantity;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How much of something, exactly: zero or more of a unit, below one hundred thousand million.
 *
 * <p>Text form: {@code 2 UN}, {@code 1.25 KG}. Quantities of different units do not mix; a conversion belongs to the item,
 * which alone knows how many pieces its box holds.
 *
 * @param value with as many decimals as the unit has, so that equal quantities are equal
 * @param unit what is counted
 */
public record Quantity(BigDecimal value, Unit unit) implements Comparable<Quantity> {
    private static final BigDecimal LIMIT = BigDecimal.TEN.pow(11);
    private static final Pattern PLAIN = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,30})?");

    /**
     * @throws InvalidInput {@code input.null}, {@code input.negative}, {@code input.quantity-scale} or {@code
     *     input.quantity-too-large}, for the field {@code quantity}
     */
    public Quantity {
        Input.required(value, "quantity");
        Input.required(unit, "unit");
        if (value.signum() < 0) {
            throw InvalidInput.of("input.negative", "field", "quantity");
        }
        if (value.compareTo(LIMIT) >= 0) {
            throw InvalidInput.of("input.quantity-too-large", "field", "quantity", "digits", "11");
        }
        if (value.stripTrailingZeros().scale() > unit.scale()) {
            throw InvalidInput.of(
                    "input.quantity-scale",
                    "field",
                    "quantity",
                    "unit",
                    unit.code(),
                    "decimals",
                    Integer.toString(unit.scale()));
        }
        value = value.setScale(unit.scale());
    }

    /** An exact value of a unit. */
    public static Quantity of(BigDecimal value, Unit unit) {
        return new Quantity(value, unit);
    }

    /** A whole number of a unit. */
    public static Quantity of(long value, Unit unit) {
        return new Quantity(BigDecimal.valueOf(value), unit);
    }

    /** None of a unit. */
    public static Quantity zero(Unit unit) {
        return new Quantity(BigDecimal.ZERO, unit);
    }

    /** The inverse of {@link #toMinor()}: 1250 of {@code KG} is 1.250 KG. */
    public static Quantity ofMinor(long minor, Unit unit) {
        Input.required(unit, "unit");
        return new Quantity(BigDecimal.valueOf(minor, unit.scale()), unit);
    }

    /**
     * Reads {@code 2 UN}.
     *
     * @throws InvalidInput {@code input.quantity}, {@code input.unit}, or what the constructor refuses
     */
    public static Quantity parse(@Nullable String text) {
        String full = Input.text(text, "quantity", 60);
        int space = full.indexOf(' ');
        if (space < 0) {
            throw InvalidInput.of("input.quantity", "field", "quantity");
        }
        return parse(full.substring(0, space), Unit.parse(full.substring(space + 1)));
    }

    /** Reads a plain number, e.g. {@code 1.25}, of a unit. */
    public static Quantity parse(@Nullable String number, Unit unit) {
        String plain = Input.text(number, "quantity", 60);
        if (!PLAIN.matcher(plain).matches()) {
            throw InvalidInput.of("input.quantity", "field", "quantity");
        }
        return new Quantity(new BigDecimal(plain), unit);
    }

    /** The value in the smallest countable part of the unit: grams for {@code KG} with three decimals. */
    public long toMinor() {
        return value.unscaledValue().longValueExact();
    }

    /** Both together; else {@code quantity.other-unit}. */
    public Quantity plus(Quantity other) {
        return new Quantity(value.add(sameUnit(other).value), unit);
    }

    /** What is left; more than there is gives {@code input.negative}, another unit {@code quantity.other-unit}. */
    public Quantity minus(Quantity other) {
        return new Quantity(value.subtract(sameUnit(other).value), unit);
    }

    /** This many times as much. */
    public Quantity times(long factor) {
        return new Quantity(
                new BigDecimal(value.unscaledValue().multiply(BigInteger.valueOf(factor)), value.scale()), unit);
    }

    /** Whether there is none. */
    public boolean isZero() {
        return value.signum() == 0;
    }

    /** Whether there is some. */
    public boolean isPositive() {
        return value.signum() > 0;
    }

    /** Compares quantities of one unit; else {@code quantity.other-unit}. */
    @Override
    public int compareTo(Quantity other) {
        return value.compareTo(sameUnit(other).value);
    }

    @Override
    public String toString() {
        return (value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString()) + " " + unit;
    }

    private Quantity sameUnit(Quantity other) {
        if (!unit.equals(other.unit)) {
            throw InvalidInput.of("quantity.other-unit", "unit", unit.toString(), "other", other.unit.toString());
        }
        return other;
    }
}
