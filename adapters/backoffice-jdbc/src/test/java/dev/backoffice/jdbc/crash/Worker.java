package dev.backoffice.jdbc.crash;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.backoffice.core.error.CommitUnknown;
import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.error.Unavailable;
import dev.backoffice.jdbc.JdbcStore;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The process that is killed. Gives commands from several threads, each key until it is answered, and says each answered key on
 * its standard output after the answer; ends when its input does.
 *
 * <p>Arguments: address of the database, name of the run, number of threads.
 */
final class Worker {
    private Worker() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        String run = arguments[1];
        int threads = Integer.parseInt(arguments[2]);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(arguments[0]);
        if (arguments[0].startsWith("jdbc:h2")) {
            config.setUsername("sa");
            config.setPassword("");
        }
        config.setMaximumPoolSize(threads + 1);
        config.setConnectionTimeout(2000);
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        AtomicBoolean ended = new AtomicBoolean();
        try (HikariDataSource pool = new HikariDataSource(config)) {
            Ledger ledger = new Ledger(JdbcStore.on(pool), InstantSource.system(), run.hashCode());
            List<Thread> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int number = i;
                all.add(new Thread(() -> give(ledger, run + "-" + number, out, ended)));
            }
            all.add(new Thread(() -> relay(ledger, ended)));
            all.forEach(Thread::start);
            while (System.in.read() >= 0) {
                // Only the end of the input says something.
            }
            ended.set(true);
            for (Thread thread : all) {
                thread.join();
            }
        }
    }

    private static void give(Ledger ledger, String name, PrintStream out, AtomicBoolean ended) {
        Random random = new Random(name.hashCode());
        for (int i = 0; !ended.get(); i++) {
            String key = (random.nextBoolean() ? "w" : "h") + name + "-" + i;
            boolean answered = false;
            while (!answered) {
                try {
                    String answer = ledger.give(key);
                    synchronized (out) {
                        out.println(key + " " + answer + " .");
                        out.flush();
                    }
                    answered = true;
                } catch (Unavailable | CommitUnknown | Conflict again) {
                    rest(20);
                }
            }
        }
    }

    private static void relay(Ledger ledger, AtomicBoolean ended) {
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
