package dev.backoffice.examples.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.backoffice.core.error.Failure;
import dev.backoffice.core.error.Partial;
import dev.backoffice.core.organization.Company;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample set: nine orders of a company of the normal regime over two sites, and what happens to them. */
class QuickstartVectorTest {
    @TempDir
    Path folder;

    @Test
    void every_sample_order_and_event_is_accounted_for() throws Exception {
        Path samples = data().resolve("orders");
        assumeTrue(Files.isDirectory(samples), "no sample orders at " + samples);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream printed = new PrintStream(out, true, UTF_8);
        int code = new Quickstart(Path.of("").toAbsolutePath(), printed, printed, false)
                .run(List.of(
                        "--orders", samples.resolve("orders-sample.csv").toString(),
                        "--items", samples.resolve("items-sample.csv").toString(),
                        "--company", samples.resolve("company-sample.csv").toString(),
                        "--events", samples.resolve("events-sample.csv").toString(),
                        "--out", folder.toString()));
        System.out.println(out.toString(UTF_8));
        assertThat(code).isZero();
        assertThat(out.toString(UTF_8)).contains("9 orders read, 0 refused").contains("All laws hold.");
        assertThat(Files.readAllLines(folder.resolve(ParcelFile.NAME)).stream()
                        .skip(1)
                        .map(row -> row.split(",")[0])
                        .distinct())
                .containsExactlyInAnyOrder(
                        "100231",
                        "100232",
                        "100233",
                        "100234",
                        "100235",
                        "B2B-0458",
                        "2000009912345678",
                        "100236",
                        "100237");
    }

    @Test
    void every_row_of_the_sample_files_is_read() throws Exception {
        Path samples = data().resolve("orders");
        assumeTrue(Files.isDirectory(samples), "no sample orders at " + samples);
        List<String> rejected = new ArrayList<>();
        Partial<Optional<Company>> company = CompanyFile.read(samples.resolve("company-sample.csv"));
        rejected.addAll(lines("company-sample.csv", company.failures()));
        Company shop = company.value().orElseThrow();
        Partial<Map<String, ShopItem>> items =
                ItemFile.read(samples.resolve("items-sample.csv"), Quickstart.sites(shop));
        rejected.addAll(lines("items-sample.csv", items.failures()));
        OrderFile file = OrderFile.open(
                samples.resolve("orders-sample.csv"),
                shop.main().zone(),
                Aliases.ofContract(),
                new OrderRules(items.value()));
        List<Long> rows = new ArrayList<>();
        file.read(100, batch -> {
            batch.orders().value().forEach(order -> rows.addAll(order.rows()));
            rejected.addAll(lines("orders-sample.csv", batch.orders().failures()));
        });
        Partial<List<ShopEvent>> events =
                EventFile.read(samples.resolve("events-sample.csv"), shop.main().zone(), file.orders());
        rejected.addAll(lines("events-sample.csv", events.failures()));
        System.out.printf(
                Locale.ROOT,
                "company-sample.csv: %d rows, items-sample.csv: %d, orders-sample.csv: %d of %d orders,"
                        + " events-sample.csv: %d; rejected: %s%n",
                shop.establishments().size(),
                items.value().size(),
                rows.size(),
                file.size(),
                events.value().size(),
                rejected);
        assertThat(rejected).isEmpty();
        assertThat(shop.establishments()).hasSize(rows(samples.resolve("company-sample.csv")));
        assertThat(items.value()).hasSize(rows(samples.resolve("items-sample.csv")));
        assertThat(rows).hasSize(rows(samples.resolve("orders-sample.csv")));
        assertThat(events.value()).hasSize(rows(samples.resolve("events-sample.csv")));
    }

    /** Lines below the header: no sample has a line break in a cell. */
    private static int rows(Path file) throws IOException {
        return Files.readAllLines(file).size() - 1;
    }

    private static List<String> lines(String file, List<Failure> failures) {
        return failures.stream().map(failure -> Findings.line(file, failure)).toList();
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
