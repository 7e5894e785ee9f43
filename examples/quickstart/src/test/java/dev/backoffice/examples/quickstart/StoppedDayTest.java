package dev.backoffice.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.event.Deliveries;
import dev.backoffice.core.job.Leases;
import dev.backoffice.core.store.Store;
import dev.backoffice.memory.MemoryStore;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The day ends the same wherever the process ends between and begins again. */
class StoppedDayTest {
    private static final long SEED = 20_261_124L;
    private static final int STOPS = 20;

    @TempDir
    Path folder;

    @Test
    void a_day_that_stops_at_twenty_points_ends_like_one_that_does_not() throws Exception {
        StoppingStore counting = new StoppingStore();
        DayRun whole = run(counting, "whole", Set.of());
        long all = counting.day;
        Set<Long> points = new TreeSet<>();
        SplittableRandom random = new SplittableRandom(SEED);
        while (points.size() < STOPS) {
            points.add(random.nextLong(all / 50, all - all / 50));
        }
        StoppingStore stopping = new StoppingStore();
        DayRun stopped = run(stopping, "stopped", points);

        assertThat(stopping.stops).isEqualTo(STOPS);
        assertThat(stopped.report.audits())
                .allSatisfy(
                        audit -> assertThat(audit.findings()).as(audit.module()).isEmpty());
        assertThat(stopped.report.states()).isEqualTo(whole.report.states());
        assertThat(stopped.report.waits()).isEqualTo(whole.report.waits());
        assertThat(stopped.report.stock()).isEqualTo(whole.report.stock());
        assertThat(stopped.report.accounts()).isEqualTo(whole.report.accounts());
        assertThat(stopped.report.noteTotal()).isEqualTo(whole.report.noteTotal());
        assertThat(stopped.report.figures().noteStates())
                .isEqualTo(whole.report.figures().noteStates());
        assertThat(stopped.report.figures().money())
                .isEqualTo(whole.report.figures().money());
        assertThat(margins(stopped)).isEqualTo(margins(whole));
    }

    private static List<String> margins(DayRun run) {
        return run.rows.stream()
                .map((Map<String, String> row) -> row.get("order_id") + " " + row.get("status") + " "
                        + row.get("note_total") + " " + row.get("margin"))
                .sorted()
                .toList();
    }

    private DayRun run(StoppingStore store, String name, Set<Long> points) throws Exception {
        Path out = Files.createDirectories(folder.resolve(name));
        DayRun run = DayRun.of(store.proxy(), DayRun.FILES.resolve("company.csv"), out, day -> {
            store.points = new TreeSet<>(points);
            store.count = 0;
            for (Turn turn : DayRun.turns(day)) {
                take(day, turn, store);
            }
            store.day = store.count;
        });
        return run;
    }

    /** A turn that was broken off is taken again by the next process, when the leases of the one that ended are over. */
    private static void take(ShopDay day, Turn turn, StoppingStore store) {
        while (true) {
            try {
                day.take(turn);
                return;
            } catch (Stopped stopped) {
                store.stopped = false;
                day.restart();
            }
        }
    }

    /** The end of a process: nothing of it catches this. */
    private static final class Stopped extends Error {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super("stopped", null, false, false);
        }
    }

    /** A store that is gone at some points: what was committed by then stays, and nothing more gets through. */
    private static final class StoppingStore {
        private final Store store = MemoryStore.create();
        private TreeSet<Long> points = new TreeSet<>();
        private long count;
        private long day;
        private int stops;
        private boolean stopped;

        Store proxy() {
            return guarded(Store.class, store);
        }

        private <T> T guarded(Class<T> type, Object real) {
            InvocationHandler handler = (proxy, method, arguments) -> {
                count();
                try {
                    Object result = method.invoke(real, arguments);
                    return result instanceof Deliveries
                            ? guarded(Deliveries.class, result)
                            : result instanceof Leases ? guarded(Leases.class, result) : result;
                } catch (InvocationTargetException failed) {
                    throw failed.getCause();
                }
            };
            return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
        }

        private void count() {
            count++;
            if (!points.isEmpty() && count >= points.first()) {
                points.pollFirst();
                stops++;
                stopped = true;
            }
            if (stopped) {
                throw new Stopped();
            }
        }
    }
}
