package dev.backoffice.sefaz;

import dev.backoffice.core.error.InvalidInput;
import java.time.Duration;

/**
 * How long a service is waited for.
 *
 * @param connect for the connection
 * @param answer for the whole answer, once connected
 */
public record SefazTimes(Duration connect, Duration answer) {
    /** Ten seconds to connect, sixty to answer. */
    public static final SefazTimes STANDARD = new SefazTimes(Duration.ofSeconds(10), Duration.ofSeconds(60));

    public SefazTimes {
        if (connect.isNegative() || connect.isZero() || answer.isNegative() || answer.isZero()) {
            throw InvalidInput.of("sefaz.times-invalid");
        }
    }
}
