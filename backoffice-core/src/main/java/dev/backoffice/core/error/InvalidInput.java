package dev.backoffice.core.error;

import java.util.Map;

/** What was passed in cannot be right, whatever the state: a blank text, a wrong check digit, a negative amount. */
public final class InvalidInput extends BackofficeException {
    private static final long serialVersionUID = 1L;

    private InvalidInput(String code, Map<String, String> details) {
        super(code, details, null);
    }

    /**
     * An error with a stable code.
     *
     * @param code dotted and lower case, e.g. {@code input.blank}
     * @param details alternating names and values, without personal data
     */
    public static InvalidInput of(String code, String... details) {
        return new InvalidInput(code, Details.of(details));
    }
}
