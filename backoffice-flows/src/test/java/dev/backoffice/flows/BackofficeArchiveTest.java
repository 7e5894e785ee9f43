package dev.backoffice.flows;

import static dev.backoffice.flows.Shop.MARIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.archive.AgedKind;
import dev.backoffice.core.archive.Archive;
import dev.backoffice.core.archive.RetentionPolicy;
import dev.backoffice.core.audit.Finding;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.event.Subscription;
import dev.backoffice.core.leaving.TenantRow;
import dev.backoffice.core.leaving.TenantTable;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.trail.TrailReport;
import dev.backoffice.fiscal.br.nfe.simulation.SimulatedAuthority;
import dev.backoffice.memory.MemoryStore;
import dev.backoffice.testkit.MemoryAnchor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole back office that lets go of what is old: nothing open goes, and everything goes on. */
class BackofficeArchiveTest {
    private static final Duration YEAR = Duration.ofDays(365);
    private static final RetentionPolicy A_YEAR =
            RetentionPolicy.keepAll().keeping(AgedKind.RECEIPTS, YEAR).keeping(AgedKind.SEALED_BLOCKS, YEAR);

    private final List<List<TenantRow>> archived = new ArrayList<>();
    private boolean full;

    private void keep(List<TenantRow> rows) {
        if (full) {
            throw new IllegalStateException("the archive is full");
        }
        archived.add(rows);
    }

    private long rows(TenantTable table) {
        return archived.stream()
                .flatMap(List::stream)
                .filter(row -> row.table() == table)
                .count();
    }

    @Test
    void what_is_old_goes_every_audit_stays_clean_and_orders_go_on() {
        MemoryAnchor anchor = new MemoryAnchor();
        Shop shop = Shop.deciding(builder -> builder.anchor(anchor).retention(A_YEAR, (tenant, rows) -> keep(rows)))
                .stocked(10);
        shop.ordered("1001", 2);
        shop.backoffice.runDue();
        TrailReport before = shop.backoffice.trail().verify(MARIA);
        assertThat(archived).isEmpty();

        shop.clock.advance(YEAR.plusDays(1));
        full = true;
        assertThat(shop.backoffice.runDue().failures()).containsKeys("archive.receipts", "archive.sealed-blocks");
        assertThat(shop.backoffice.trail().verify(MARIA).events()).isEqualTo(before.events());
        full = false;
        shop.backoffice.runDue();

        TrailReport after = shop.backoffice.trail().verify(MARIA);
        assertThat(after.findings()).isEmpty();
        assertThat(after.archived()).isEqualTo(before.blocks());
        assertThat(rows(TenantTable.EVENTS)).isEqualTo(before.events());
        assertThat(rows(TenantTable.SEALED)).isEqualTo(before.events());
        assertThat(rows(TenantTable.RECEIPTS)).isPositive();
        for (List<TenantRow> rows : archived) {
            if (rows.stream().anyMatch(row -> row.table() == TenantTable.BLOCKS)) {
                assertThat(shop.backoffice.trail().verifyArchived(MARIA, rows).findings())
                        .isEmpty();
            }
        }
        assertThat(shop.backoffice.audit(MARIA).stream().flatMap(report -> report.findings().stream()))
                .isEmpty();
        shop.ordered("1002", 3);
        shop.assertSound();
    }

    @Test
    void nothing_goes_of_what_is_stuck() {
        Shop shop = Shop.deciding(builder -> builder.retention(A_YEAR, Archive.nowhere())
                        .subscriptions(commands -> List.of(Subscription.publishing("failing", event -> {
                            throw InvalidInput.of("input.required", "field", "never");
                        }))))
                .stocked(1);
        shop.backoffice.runDue();
        long events = shop.backoffice.trail().verify(MARIA).events();

        shop.clock.advance(YEAR.plusDays(1));
        shop.backoffice.runDue();

        TrailReport report = shop.backoffice.trail().verify(MARIA);
        assertThat(report.findings()).isEmpty();
        assertThat(report.archived()).isZero();
        assertThat(report.events()).isPositive().isEqualTo(events);
    }

