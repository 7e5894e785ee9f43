package dev.backoffice.core.error;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The connection was lost while committing: the work may or may not be stored. The pipeline reads the receipt to find out. */
public final class CommitUnknown extends BackofficeException {
    private static final long serialVersionUID = 1L;

    private CommitUnknown(String code, Map<String, String> details, @Nullable Throwable cause) {
        super(code, details, cause);
    }

    /**
     * An error with a stable code.
     *
     * @param code dotted and lower case, e.g. {@code store.commit-unknown}
     * @param cause what was caught, if anything
     * @param details alternating names and values, without personal data
     */
    public static CommitUnknown of(String code, @Nullable Throwable cause, String... details) {
        return new CommitUnknown(code, Details.of(details), cause);
    }
}
