package dev.backoffice.flows;

import static dev.backoffice.flows.Shop.MARIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.audit.Finding;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.job.RunReport;
import dev.backoffice.core.trail.TrailFinding;
import dev.backoffice.core.trail.TrailReport;
import dev.backoffice.testkit.MemoryAnchor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The trail of a whole back office: sealed by the heartbeat, verified by the audit, anchored where the host says. */
class BackofficeTrailTest {
    private final MemoryAnchor anchor = new MemoryAnchor();
    private final Shop shop = Shop.deciding(builder -> builder.anchor(anchor)).stocked(10);

    private List<String> laws() {
        return shop.backoffice.audit(MARIA).stream()
                .flatMap(report -> report.findings().stream())
                .map(Finding::law)
                .toList();
    }

    @Test
    void the_heartbeat_seals_and_anchors_everything_that_happened() {
        shop.ordered("1001", 2);

        TrailReport report = shop.backoffice.trail().verify(MARIA);

        assertThat(report.findings()).isEmpty();
        assertThat(report.events()).isGreaterThan(10);
        assertThat(report.tail().count()).isZero();
        assertThat(report.anchored()).isEqualTo(shop.backoffice.trail().head(MARIA));
        shop.assertSound();
    }

    @Test
    void an_anchor_that_fails_shows_in_the_run_and_in_the_audit_and_nothing_waits_for_it() {
        anchor.reachable(false);
        shop.ordered("1001", 2);

        RunReport run = shop.backoffice.runDue();
        assertThat(run.failures()).containsEntry("trail.anchor", "trail.anchor-unreachable");
        assertThat(shop.backoffice.trail().verify(MARIA).tail().count()).isZero();
        assertThat(laws()).containsExactly("trail.not-anchored");

        anchor.reachable(true);
        assertThat(laws()).isEmpty();
        shop.clock.advance(Duration.ofMinutes(61));
        assertThat(laws()).containsExactly("trail.not-anchored");
        shop.backoffice.runDue();
        assertThat(laws()).isEmpty();
    }

    @Test
    void a_chain_that_ends_before_what_was_anchored_is_a_finding_of_the_audit() {
        shop.ordered("1001", 2);
        Shop cut = Shop.deciding(builder -> builder.anchor(anchor));

        assertThat(cut.backoffice.audit(MARIA).stream()
                        .flatMap(report -> report.findings().stream())
                        .map(Finding::law))
                .containsExactly("trail.cut");
    }

    @Test
    void blocks_have_a_size_within_limits() {
        for (int size : new int[] {0, 10_001}) {
            assertThatThrownBy(() -> Shop.deciding(builder -> builder.trailBlock(size)))
                    .isInstanceOf(InvalidInput.class);
        }
        Shop small = Shop.deciding(builder -> builder.trailBlock(1)).stocked(10);
        TrailReport report = small.backoffice.trail().verify(MARIA);
        assertThat(report.blocks()).isEqualTo(report.events()).isPositive();
    }

    @Test
    void the_guide_shows_what_is_run_here() throws Exception {
        shop.ordered("1001", 2);
        List<String> told = new ArrayList<>();
        Backoffice backoffice = shop.backoffice;
        // verify begins
        TrailReport report = backoffice.trail().verify(MARIA);
        for (TrailFinding finding : report.findings()) {
            told.add(finding.fault() + " in block " + finding.block() + ": " + finding.text());
        }
        told.add(report.events() + " sealed, " + report.tail().count() + " since " + report.tailAge());
        // verify ends
        assertThat(told).hasSize(1);

        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("docs/guide/trail.md"))) {
            root = root.getParent();
        }
        String source = Files.readString(
                root.resolve("backoffice-flows/src/test/java/dev/backoffice/flows/BackofficeTrailTest.java"));
        Matcher block = Pattern.compile("<!-- verify -->\n```java\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(root.resolve("docs/guide/trail.md")));
        assertThat(block.find()).isTrue();
        int begin = source.indexOf("// verify begins");
        assertThat(block.group(1).replaceAll("\\s+", ""))
                .isEqualTo(source.substring(source.indexOf('\n', begin), source.indexOf("// verify ends"))
                        .replaceAll("\\s+", ""));
    }
}
