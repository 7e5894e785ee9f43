package dev.backoffice.core.error;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Somebody else was faster. A retryable conflict is tried again by the command pipeline; the session it came from is dead. */
public final class Conflict extends BackofficeException {
    private static final long serialVersionUID = 1L;

    private final boolean retryable;

    private Conflict(String code, boolean retryable, Map<String, String> details, @Nullable Throwable cause) {
        super(code, details, cause);
        this.retryable = retryable;
    }

    /** A conflict that goes away when the work is done again: stale version, serialization failure, deadlock. */
    public static Conflict retryable(String code, @Nullable Throwable cause, String... details) {
        return new Conflict(code, true, Details.of(details), cause);
    }

    /** A conflict that stays: the same key with another input. */
    public static Conflict lasting(String code, String... details) {
        return new Conflict(code, false, Details.of(details), null);
    }

    /** Whether doing the same work again may succeed. */
    public boolean retryable() {
        return retryable;
    }
}
