package dev.backoffice.core.explanation;

import dev.backoffice.core.error.InvalidInput;
import java.util.Map;

/**
 * One step of a decision: what was found, with which values, and by which source.
 *
 * @param code stable and dotted, e.g. {@code inss.band}
 * @param text one sentence a person can read, e.g. {@code 7.5% of 1621.00 = 121.57}
 * @param values the values by name, in the order given
 * @param source the law or table it rests on; empty when it is plain arithmetic
 */
public record Reason(String code, String text, Map<String, String> values, String source) {
    public Reason {
        if (code.isBlank() || text.isBlank()) {
            throw InvalidInput.of("input.blank", "field", code.isBlank() ? "reason.code" : "reason.text");
        }
        values = NamedTexts.copyOf(values);
    }

    /** A step without values or source. */
    public static Reason of(String code, String text) {
        return new Reason(code, text, Map.of(), "");
    }

    /** The same step resting on a source. */
    public Reason by(String source) {
        return new Reason(code, text, values, source);
    }

    /** The same step with one more named value. */
    public Reason with(String name, Object value) {
        return new Reason(code, text, NamedTexts.copyOf(values).with(name, value.toString()), source);
    }
}
