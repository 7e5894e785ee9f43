package dev.backoffice.core.job;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import java.time.Duration;

/**
 * How much one heartbeat may do.
 *
 * @param time it ends at the first chance after this
 * @param batch how many things a job does in one go
 */
public record Budget(Duration time, int batch) {
    /** 10 seconds, 200 things in one go. */
    public static final Budget DEFAULT = new Budget(Duration.ofSeconds(10), 200);

    /** @throws InvalidInput {@code input.not-positive} for the time, {@code input.range} for the batch, 1 to 10,000 */
    public Budget {
        if (time.isNegative() || time.isZero()) {
            throw InvalidInput.of("input.not-positive", "field", "time", "value", time.toString());
        }
        Input.inRange(batch, "batch", 1, 10_000);
    }
}
