package dev.backoffice.core.job;

import dev.backoffice.core.marking.HostImplements;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One look that tells of many jobs when they may have something to do, so that a heartbeat need not run each of them to find
 * that it has nothing.
 */
@HostImplements
@FunctionalInterface
public interface Outlook {
    /** Tells of no job: each is run. */
    Outlook NONE = Map::of;

    /**
     * Looks, and changes nothing.
     *
     * @return by name of the job: from when on it may have something to do, empty when never; a job that is not named is run.
     *     Too early costs a run that finds nothing; too late leaves work undone
     */
    Map<String, Optional<Instant>> look();
}
