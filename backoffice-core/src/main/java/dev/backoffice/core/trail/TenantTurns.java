package dev.backoffice.core.trail;

import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.job.DueJob.Done;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tenants that take turns: each gets a share, again and again, until nothing is left or a run is full. A tenant that fails is not
 * asked again in the same run, and a run ends after {@value #MOST_FAILURES} of them, so that what does not answer does not hold a
 * heartbeat up; the next run begins after the tenant that was served or failed last, so nobody starves behind others.
 *
 * @param <T> what a tenant's turn is about
 */
final class TenantTurns<T> {
    /** How many tenants may fail before a run ends. */
    static final int MOST_FAILURES = 3;

    private static final Logger LOG = LoggerFactory.getLogger(TenantTurns.class);

    private final String job;
    private final Function<Optional<TenantId>, Optional<T>> next;
    private final Function<T, TenantId> tenant;
    private volatile Optional<TenantId> last = Optional.empty();

    /** What one tenant gets done in one turn. */
    @FunctionalInterface
    interface Turn<T> {
        /**
         * Does it, and counts each thing once it is done.
         *
         * @param room how many things at most, 1 or more
         */
        void take(T due, int room, Runnable done);
    }

    /**
     * @param job told in the log when a tenant fails
     * @param next the next tenant, by name, with something to do
     * @param tenant whose turn it is
     */
    TenantTurns(String job, Function<Optional<TenantId>, Optional<T>> next, Function<T, TenantId> tenant) {
        this.job = job;
        this.next = next;
        this.tenant = tenant;
    }

    /** Whether there is anything to do. */
    boolean any() {
        return next.apply(Optional.empty()).isPresent();
    }

    /** Runs until this much was done; the first failure is told with what was done, and thrown when nothing was. */
    Done run(int limit, Turn<T> turn) {
        return new Run(limit, turn).done();
    }

    private final class Run {
        private final int limit;
        private final Turn<T> turn;
        private final Set<TenantId> failed = new HashSet<>();
        private int done;
        private @Nullable RuntimeException failure;

        Run(int limit, Turn<T> turn) {
            this.limit = limit;
            this.turn = turn;
        }

        Done done() {
            if (last.isPresent()) {
                round(last);
            }
            int before;
            do {
                before = done;
                round(Optional.empty());
            } while (done > before && !ended());
            return Done.despite(done, failure);
        }

        private boolean ended() {
            return done >= limit || failed.size() >= MOST_FAILURES;
        }

        /** One turn for each tenant after this one. */
        private void round(Optional<TenantId> after) {
            Optional<TenantId> place = after;
            while (!ended()) {
                Optional<T> due = next.apply(place);
                if (due.isEmpty()) {
                    return;
                }
                TenantId whose = tenant.apply(due.get());
                if (!failed.contains(whose)) {
                    one(whose, due.get());
                }
                place = Optional.of(whose);
            }
        }

        private void one(TenantId whose, T due) {
            int before = done;
            try {
                turn.take(due, limit - done, () -> done++);
            } catch (RuntimeException failing) {
                LOG.atWarn()
                        .addKeyValue("job", job)
                        .addKeyValue("tenant", whose)
                        .setCause(failing)
                        .log("a tenant's turn failed");
                failed.add(whose);
                failure = failure == null ? failing : failure;
            }
            if (done > before || failed.contains(whose)) {
                last = Optional.of(whose);
            }
        }
    }
}
