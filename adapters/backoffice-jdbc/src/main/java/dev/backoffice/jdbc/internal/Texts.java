package dev.backoffice.jdbc.internal;

import dev.backoffice.core.error.InvalidInput;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** How texts and instants are kept. */
final class Texts {
    private Texts() {}

    /** An instant as whole microseconds since 1970, exact and free of time zones. */
    static long micros(Instant instant) {
        try {
            return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
        } catch (ArithmeticException | DateTimeException tooFar) {
            throw InvalidInput.of("store.instant", "value", instant.toString());
        }
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /**
     * A text that both databases can keep as it is.
     *
     * @throws InvalidInput {@code store.text} for NUL and for half a surrogate pair, {@code store.text-too-long}
     */
    static String checked(String field, String value, int longest) {
        if (value.length() > longest) {
            throw InvalidInput.of(
                    "store.text-too-long",
                    "field",
                    field,
                    "length",
                    Integer.toString(value.length()),
                    "limit",
                    Integer.toString(longest));
        }
        if (firstUnfit(value) >= 0) {
            throw InvalidInput.of("store.text", "field", field);
        }
        return value;
    }

    /** The text with what no database keeps replaced; for reasons, which may come from anywhere. */
    static String cleaned(String value) {
        StringBuilder out = new StringBuilder(value);
        for (int at = firstUnfit(out); at >= 0; at = firstUnfit(out)) {
            out.setCharAt(at, '\uFFFD');
        }
        return out.toString();
    }

    private static int firstUnfit(CharSequence value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return i;
            }
            if (Character.isHighSurrogate(c)) {
                if (i + 1 == value.length() || !Character.isLowSurrogate(value.charAt(i + 1))) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }

    /**
     * A form whose order by UTF-16 unit is the order of the text by code point: surrogates, which stand for the highest code
     * points, change places with the units above them. Texts without such characters are their own form.
     */
    static String sortable(String value) {
        return shifted(value, '\uE000', -0x800, 0x2000);
    }

    /** The text a sortable form was made of. */
    static String unsortable(String value) {
        return shifted(value, '\uF800', -0x2000, 0x800);
    }

    private static String shifted(String value, char from, int high, int low) {
        char[] units = value.toCharArray();
        boolean changed = false;
        for (int i = 0; i < units.length; i++) {
            if (units[i] >= '\uD800') {
                units[i] += (char) (units[i] >= from ? high : low);
                changed = true;
            }
        }
        return changed ? new String(units) : value;
    }
}
