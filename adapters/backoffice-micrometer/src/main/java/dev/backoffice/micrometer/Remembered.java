package dev.backoffice.micrometer;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An answer that is asked for again once it is old, by one thread at a time. */
final class Remembered<T> {
    private final Supplier<T> question;
    private final InstantSource clock;
    private final Duration fresh;
    private final ReentrantLock one = new ReentrantLock();
    private @Nullable T answer;
    private Instant until = Instant.MIN;

    Remembered(Supplier<T> question, InstantSource clock, Duration fresh) {
        this.question = question;
        this.clock = clock;
        this.fresh = fresh;
    }

    T get() {
        one.lock();
        try {
            T known = answer;
            if (known == null || !clock.instant().isBefore(until)) {
                known = question.get();
                answer = known;
                until = clock.instant().plus(fresh);
            }
            return known;
        } finally {
            one.unlock();
        }
    }
}
