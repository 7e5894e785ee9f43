package dev.backoffice.spring;

import dev.backoffice.core.job.RunReport;
import dev.backoffice.flows.Backoffice;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.TaskScheduler;

/**
 * Calls {@code runDue} on the host's scheduler from the start of the context to its stop. The stop waits for the call under way and
 * comes before any bean is destroyed, so that no pool is closed under it.
 */
final class DueWork implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(DueWork.class);

    /** Begun late and stopped early: after the web server has let its last request go, before schedulers and pools. */
    static final int PHASE = Integer.MAX_VALUE - 4096;

    private final Backoffice shop;
    private final Optional<TaskScheduler> scheduler;
    private final BackofficeProperties.RunDue settings;
    private final ReentrantLock running = new ReentrantLock();
    private volatile boolean begun;
    private @Nullable ScheduledFuture<?> calls;

    DueWork(Backoffice shop, Optional<TaskScheduler> scheduler, BackofficeProperties.RunDue settings) {
        this.shop = shop;
        this.scheduler = scheduler;
        this.settings = settings;
    }

    @Override
    public void start() {
        if (!settings.enabled()) {
            LOG.info("due work is left to the host (backoffice.run-due.enabled=false): it calls Backoffice.runDue");
        } else if (scheduler.isEmpty()) {
            LOG.warn("there is not exactly one TaskScheduler bean, so nobody calls Backoffice.runDue by itself:"
                    + " the host calls it, or enables scheduling (@EnableScheduling)");
        } else {
            begun = true;
            calls = scheduler.get().scheduleWithFixedDelay(this::call, settings.interval());
            LOG.atInfo().addKeyValue("interval", settings.interval()).log("due work is done on the host's scheduler");
        }
    }

    private void call() {
        running.lock();
        try {
            boolean more = true;
            while (more && begun) {
                RunReport report = shop.runDue(settings.budget());
                more = report.more();
            }
        } catch (RuntimeException failure) {
            // The next call tries again; a scheduler would end the calls for good.
            LOG.atError().setCause(failure).log("due work failed");
        } finally {
            running.unlock();
        }
    }

    @Override
    public void stop() {
        begun = false;
        ScheduledFuture<?> pending = calls;
        if (pending != null) {
            pending.cancel(false);
        }
        // Whoever holds it is in the midst of a call, which ends within its budget.
        running.lock();
        try {
            calls = null;
        } finally {
            running.unlock();
        }
    }

    @Override
    public boolean isRunning() {
        return begun;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
