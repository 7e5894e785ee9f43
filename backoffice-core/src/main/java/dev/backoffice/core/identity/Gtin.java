package dev.backoffice.core.identity;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * GTIN, Global Trade Item Number (GS1 General Specifications): the number under an item's bar code, with 8, 12, 13 or 14 digits,
 * the last of them a check digit. An item without one has none: there is no "zero" number.
 *
 * <p>Text form: the digits, e.g. {@code 7899999000015}.
 *
 * @param digits as printed
 */
public record Gtin(String digits) {
    /** @throws InvalidInput {@code input.null}, {@code input.blank} or {@code input.gtin}, for the field {@code gtin} */
    public Gtin {
        Input.required(digits, "gtin");
        if (!isValid(digits)) {
            throw InvalidInput.of(digits.isBlank() ? "input.blank" : "input.gtin", "field", "gtin");
        }
    }

    /** A number as printed. */
    public static Gtin of(@Nullable String digits) {
        return new Gtin(Input.required(digits, "gtin"));
    }

    /** Reads a number as printed. */
    public static Gtin parse(@Nullable String text) {
        return of(text);
    }

    /** Whether a text is a GTIN. Neither throws nor allocates. */
    public static boolean isValid(@Nullable CharSequence text) {
        if (text == null || !hasLength(text.length())) {
            return false;
        }
        boolean zero = true;
        int sum = 0;
        for (int i = text.length() - 1, weight = 1; i >= 0; i--, weight = 4 - weight) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
            zero &= c == '0';
            sum += (c - '0') * weight;
        }
        return sum % 10 == 0 && !zero;
    }

    private static boolean hasLength(int length) {
        return length == 8 || length >= 12 && length <= 14;
    }

    @Override
    public String toString() {
        return digits;
    }
}
