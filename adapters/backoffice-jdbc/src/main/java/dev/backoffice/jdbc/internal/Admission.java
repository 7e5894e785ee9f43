package dev.backoffice.jdbc.internal;

import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.error.Unavailable;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets transactions in: it knows which of the host are open, and on a database that is given one at a time it lets in one after the
 * other.
 *
 * <p>H2 shows a commit to others before it has written it: killed in between, it keeps a transaction that was built on another one and
 * rolls that other one back (seen: a folded balance without its posting). It gains nothing from threads. So a transaction of ours is alone
 * until its commit has returned, and one of the host from the moment it is joined until it is closed.
 */
final class Admission {
    /** How often it is looked whether the connection of the transaction that is in was closed without a word. */
    private static final Duration GLANCE = Duration.ofMillis(20);

    private final boolean oneAtATime;
    private final Duration patience;
    private final Map<Thread, Joined> open = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition over = lock.newCondition();
    /** The transaction of the host that is in; guarded by the lock. */
    private @Nullable Joined holder;

    /** @param patience how long one of the host is waited for at most, so that one that nobody ends stops nobody for ever */
    Admission(boolean oneAtATime, Duration patience) {
        this.oneAtATime = oneAtATime;
        this.patience = patience;
    }

    /** Runs a transaction of ours once it is let in; inside another one of ours on the same thread it is at once. */
    <R> R run(Supplier<? extends R> transaction) {
        if (ofThisThread() != null) {
            throw RuleViolation.of("joined.open");
        }
        if (!oneAtATime) {
            return transaction.get();
        }
        lock.lock();
        try {
            awaitFree();
            return transaction.get();
        } finally {
            lock.unlock();
        }
    }

    /** Lets a transaction of the host in, once nobody else is. */
    void enter(Joined joined) {
        if (ofThisThread() != null) {
            throw RuleViolation.of("joined.nested");
        }
        if (oneAtATime) {
            lock.lock();
            try {
                if (lock.getHoldCount() > 1) {
                    throw RuleViolation.of("joined.nested");
                }
                awaitFree();
                holder = joined;
            } finally {
                lock.unlock();
            }
        }
        open.values().removeIf(Joined::over);
        open.put(joined.owner(), joined);
    }

    /** A transaction of the host has ended. */
    void leave(Joined joined) {
        open.remove(joined.owner(), joined);
        if (oneAtATime) {
            lock.lock();
            try {
                if (holder == joined) {
                    holder = null;
                    over.signalAll();
                }
            } finally {
                lock.unlock();
            }
        }
    }

    private @Nullable Joined ofThisThread() {
        Joined mine = open.get(Thread.currentThread());
        return mine == null || mine.over() ? null : mine;
    }

    private void awaitFree() {
        long left = patience.toNanos();
        boolean interrupted = false;
        try {
            while (holder != null && !holder.over()) {
                if (left <= 0) {
                    throw Unavailable.of("store.lock-wait", null, "lockWait", patience.toString());
                }
                long glance = Math.min(left, GLANCE.toNanos());
                try {
                    left -= glance - Math.max(0, over.awaitNanos(glance));
                } catch (InterruptedException later) {
                    interrupted = true;
                    left -= TimeUnit.MILLISECONDS.toNanos(1);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
