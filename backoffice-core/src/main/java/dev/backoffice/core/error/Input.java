package dev.backoffice.core.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * First checks of what comes in from outside; each refusal names the field.
 *
 * <pre>{@code
 * this.name = Input.text(name, "item.name", 120);
 * }</pre>
 */
public final class Input {
    private Input() {}

    /**
     * The value itself.
     *
     * @param field what the value is called outside, e.g. {@code order.buyer}
     * @throws InvalidInput {@code input.null} when it is null
     */
    public static <T> T required(@Nullable T value, String field) {
        if (value == null) {
            throw InvalidInput.of("input.null", "field", field);
        }
        return value;
    }

    /**
     * The text itself, neither trimmed nor changed.
     *
     * @param field what the text is called outside, e.g. {@code item.name}
     * @param maxLength the longest allowed text, in {@code char}s
     * @throws InvalidInput {@code input.null}, {@code input.blank} or {@code input.too-long}
     */
    public static String text(@Nullable String value, String field, int maxLength) {
        String text = required(value, field);
        if (text.isBlank()) {
            throw InvalidInput.of("input.blank", "field", field);
        }
        if (text.length() > maxLength) {
            throw InvalidInput.of(
                    "input.too-long",
                    "field",
                    field,
                    "length",
                    Integer.toString(text.length()),
                    "limit",
                    Integer.toString(maxLength));
        }
        return text;
    }

    /**
     * The value itself, between two bounds.
     *
     * @param field what the value is called outside, e.g. {@code parcel.weight}
     * @param from the least allowed, inclusive
     * @param to the greatest allowed, inclusive
     * @throws InvalidInput {@code input.null} or {@code input.range} naming both bounds and the value
     */
    public static <T extends Comparable<? super T>> T inRange(@Nullable T value, String field, T from, T to) {
        T given = required(value, field);
        if (given.compareTo(from) < 0 || given.compareTo(to) > 0) {
            throw InvalidInput.of(
                    "input.range",
                    "field",
                    field,
                    "from",
                    from.toString(),
                    "to",
                    to.toString(),
                    "value",
                    given.toString());
        }
        return given;
    }

    /**
     * An unchangeable copy of a list that is not too long.
     *
     * @param field what the list is called outside, e.g. {@code lines}
     * @param limit how many elements at most
     * @throws InvalidInput {@code input.null} or {@code input.too-many} naming the count and the limit
     */
    public static <T> List<T> atMost(int limit, @Nullable List<T> values, String field) {
        List<T> copy = List.copyOf(required(values, field));
        if (copy.size() > limit) {
            throw InvalidInput.of(
                    "input.too-many",
                    "field",
                    field,
                    "count",
                    Integer.toString(copy.size()),
                    "limit",
                    Integer.toString(limit));
        }
        return copy;
    }
}
