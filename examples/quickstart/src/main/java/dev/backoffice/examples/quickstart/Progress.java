package dev.backoffice.examples.quickstart;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Shows how far the orders are: a bar that moves on a terminal, a line at every tenth elsewhere. Remembers the pace of every
 * tenth.
 */
final class Progress {
    private static final int WIDTH = 30;
    private static final long NANOS = 1_000_000_000L;

    private final PrintStream to;
    private final boolean terminal;
    private final long all;
    private final long begun;
    private final List<Report.Pace> pace = new ArrayList<>();
    private long done;
    private long tenths;
    private long markedDone;
    private long markedAt;

    /**
     * @param terminal whether a line may be written over
     * @param all how many orders there are
     * @param now {@link System#nanoTime()} at the start
     */
    Progress(PrintStream to, boolean terminal, long all, long now) {
        this.to = to;
        this.terminal = terminal;
        this.all = Math.max(1, all);
        this.begun = now;
        this.markedAt = now;
    }

    /** So many more orders are done at this time. */
    void advance(long orders, long now) {
        done += orders;
        boolean mark = done * 10 / all > tenths;
        if (mark) {
            tenths = done * 10 / all;
            pace.add(new Report.Pace(done, perSecond(done - markedDone, now - markedAt)));
            markedDone = done;
            markedAt = now;
        }
        if (terminal) {
            to.print("\r" + bar(now));
            to.flush();
        } else if (mark) {
            to.println(bar(now));
        }
    }

    /** Nothing more comes. */
    void end() {
        if (terminal) {
            to.println();
        }
    }

    /** How fast the orders went in each tenth of the way. */
    List<Report.Pace> pace() {
        return List.copyOf(pace);
    }

    private String bar(long now) {
        int full = (int) (done * WIDTH / all);
        return String.format(
                Locale.ROOT,
                "  [%s%s] %3d%%  %,d of %,d orders, %,d/s",
                "#".repeat(full),
                "-".repeat(WIDTH - full),
                done * 100 / all,
                done,
                all,
                pace.isEmpty()
                        ? perSecond(done, now - begun)
                        : pace.get(pace.size() - 1).perSecond());
    }

    private static long perSecond(long orders, long nanos) {
        return nanos <= 0 ? 0 : orders * NANOS / nanos;
    }
}
