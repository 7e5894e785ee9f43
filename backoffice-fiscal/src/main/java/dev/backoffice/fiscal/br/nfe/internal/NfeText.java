package dev.backoffice.fiscal.br.nfe.internal;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * What the layout lets a text be (type {@code TString}): printable Latin-1, no leading, trailing or double blanks, no line
 * breaks. Errors name the field of the layout and what is wrong, never the text, which may be personal.
 */
public final class NfeText {
    private NfeText() {}

    /** The text itself, or {@code nfe.text-length} / {@code nfe.text-invalid}. */
    public static String require(String field, @Nullable String value, int min, int max) {
        String text = Input.required(value, field);
        int length = text.length();
        if (length < min || length > max) {
            throw InvalidInput.of(
                    "nfe.text-length",
                    "field",
                    field,
                    "length",
                    Integer.toString(length),
                    "min",
                    Integer.toString(min),
                    "max",
                    Integer.toString(max));
        }
        char before = ' ';
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c == ' ') {
                if (before == ' ') {
                    throw invalid(field, i == 0 ? "leading-blank" : "double-blank");
                }
            } else if (c < '!' || c > 'ÿ' || (c > '~' && c < '\u00a1')) {
                throw invalid(field, c < ' ' ? "control-character" : "not-latin-1");
            }
            before = c;
        }
        if (length > 0 && before == ' ') {
            throw invalid(field, "trailing-blank");
        }
        return text;
    }

    /** A text of digits only, with a length between the bounds; {@code nfe.code-invalid} otherwise. */
    public static String digits(String field, @Nullable String value, int min, int max) {
        String text = Input.required(value, field);
        if (text.length() < min || text.length() > max) {
            throw InvalidInput.of("nfe.code-invalid", "field", field, "reason", "length");
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                throw InvalidInput.of("nfe.code-invalid", "field", field, "reason", "not-digits");
            }
        }
        return text;
    }

    private static InvalidInput invalid(String field, String reason) {
        return InvalidInput.of("nfe.text-invalid", "field", field, "reason", reason);
    }
}
