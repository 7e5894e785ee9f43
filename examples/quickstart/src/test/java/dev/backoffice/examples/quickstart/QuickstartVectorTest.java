package dev.backoffice.examples.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample set of orders: nine orders of a company outside the Simples Nacional, all of which wait. */
class QuickstartVectorTest {
    @TempDir
    Path folder;

    @Test
    void every_sample_order_is_received_and_waits_with_a_reason() throws Exception {
        Path samples = data().resolve("orders");
        assumeTrue(Files.isDirectory(samples), "no sample orders at " + samples);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream printed = new PrintStream(out, true, UTF_8);
        int code = new Quickstart(Path.of("").toAbsolutePath(), printed, printed, false)
                .run(List.of(
                        "--orders", samples.resolve("orders-sample.csv").toString(),
                        "--items", samples.resolve("items-sample.csv").toString(),
                        "--company", samples.resolve("company-sample.csv").toString(),
                        "--out", folder.toString()));
        System.out.println(out.toString(UTF_8));
        assertThat(code).isZero();
        assertThat(out.toString(UTF_8))
                .contains("9 orders read, 0 refused")
                .contains("9 waiting")
                .contains("All laws hold.");
        assertThat(Files.readString(folder.resolve("report.html")))
                .contains("100231", "100232", "100233", "100234", "100235", "B2B-0458", "2000009912345678", "100236")
                .contains("100237");
    }

    private static Path data() {
        String given = System.getProperty("backoffice.data");
        if (given != null) {
            return Path.of(given);
        }
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("backoffice-bom"))) {
            root = root.getParent();
        }
        return root.resolve("../shared/data");
    }
}
