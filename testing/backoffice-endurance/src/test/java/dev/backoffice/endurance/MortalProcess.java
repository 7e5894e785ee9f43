package dev.backoffice.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A process of its own that gives commands until it is killed or told to end, and what it has said of them. */
final class MortalProcess {
    private final Process process;
    private final Thread listener;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final Set<String> given = ConcurrentHashMap.newKeySet();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final StringBuffer errors = new StringBuffer();

    private MortalProcess(Process process) {
        this.process = process;
        this.listener = new Thread(this::listen);
        listener.start();
        Thread complaints = new Thread(this::hearComplaints);
        complaints.setDaemon(true);
        complaints.start();
    }

    static MortalProcess start(Class<?> program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                program.getName()));
        command.addAll(List.of(arguments));
        return new MortalProcess(new ProcessBuilder(command).start());
    }

    private void listen() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                // A line that was cut off by the kill has no end mark.
                if (line.endsWith(Report.END)) {
                    hear(line.substring(0, 1), line.substring(1, line.length() - Report.END.length()));
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void hear(String kind, String said) {
        switch (kind) {
            case Report.GIVEN -> {
                given.add(said);
                refused.remove(said);
            }
            case Report.REFUSED -> refused.add(said);
            case Report.FAILED -> failures.add(said);
            case Report.ANSWERED -> {
                String key = said.substring(0, said.indexOf(' '));
                String answer = said.substring(said.indexOf(' ') + 1);
                String before = answers.putIfAbsent(key, answer);
                if (before != null && !before.equals(answer)) {
                    failures.add(key + " was answered " + before + " and " + answer);
                }
            }
            default -> failures.add(kind + said);
        }
    }

    private void hearComplaints() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (errors.length() < 20_000) {
                    errors.append(line).append('\n');
                }
            }
        } catch (IOException ended) {
            errors.append(ended);
        }
    }

    int answered() {
        return answers.size();
    }

    /** What it was told for each key it has given. */
    Map<String, String> answers() {
        return Map.copyOf(answers);
    }

    /** The keys it has given and not said anything of. */
    Set<String> unanswered() {
        Set<String> open = new TreeSet<>(given);
        open.removeAll(answers.keySet());
        open.removeAll(refused);
        return open;
    }

    /** What went wrong that nothing excuses. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    /** What it wrote on its standard error. */
    String errors() {
        return errors.toString();
    }

    /** Waits until it has answered so many. */
    void awaitAnswers(int wanted) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(180);
        while (answers.size() < wanted) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new AssertionError("only " + answers.size() + " of " + wanted + " answers:\n" + errors);
            }
            Thread.sleep(5);
        }
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        // Through its handle: killed through the process itself, its output would be closed and the last answers lost.
        assertThat(process.toHandle().destroyForcibly()).isTrue();
        awaitEnd();
    }

    /** Lets it end what it does. */
    void stop() throws IOException, InterruptedException {
        process.getOutputStream().close();
        awaitEnd();
    }

    private void awaitEnd() throws InterruptedException {
        if (!process.waitFor(180, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the process did not end:\n" + errors);
        }
        listener.join();
    }
}
