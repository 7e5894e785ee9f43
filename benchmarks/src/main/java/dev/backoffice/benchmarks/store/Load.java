package dev.backoffice.benchmarks.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/** Callers that do one thing again and again, each after its answer to the last. */
final class Load {
    /** One call; numbers are never given twice in a run of the program. */
    interface Call {
        void give(int caller, long number);
    }

    /**
     * What came of it.
     *
     * @param perSecond how many calls were answered each second
     * @param median the latency below which half of them are, in microseconds
     * @param slowest the latency below which 99 of 100 are, in microseconds
     */
    record Result(long perSecond, long median, long slowest) {
        /** @param latencies of each call, in nanoseconds */
        static Result of(long[] latencies, long nanos) {
            long[] sorted = latencies.clone();
            Arrays.sort(sorted);
            return new Result(sorted.length * 1_000_000_000L / nanos, percentile(sorted, 50), percentile(sorted, 99));
        }

        private static long percentile(long[] sorted, int percent) {
            return sorted.length == 0 ? 0 : sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1000;
        }
    }

    private static long given = 1;

    private Load() {}

    static Result run(int callers, long millis, Call call) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(callers);
        CyclicBarrier start = new CyclicBarrier(callers);
        long first = given;
        // Numbers of one caller do not follow each other, so that neighbours in the key order are written by different
        // callers.
        given += 100_000_000L;
        try {
            List<Future<long[]>> futures = new ArrayList<>();
            long begun = System.nanoTime();
            for (int i = 0; i < callers; i++) {
                int caller = i;
                futures.add(pool.submit(() -> {
                    start.await();
                    long ends = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
                    LongStream.Builder latencies = LongStream.builder();
                    long before = System.nanoTime();
                    for (long number = first + caller; before < ends; number += callers) {
                        call.give(caller, number);
                        long after = System.nanoTime();
                        latencies.add(after - before);
                        before = after;
                    }
                    return latencies.build().toArray();
                }));
            }
            long[] all = new long[0];
            for (Future<long[]> future : futures) {
                long[] one = future.get();
                int at = all.length;
                all = Arrays.copyOf(all, at + one.length);
                System.arraycopy(one, 0, all, at, one.length);
            }
            return Result.of(all, System.nanoTime() - begun);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } finally {
            pool.shutdownNow();
        }
    }
}
