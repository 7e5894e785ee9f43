package dev.backoffice.examples.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped day leaves the same bytes whatever store keeps it; only how long it took is the run's own. */
class StoresTest {
    @TempDir
    static Path folder;

    private static Map<String, String> inMemory = Map.of();

    @BeforeAll
    static void the_day_in_memory() throws Exception {
        inMemory = results("memory");
        assertThat(inMemory)
                .containsKeys("console", "report.html", "orders-out.csv")
                .hasSizeGreaterThan(180);
    }

    @Test
    void the_day_is_the_same_in_a_file_of_h2() throws Exception {
        assertThat(results("h2")).isEqualTo(inMemory);
        assertThat(folder.resolve("h2").resolve(Keeping.H2_FILE)).exists();
    }

    @Test
    void the_day_is_the_same_in_postgresql() throws Exception {
        assertThat(results("postgres")).isEqualTo(inMemory);
    }

    @Test
    void a_database_of_a_host_that_holds_a_shop_is_refused_and_left_as_it_is() {
        List<String> options = List.of(
                "--orders",
                "data/orders.csv",
                "--items",
                "data/items.csv",
                "--company",
                "data/company.csv",
                "--store",
                "h2",
                "--url",
                "jdbc:h2:file:" + folder.resolve("mine").toAbsolutePath() + ";WRITE_DELAY=0",
                "--out",
                folder.resolve("out").toString());
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        assertThat(run(options, new ByteArrayOutputStream(), err))
                .as(err.toString(UTF_8))
                .isZero();
        err.reset();
        assertThat(run(options, new ByteArrayOutputStream(), err)).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("holds the items of a shop already");
    }

    @Test
    void a_database_that_loses_answers_or_is_not_there_is_refused_in_words() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String out = folder.resolve("out").toString();
        String mine = "jdbc:h2:file:" + folder.resolve("weak").toAbsolutePath();
        assertThat(run(List.of("--store", "h2", "--url", mine, "--out", out), new ByteArrayOutputStream(), err))
                .isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("open it with WRITE_DELAY=0");
        err.reset();
        List<String> nobody = List.of("--store", "postgres", "--url", "jdbc:postgresql://localhost:1/x", "--out", out);
        assertThat(run(nobody, new ByteArrayOutputStream(), err)).isEqualTo(2);
        assertThat(err.toString(UTF_8)).contains("The database cannot be reached");
    }

    /** What the run printed and wrote, by file. */
    private static Map<String, String> results(String store) throws IOException {
        Path out = folder.resolve(store);
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        List<String> options = new ArrayList<>(List.of("--store", store, "--out", out.toString()));
        assertThat(run(options, printed, err))
                .as(printed.toString(UTF_8) + err.toString(UTF_8))
                .isZero();
        Map<String, String> results = new TreeMap<>();
        results.put("console", printed.toString(UTF_8).replace(out.toString(), "OUT"));
        try (Stream<Path> files = Files.walk(out)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = out.relativize(file).toString();
                if (!name.equals(Keeping.H2_FILE)) {
                    results.put(name, Files.readString(file).replaceAll("[0-9,.]+ ms", "TIME"));
                }
            }
        }
        return results;
    }

    private static int run(List<String> options, ByteArrayOutputStream out, ByteArrayOutputStream err) {
        return new Quickstart(
                        Path.of("").toAbsolutePath(),
                        new PrintStream(out, true, UTF_8),
                        new PrintStream(err, true, UTF_8),
                        false)
                .run(options);
    }
}
