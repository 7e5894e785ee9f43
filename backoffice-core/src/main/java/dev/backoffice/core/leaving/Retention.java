package dev.backoffice.core.leaving;

import dev.backoffice.core.error.Input;
import java.time.LocalDate;

/**
 * That something must not be deleted yet.
 *
 * @param until the last day on which it is kept
 * @param reason what is retained, e.g. {@code tax documents and the books of taxes}
 * @param source the norm, e.g. {@code Lei 5.172/1966 (CTN) art. 173 I}
 */
public record Retention(LocalDate until, String reason, String source) {
    public Retention {
        Input.required(until, "until");
        Input.text(reason, "reason", 200);
        Input.text(source, "source", 1000);
    }
}