    @Test
    void a_store_that_keeps_everything_is_refused_by_name() {
        StoppingStore keeping = new StoppingStore(MemoryStore.create());
        assertThatThrownBy(() -> Shop.over(
                        keeping,
                        SimulatedAuthority.accepting(),
                        Shop.company(),
                        builder -> builder.retention(A_YEAR, Archive.nowhere())))
                .isInstanceOfSatisfying(
                        InvalidInput.class, error -> assertThat(error.code()).isEqualTo("flow.retention-unsupported"));
        Shop.over(
                keeping,
                SimulatedAuthority.accepting(),
                Shop.company(),
                builder -> builder.retention(RetentionPolicy.keepAll(), Archive.nowhere()));
    }

    @Test
    void a_time_is_a_day_at_least_and_skipped_deliveries_go_with_the_events() {
        assertThatThrownBy(() -> RetentionPolicy.keepAll().keeping(AgedKind.RECEIPTS, Duration.ofHours(23)))
                .isInstanceOf(InvalidInput.class);
        assertThat(A_YEAR.of(AgedKind.SKIPPED_DELIVERIES)).contains(YEAR);
        assertThat(RetentionPolicy.keepAll().keepsAll()).isTrue();
    }

    @Test
    void the_guide_shows_what_is_run_here(@TempDir Path folder) throws IOException {
        // retention begins
        RetentionPolicy policy = RetentionPolicy.keepAll()
                .keeping(AgedKind.RECEIPTS, Duration.ofDays(90))
                .keeping(AgedKind.SEALED_BLOCKS, Duration.ofDays(400));
        Archive archive = (tenant, rows) -> {
            List<String> lines = rows.stream()
                    .map(row -> row.table().name() + " " + row.fields().toJson())
                    .toList();
            try {
                Path file = folder.resolve(tenant + "-" + rows.hashCode() + ".txt");
                Files.write(file, lines, StandardOpenOption.CREATE, StandardOpenOption.SYNC);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        };
        // retention ends
        Shop shop = Shop.deciding(builder -> builder.retention(policy, archive)).stocked(10);
        shop.clock.advance(Duration.ofDays(401));
        shop.backoffice.runDue();

        Backoffice backoffice = shop.backoffice;
        List<Finding> told = new ArrayList<>();
        int verified = 0;
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.toList();
        }
        for (Path file : files) {
            if (!Files.readString(file).contains("BLOCKS ")) {
                continue;
            }
            verified++;
            // archived begins
            List<TenantRow> rows = new ArrayList<>();
            for (String line : Files.readAllLines(file)) {
                int blank = line.indexOf(' ');
                TenantTable table = TenantTable.valueOf(line.substring(0, blank));
                rows.add(new TenantRow(table, Doc.parse(line.substring(blank + 1))));
            }
            told.addAll(backoffice.trail().verifyArchived(MARIA, rows).findings());
            // archived ends
        }
        assertThat(verified).isPositive();
        assertThat(told).isEmpty();
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("docs/guide/trail.md"))) {
            root = root.getParent();
        }
        String source = Files.readString(
                root.resolve("backoffice-flows/src/test/java/dev/backoffice/flows/BackofficeArchiveTest.java"));
        String guide = Files.readString(root.resolve("docs/guide/trail.md"));
        for (String name : List.of("retention", "archived")) {
            Matcher block = Pattern.compile("<!-- " + name + " -->\n```java\n(.*?)```", Pattern.DOTALL)
                    .matcher(guide);
            assertThat(block.find()).as(name).isTrue();
            int begin = source.indexOf("// " + name + " begins");
            assertThat(block.group(1).replaceAll("\\s+", ""))
                    .isEqualTo(source.substring(source.indexOf('\n', begin), source.indexOf("// " + name + " ends"))
                            .replaceAll("\\s+", ""));
        }
    }
}
