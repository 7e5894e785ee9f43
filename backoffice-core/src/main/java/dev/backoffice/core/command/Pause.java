package dev.backoffice.core.command;

import dev.backoffice.core.marking.HostImplements;
import java.time.Duration;

/** How the pipeline waits between attempts. */
@HostImplements
@FunctionalInterface
public interface Pause {
    /** Waits; ends early when the thread is interrupted, and leaves it so. */
    void pause(Duration time);

    /** Lets the calling thread sleep. */
    static Pause sleeping() {
        return time -> {
            try {
                Thread.sleep(time.toMillis(), time.toNanosPart() % 1_000_000);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        };
    }
}
