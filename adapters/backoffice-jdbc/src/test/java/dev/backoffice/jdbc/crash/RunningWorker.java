package dev.backoffice.jdbc.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A worker in a process of its own, and what it has answered. */
final class RunningWorker {
    private final Process process;
    private final Thread listener;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final StringBuffer errors = new StringBuffer();

    private RunningWorker(Process process) {
        this.process = process;
        this.listener = new Thread(this::listen);
        listener.start();
        Thread complaints = new Thread(this::hearComplaints);
        complaints.setDaemon(true);
        complaints.start();
    }

    static RunningWorker start(String url, String run, int threads) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new RunningWorker(new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        Worker.class.getName(),
                        url,
                        run,
                        Integer.toString(threads))
                .start());
    }

    private void listen() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                // A line that was cut off by the kill has no end mark.
                if (line.endsWith(" .")) {
                    int blank = line.indexOf(' ');
                    answers.put(line.substring(0, blank), line.substring(blank + 1, line.length() - 2));
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
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

    /** Waits until it has answered so many. */
    void awaitAnswers(int wanted) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (answers.size() < wanted) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new AssertionError("only " + answers.size() + " of " + wanted + " answers:\n" + errors);
            }
            Thread.sleep(5);
        }
    }

    /** SIGKILL; the answers it had given. */
    Map<String, String> kill() throws InterruptedException {
        // Through its handle: killed through the process itself, its output would be closed and the last answers lost.
        assertThat(process.toHandle().destroyForcibly()).isTrue();
        return ended();
    }

    /** Lets it end what it does; its answers. */
    Map<String, String> stop() throws IOException, InterruptedException {
        process.getOutputStream().close();
        return ended();
    }

    private Map<String, String> ended() throws InterruptedException {
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the worker did not end:\n" + errors);
        }
        listener.join();
        return new LinkedHashMap<>(answers);
    }
}
