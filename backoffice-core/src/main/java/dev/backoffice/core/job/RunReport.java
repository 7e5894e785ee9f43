package dev.backoffice.core.job;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a heartbeat did.
 *
 * @param done how many things by job
 * @param failures by job in which something failed, the error code of the first failure, or the name of the exception where it is
 *     a defect. The other jobs went on, and the job itself where it did something beside; what failed is tried again in the next
 *     run, and the log names the tenant
 * @param more whether the budget ended before the work did: call again at once
 * @param nextDue when something falls due, if that is known
 */
public record RunReport(
        Map<String, Integer> done, Map<String, String> failures, boolean more, Optional<Instant> nextDue) {
    public RunReport {
        done = Collections.unmodifiableMap(new TreeMap<>(done));
        failures = Collections.unmodifiableMap(new TreeMap<>(failures));
    }

    /** How many things were done in all. */
    public int total() {
        return done.values().stream().mapToInt(Integer::intValue).sum();
    }
}
