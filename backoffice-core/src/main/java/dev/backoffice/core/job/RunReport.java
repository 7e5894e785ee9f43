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
 * @param failures by job that failed, its error code, or the name of the exception where it is a defect; the other jobs
 *     went on
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
