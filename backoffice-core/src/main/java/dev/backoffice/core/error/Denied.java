package dev.backoffice.core.error;

import java.util.Map;

/** The caller may not do this, or not without an approval. */
public final class Denied extends BackofficeException {
    private static final long serialVersionUID = 1L;

    private Denied(String code, Map<String, String> details) {
        super(code, details, null);
    }

    /**
     * An error with a stable code.
     *
     * @param code dotted and lower case, e.g. {@code access.denied}
     * @param details alternating names and values, without personal data
     */
    public static Denied of(String code, String... details) {
        return new Denied(code, Details.of(details));
    }
}
