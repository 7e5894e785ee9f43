package dev.backoffice.core.error;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Root of every error this library reports on purpose.
 *
 * <p>A host decides by {@link #code()} and type, never by the English {@link #getMessage() message}. The texts for people
 * are in {@link ErrorTexts}. {@link #details()} never holds personal data.
 */
public abstract sealed class BackofficeException extends RuntimeException
        permits InvalidInput, RuleViolation, Denied, NotFound, Conflict, Unavailable, CommitUnknown {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient Map<String, String> details;

    BackofficeException(String code, Map<String, String> details, @Nullable Throwable cause) {
        super(code + (details.isEmpty() ? "" : " " + new TreeMap<>(details)), cause);
        this.code = code;
        this.details = Collections.unmodifiableMap(new TreeMap<>(details));
    }

    /** The stable dotted code, e.g. {@code stock.short}; listed in {@code docs/errors.md}. */
    public final String code() {
        return code;
    }

    /** Named values for the translated text, e.g. {@code item}, {@code wanted}; sorted by name, without personal data. */
    public final Map<String, String> details() {
        return details == null ? Map.of() : details;
    }
}
