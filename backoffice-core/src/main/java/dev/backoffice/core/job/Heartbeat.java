package dev.backoffice.core.job;

import dev.backoffice.core.error.BackofficeException;
import dev.backoffice.core.identity.IdGenerator;
import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.insight.Observer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Does all due work of all tenants, on the caller's thread. A host calls it from its own scheduler, from as many machines as
 * it likes.
 */
public final class Heartbeat {
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final Leases leases;
    private final List<DueJob> jobs;
    private final InstantSource clock;
    private final IdGenerator ids;
    private final Observer observer;
    private final Outlook outlook;

    /** A heartbeat that runs each job to learn whether it has something to do. */
    public Heartbeat(Leases leases, List<DueJob> jobs, InstantSource clock, IdGenerator ids, Observer observer) {
        this(leases, jobs, clock, ids, observer, Outlook.NONE);
    }

    /**
     * @param leases by which machines take turns in {@linkplain DueJob#exclusive exclusive} jobs
     * @param jobs in the order in which they are run, each name once
     * @param clock tells what is due and when the budget ends
     * @param ids names this run as owner of its leases
     * @param observer is told of each job
     * @param outlook asked at first and after each job that did something; the jobs it names are run when they may be due
     */
    public Heartbeat(
            Leases leases,
            List<DueJob> jobs,
            InstantSource clock,
            IdGenerator ids,
            Observer observer,
            Outlook outlook) {
        this.leases = leases;
        this.jobs = List.copyOf(jobs);
        this.clock = clock;
        this.ids = ids;
        this.observer = observer;
        this.outlook = outlook;
    }

    /**
     * Runs every job until nothing is due or the budget ends. A job that fails is reported and the others go on; one that did
     * something although something else failed is reported too, and goes on itself.
     */
    public RunReport run(Budget budget) {
        String owner = ids.next().toString();
        Instant end = clock.instant().plus(budget.time());
        Round total = new Round();
        boolean busy = true;
        while (busy && clock.instant().isBefore(end)) {
            busy = false;
            for (DueJob job : jobs) {
                if (total.stopped.contains(job.name()) || !clock.instant().isBefore(end)) {
                    continue;
                }
                busy |= runOne(job, owner, budget, total);
            }
        }
        return new RunReport(total.done, total.failures, busy, Optional.ofNullable(total.nextDue));
    }

    /** Runs one job once; true when it did something, so that more may be due for it or for others. */
    private boolean runOne(DueJob job, String owner, Budget budget, Round total) {
        Moment moment = Moment.of(clock, ids);
        boolean leased = false;
        try {
            Optional<Instant> mayBeDue = seen(total).getOrDefault(job.name(), Optional.of(moment.now()));
            if (mayBeDue.isEmpty() || mayBeDue.get().isAfter(moment.now())) {
                return ran(job, new DueJob.Done(0, mayBeDue), total);
            }
            if (job.exclusive()) {
                if (!job.mayBeDue(moment)) {
                    return ran(job, DueJob.Done.of(0), total);
                }
                leased = leases.acquire(
                        job.name(), owner, moment.now(), moment.now().plus(LEASE));
                if (!leased) {
                    return false;
                }
            }
            return ran(job, job.run(moment, budget.batch()), total);
        } catch (RuntimeException failure) {
            total.stopped.add(job.name());
            failed(job, failure, total);
            return false;
        } finally {
            if (leased) {
                release(job, owner);
            }
        }
    }

    /** What was seen since a job did something last. When there is nothing to be seen, every job tells for itself. */
    private Map<String, Optional<Instant>> seen(Round total) {
        if (total.seen == null) {
            try {
                total.seen = outlook.look();
            } catch (RuntimeException failure) {
                LOG.atWarn().setCause(failure).log("no look at what is due");
                total.seen = Map.of();
            }
        }
        return total.seen;
    }

    private boolean ran(DueJob job, DueJob.Done done, Round total) {
        if (done.count() > 0) {
            total.seen = null;
        }
        total.done.merge(job.name(), done.count(), Integer::sum);
        done.nextDue().ifPresent(total::sooner);
        done.failure().ifPresent(failure -> failed(job, failure, total));
        observer.jobRan(job.name(), done.count());
        return done.count() > 0;
    }

    private void failed(DueJob job, RuntimeException failure, Round total) {
        LOG.atLevel(failure instanceof BackofficeException ? Level.WARN : Level.ERROR)
                .addKeyValue("job", job.name())
                .setCause(failure)
                .log("due job failed");
        String code = failure instanceof BackofficeException known
                ? known.code()
                : failure.getClass().getSimpleName();
        total.failures.putIfAbsent(job.name(), code);
        observer.jobFailed(job.name(), code);
    }

    /** A lease that cannot be given back ends by itself. */
    private void release(DueJob job, String owner) {
        try {
            leases.release(job.name(), owner);
        } catch (RuntimeException failure) {
            LOG.atWarn().addKeyValue("job", job.name()).setCause(failure).log("lease not given back");
        }
    }

    private static final class Round {
        private final Map<String, Integer> done = new TreeMap<>();
        private final Map<String, String> failures = new TreeMap<>();
        private final Set<String> stopped = new HashSet<>();
        private @Nullable Instant nextDue;
        private @Nullable Map<String, Optional<Instant>> seen;

        void sooner(Instant due) {
            if (nextDue == null || due.isBefore(nextDue)) {
                nextDue = due;
            }
        }
    }
}
