package dev.backoffice.core.error;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something outside this library did not answer or is not set up; nothing was changed. */
public final class Unavailable extends BackofficeException {
    private static final long serialVersionUID = 1L;

    private Unavailable(String code, Map<String, String> details, @Nullable Throwable cause) {
        super(code, details, cause);
    }

    /**
     * An error with a stable code.
     *
     * @param code dotted and lower case, e.g. {@code store.unavailable}
     * @param cause what was caught, if anything
     * @param details alternating names and values, without personal data
     */
    public static Unavailable of(String code, @Nullable Throwable cause, String... details) {
        return new Unavailable(code, Details.of(details), cause);
    }
}
