package dev.backoffice.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Threads that do something at the same time, every other one a virtual one where the JDK has them; every wait ends. */
final class Crowd {
    private static final int SECONDS = 120;

    private Crowd() {}

    /** Each of so many threads, numbered from 0, begins at the same moment. Answers theirs in the order of their numbers. */
    static <R> List<R> together(int threads, IntFunction<? extends R> task) {
        ExecutorService pool = pool(threads);
        try {
            CountDownLatch ready = new CountDownLatch(threads);
            List<Future<R>> futures = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int number = i;
                futures.add(pool.submit(() -> {
                    ready.countDown();
                    await(ready);
                    return task.apply(number);
                }));
            }
            List<R> answers = new ArrayList<>();
            for (Future<R> future : futures) {
                answers.add(answerOf(future));
            }
            return answers;
        } finally {
            pool.shutdownNow();
        }
    }

    /** So many threads; the first, the third and so on are virtual where the JDK has them. */
    static ExecutorService pool(int threads) {
        ThreadFactory platform = Executors.defaultThreadFactory();
        ThreadFactory virtual = virtualThreads().orElse(platform);
        AtomicInteger made = new AtomicInteger();
        return Executors.newFixedThreadPool(
                threads, task -> (made.getAndIncrement() % 2 == 0 ? virtual : platform).newThread(task));
    }

    /** {@code Thread.ofVirtual().factory()}, which Java 17 does not know and Java 19 and 20 refuse. */
    private static Optional<ThreadFactory> virtualThreads() {
        try {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            return Optional.of((ThreadFactory) Class.forName("java.lang.Thread$Builder")
                    .getMethod("factory")
                    .invoke(builder));
        } catch (ReflectiveOperationException | UnsupportedOperationException without) {
            return Optional.empty();
        }
    }

    static <R> R answerOf(Future<R> future) {
        try {
            return future.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
            throw new AssertionError("a thread failed", failed.getCause());
        } catch (TimeoutException stuck) {
            throw new AssertionError("a thread did not end within " + SECONDS + " s", stuck);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", stop);
        }
    }

    /** Waits a moment for a task that a store with a single writer cannot finish yet; says whether it ended. */
    static boolean endsSoon(Future<?> future) {
        try {
            future.get(2, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException singleWriter) {
            return false;
        } catch (ExecutionException failed) {
            throw new AssertionError("a thread failed", failed.getCause());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", stop);
        }
    }

    static void await(CountDownLatch latch) {
        try {
            if (!latch.await(SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("nobody came within " + SECONDS + " s");
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", stop);
        }
    }

    /** Steps back after a conflict, so that rivals get on. */
    static void rest(int failed) {
        try {
            Thread.sleep(Math.min(failed, 20));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", stop);
        }
    }
}
