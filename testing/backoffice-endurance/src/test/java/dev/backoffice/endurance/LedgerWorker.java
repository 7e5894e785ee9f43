package dev.backoffice.endurance;

import com.zaxxer.hikari.HikariDataSource;
import dev.backoffice.core.command.GroupCommit;
import dev.backoffice.core.error.CommitUnknown;
import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.error.Unavailable;
import dev.backoffice.jdbc.JdbcStore;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The process that is killed. Gives commands from several threads, each key until it is answered or fails for good, and says what
 * came of it; ends when its input does.
 *
 * <p>Arguments: address of the database, name of the run, number of threads, and one of {@link #EACH} and {@link #GROUPS}.
 */
final class LedgerWorker {
    /** Every command is committed by itself; works and hot commands. */
    static final String EACH = "each";

    /**
     * Hot commands only, committed in groups. One in a hundred is poisoned, and one in a hundred keys is given by a second thread
     * at the same time.
     */
    static final String GROUPS = "groups";

    private static final int MOST_CONNECTIONS = 24;

    private final Ledger ledger;
    private final boolean groups;
    private final Report report = new Report();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicReference<String> latest = new AtomicReference<>("");

    private LedgerWorker(Ledger ledger, boolean groups) {
        this.ledger = ledger;
        this.groups = groups;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        String run = arguments[1];
        int threads = Integer.parseInt(arguments[2]);
        boolean groups = arguments[3].equals(GROUPS);
        try (HikariDataSource pool = Pools.on(arguments[0], Math.min(threads + 1, MOST_CONNECTIONS))) {
            Ledger ledger = new Ledger(
                    JdbcStore.on(pool),
                    InstantSource.system(),
                    run.hashCode(),
                    groups ? Optional.of(GroupCommit.STANDARD) : Optional.empty());
            new LedgerWorker(ledger, groups).work(run, threads);
        }
    }

    private void work(String run, int threads) throws IOException, InterruptedException {
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            String name = run + "-" + i;
            all.add(new Thread(() -> giveMany(name)));
        }
        all.add(new Thread(this::relay));
        all.forEach(Thread::start);
        while (System.in.read() >= 0) {
            // Only the end of the input says something.
        }
        ended.set(true);
        for (Thread thread : all) {
            thread.join();
        }
    }

    private void giveMany(String name) {
        Random random = new Random(name.hashCode());
        for (int i = 0; !ended.get(); i++) {
            give(key(random, name + "-" + i));
        }
    }

    private String key(Random random, String name) {
        if (!groups) {
            return (random.nextBoolean() ? "w" : "h") + name;
        }
        int kind = random.nextInt(100);
        String another = latest.get();
        if (kind == 0 && !another.isEmpty()) {
            return another;
        }
        String key = (kind == 1 ? "p" : "h") + name;
        latest.set(key);
        return key;
    }

    private void give(String key) {
        report.given(key);
        while (true) {
            try {
                report.answered(key, ledger.give(key));
                return;
            } catch (Ledger.Poison expected) {
                if (!key.startsWith("p")) {
                    report.failed(key + " was told of its neighbour's poison");
                }
                report.refused(key);
                return;
            } catch (Unavailable | CommitUnknown | Conflict again) {
                rest(20);
            } catch (RuntimeException never) {
                report.failed(key + " " + never);
                return;
            }
        }
    }

    private void relay() {
        while (!ended.get()) {
            try {
                if (ledger.relayAndFold(ledger.moment(InstantSource.system())) == 0) {
                    rest(10);
                }
            } catch (Unavailable | CommitUnknown | Conflict again) {
                rest(20);
            }
        }
    }

    private static void rest(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
