package dev.backoffice.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

/** Threads that do something at the same time; every wait ends. */
final class Crowd {
    private static final int SECONDS = 120;

    private Crowd() {}

    /** Each of so many threads, numbered from 0, begins at the same moment. Answers theirs in the order of their numbers. */
    static <R> List<R> together(int threads, IntFunction<? extends R> task) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
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
