package dev.backoffice.core.error;

import java.util.Map;

/** A rule of the business refuses this in the present state; a later try with the same key may succeed. */
public final class RuleViolation extends BackofficeException {
    private static final long serialVersionUID = 1L;

    private RuleViolation(String code, Map<String, String> details) {
        super(code, details, null);
    }

    /**
     * An error with a stable code.
     *
     * @param code dotted and lower case, e.g. {@code stock.short}
     * @param details alternating names and values, without personal data
     */
    public static RuleViolation of(String code, String... details) {
        return new RuleViolation(code, Details.of(details));
    }
}
