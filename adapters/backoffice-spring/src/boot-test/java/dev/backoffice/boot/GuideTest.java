package dev.backoffice.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.access.AccessPolicy;
import dev.backoffice.core.approval.ApprovalPolicy;
import dev.backoffice.core.insight.HealthFigure;
import dev.backoffice.core.insight.HealthLimit;
import dev.backoffice.core.insight.HealthPolicy;
import dev.backoffice.fiscal.br.nfe.simulation.SimulatedAuthority;
import dev.backoffice.flows.Backoffice;
import dev.backoffice.flows.br.Brazil;
import dev.backoffice.flows.ordertocash.Step;
import dev.backoffice.memory.MemoryStore;
import dev.backoffice.micrometer.HealthMeters;
import dev.backoffice.micrometer.MeteringObserver;
import dev.backoffice.spring.BackofficeCustomizer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What docs/guide/observing.md and docs/guide/spring.md show is done here, on each Boot. */
class GuideTest {
    private static Backoffice.Builder builder() {
        return Backoffice.on(MemoryStore.create(), new Blue.WithCompany().company())
                .access(AccessPolicy.allowAll())
                .approval(ApprovalPolicy.noneNeeded())
                .country(Brazil.standIn(SimulatedAuthority.accepting()));
    }

    @Test
    void policy() {
        // policy begins
        HealthPolicy policy = HealthPolicy.STANDARD
                .with(HealthFigure.PARKED, HealthLimit.of(10, 1_000))
                .with(HealthFigure.OVERDUE, HealthLimit.warning(Duration.ofMinutes(15)))
                .withNotice(Duration.ofDays(45));
        // policy ends
        assertThat(policy.limit(HealthFigure.PARKED)).isEqualTo(new HealthLimit(10, 1_000));
        assertThat(policy.limit(HealthFigure.OVERDUE)).isEqualTo(new HealthLimit(900, HealthLimit.NEVER));
        assertThat(policy.limit(HealthFigure.OLDEST)).isEqualTo(HealthFigure.OLDEST.standard());
        assertThat(policy.notice()).isEqualTo(Duration.ofDays(45));
    }

    @Test
    void meters() {
        MeterRegistry registry = new SimpleMeterRegistry();
        Backoffice.Builder builder = builder();
        // meters begins
        Backoffice shop = builder.observer(MeteringObserver.of(registry)).open();
        HealthMeters.of(shop.subscriptions(), shop::health, InstantSource.system())
                .bindTo(registry);
        // meters ends
        assertThat(registry.get("backoffice.health")
                        .tag("check", "store")
                        .gauge()
                        .value())
                .isZero();
    }

    @Configuration(proxyBeanMethods = false)
    static class ByHand {
        // customizer begins
        @Bean
        BackofficeCustomizer packedByHand() {
            return builder -> builder.manual(Step.PACK);
        }
        // customizer ends
    }

    @Test
    void customizer() {
        new ApplicationContextRunner()
                .withPropertyValues("backoffice.store=memory")
                .withUserConfiguration(Blue.Whole.class, ByHand.class)
                .run(host -> assertThat(host).hasNotFailed().hasSingleBean(Backoffice.class));
    }

    @Test
    void the_guides_show_these_snippets_and_no_other() throws IOException {
        assertThat(shown("observing.md")).containsExactly("policy", "meters");
        assertThat(shown("spring.md")).containsExactly("customizer");
    }

    @Test
    void the_guide_tells_every_figure() throws IOException {
        String guide = read("docs/guide/observing.md");
        for (HealthFigure figure : HealthFigure.values()) {
            assertThat(guide).contains("`" + figure + "`");
        }
    }

    private static List<String> shown(String name) throws IOException {
        String guide = read("docs/guide/" + name);
        String source = read("adapters/backoffice-spring/src/boot-test/java/dev/backoffice/boot/GuideTest.java");
        List<String> shown = new ArrayList<>();
        Matcher blocks = Pattern.compile("<!-- (\\w+) -->\n```java\n(.*?)```", Pattern.DOTALL)
                .matcher(guide);
        while (blocks.find()) {
            String snippet = blocks.group(1);
            shown.add(snippet);
            int begin = source.indexOf("// " + snippet + " begins\n");
            int end = source.indexOf("// " + snippet + " ends");
            assertThat(begin).as("snippet %s", snippet).isPositive().isLessThan(end);
            assertThat(blocks.group(2).replaceAll("\\s+", ""))
                    .as("snippet %s", snippet)
                    .isEqualTo(
                            source.substring(source.indexOf('\n', begin), end).replaceAll("\\s+", ""));
        }
        assertThat(guide.split("```java", -1)).as("every block has a name").hasSize(shown.size() + 1);
        return shown;
    }

    private static String read(String file) throws IOException {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("docs/guide/observing.md"))) {
            root = root.getParent();
        }
        return Files.readString(root.resolve(file));
    }
}
