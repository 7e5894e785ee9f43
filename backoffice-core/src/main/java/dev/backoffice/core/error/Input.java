package dev.backoffice.core.error;

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
}
