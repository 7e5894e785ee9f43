package dev.backoffice.core.error;

import java.util.Map;

/** What the command names does not exist for this tenant; another tenant's things count as absent. */
public final class NotFound extends BackofficeException {
    private static final long serialVersionUID = 1L;

    private NotFound(String code, Map<String, String> details) {
        super(code, details, null);
    }

    /**
     * An error with a stable code.
     *
     * @param code dotted and lower case, e.g. {@code order.unknown}
     * @param details alternating names and values, without personal data
     */
    public static NotFound of(String code, String... details) {
        return new NotFound(code, Details.of(details));
    }
}
