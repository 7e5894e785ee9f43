package dev.backoffice.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.event.AggregateRef;
import dev.backoffice.core.event.Delivery;
import dev.backoffice.core.event.EventKey;
import dev.backoffice.core.event.RecordedEvent;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.identity.UserId;
import dev.backoffice.core.insight.Health;
import dev.backoffice.core.insight.HealthCheck;
import dev.backoffice.core.insight.HealthFigure;
import dev.backoffice.core.insight.HealthStatus;
import dev.backoffice.core.store.Doc;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MetersTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final MeteringObserver observer = MeteringObserver.of(registry);
    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);

    @Test
    void this_is_the_version_of_micrometer_that_was_asked_for() {
        String asked = System.getProperty("backoffice.micrometer", "");
        assertThat(MeterRegistry.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString())
                .contains("micrometer-core-" + asked);
    }

    @Test
    void a_command_is_timed_by_verb_and_outcome() {
        observer.commandEnded("stock.hold", "done", 1, Duration.ofMillis(20));
        observer.commandEnded("stock.hold", "done", 1, Duration.ofMillis(40));
        observer.commandEnded("stock.hold", "stock.short", 1, Duration.ofMillis(5));

        assertThat(registry.get("backoffice.commands")
                        .tags("verb", "stock.hold", "outcome", "done")
                        .timer()
                        .count())
                .isEqualTo(2);
        assertThat(registry.get("backoffice.commands")
                        .tags("verb", "stock.hold", "outcome", "done")
                        .timer()
                        .totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(60);
        assertThat(registry.get("backoffice.commands")
                        .tags("verb", "stock.hold", "outcome", "stock.short")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.find("backoffice.command.retries").counter()).isNull();
    }

    @Test
    void attempts_beyond_the_first_are_retries() {
        observer.commandEnded("stock.hold", "done", 3, Duration.ZERO);
        observer.commandEnded("stock.hold", "store.conflict", 2, Duration.ZERO);

        assertThat(registry.get("backoffice.command.retries")
                        .tag("verb", "stock.hold")
                        .counter()
                        .count())
                .isEqualTo(3);
    }

    @Test
    void the_size_of_a_batch_is_kept() {
        observer.batchDecided("stock.hold", 7);
        observer.batchDecided("stock.hold", 3);

        assertThat(registry.get("backoffice.batches")
                        .tag("verb", "stock.hold")
                        .summary()
                        .max())
                .isEqualTo(7);
        assertThat(registry.get("backoffice.batches")
                        .tag("verb", "stock.hold")
                        .summary()
                        .mean())
                .isEqualTo(5);
    }

    @Test
    void a_delivery_is_timed_from_its_event_on() {
        observer.delivered(delivery(), "parked", Duration.ofSeconds(9));

        assertThat(registry.get("backoffice.deliveries")
                        .tags("subscription", "books", "outcome", "parked")
                        .timer()
                        .totalTime(TimeUnit.SECONDS))
                .isEqualTo(9);
    }

    @Test
    void jobs_are_counted_by_what_they_did_and_by_how_they_failed() {
        observer.jobRan("holds.expire", 4);
        observer.jobFailed("trail.seal", "store.unreachable");

        assertThat(registry.get("backoffice.jobs.done")
                        .tag("job", "holds.expire")
                        .counter()
                        .count())
                .isEqualTo(4);
        assertThat(registry.get("backoffice.jobs.failed")
                        .tags("job", "trail.seal", "code", "store.unreachable")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void health_is_gauges_that_ask_the_store_once_for_all_of_them() {
        AtomicInteger asked = new AtomicInteger();
        bind(() -> {
            asked.incrementAndGet();
            return seen;
        });

        assertThat(gauge("backoffice.backlog.deliveries", "subscription", "books"))
                .isEqualTo(12);
        assertThat(gauge("backoffice.backlog.parked", "subscription", "books")).isEqualTo(1);
        assertThat(gauge("backoffice.backlog.age", "subscription", "books")).isEqualTo(90);
        assertThat(gauge("backoffice.backlog.overdue", "subscription", "books")).isEqualTo(7);
        assertThat(gauge("backoffice.health", "check", "relay.books")).isEqualTo(1);
        assertThat(gauge("backoffice.health", "check", "store")).isZero();
        assertThat(gauge("backoffice.health", "check", "balances.fold")).isEqualTo(2);
        assertThat(gauge("backoffice.trail.unsealed")).isEqualTo(5);
        assertThat(gauge("backoffice.trail.unsealed.age")).isEqualTo(6);
        assertThat(gauge("backoffice.certificates.expiring")).isEqualTo(2);
        assertThat(gauge("backoffice.certificates.expired")).isEqualTo(3);
        assertThat(asked).hasValue(1);

        now.set(NOON.plus(HealthMeters.FRESH));
        assertThat(gauge("backoffice.backlog.age", "subscription", "books")).isEqualTo(90);
        assertThat(asked).hasValue(2);
    }

    @Test
    void a_figure_that_could_not_be_told_is_no_number() {
        bind(() -> seen);

        assertThat(gauge("backoffice.balances.unfolded")).isNaN();
        assertThat(gauge("backoffice.certificates.left")).isNaN();
        assertThat(gauge("backoffice.backlog.deliveries", "subscription", "orders"))
                .isNaN();
    }

    @Test
    void a_report_that_fails_is_no_number() {
        bind(() -> {
            throw new IllegalStateException("away");
        });

        assertThat(gauge("backoffice.health", "check", "store")).isNaN();
    }

    @Test
    void each_meter_has_the_name_the_kind_and_the_keys_that_are_published() {
        observer.commandEnded("stock.hold", "done", 2, Duration.ZERO);
        observer.batchDecided("stock.hold", 2);
        observer.delivered(delivery(), "done", Duration.ZERO);
        observer.jobRan("holds.expire", 1);
        observer.jobFailed("holds.expire", "store.conflict");
        bind(() -> seen);

        Map<String, List<Object>> seen = new TreeMap<>();
        for (Meter meter : registry.getMeters()) {
            List<String> keys =
                    meter.getId().getTags().stream().map(Tag::getKey).sorted().toList();
            seen.put(meter.getId().getName(), List.of(meter.getId().getType(), keys));
        }
        Map<String, List<Object>> published = Arrays.stream(Meters.values())
                .collect(Collectors.toMap(
                        Meters::meterName,
                        meter -> List.of(
                                meter.type(), meter.keys().stream().sorted().toList())));
        assertThat(seen).isEqualTo(published);
    }

    @Test
    void no_tag_names_a_tenant_or_anything_else_that_grows_with_the_business() {
        Set<String> keys = Arrays.stream(Meters.values())
                .flatMap(meter -> meter.keys().stream())
                .collect(Collectors.toSet());
        assertThat(keys).isSubsetOf("verb", "outcome", "subscription", "job", "code", "check");
    }

    @Test
    void a_meter_takes_as_many_values_as_it_has_keys() {
        assertThatThrownBy(() -> Meters.COMMANDS.tags("stock.hold")).hasMessageContaining("[verb, outcome]");
    }

    private final Health seen = new Health(
            NOON,
            List.of(
                    check("store", HealthStatus.UP, Map.of(HealthFigure.SCHEMA_FOUND, 6L)),
                    check(
                            "relay.books",
                            HealthStatus.WARNING,
                            Map.of(
                                    HealthFigure.UNFINISHED, 12L,
                                    HealthFigure.PARKED, 1L,
                                    HealthFigure.OLDEST, 90L,
                                    HealthFigure.OVERDUE, 7L)),
                    check(
                            "trail.seal",
                            HealthStatus.UP,
                            Map.of(HealthFigure.UNSEALED, 5L, HealthFigure.UNSEALED_OLDEST, 6L)),
                    check("balances.fold", HealthStatus.DOWN, Map.of()),
                    check(
                            "certificates",
                            HealthStatus.WARNING,
                            Map.of(HealthFigure.EXPIRING, 2L, HealthFigure.EXPIRED, 3L))));

    private static HealthCheck check(String name, HealthStatus status, Map<HealthFigure, Long> figures) {
        return new HealthCheck(name, status, figures, Optional.empty());
    }

    private void bind(Supplier<Health> health) {
        HealthMeters.of(List.of("books", "orders"), health, now::get).bindTo(registry);
    }

    private double gauge(String name, String... tags) {
        return registry.get(name).tags(tags).gauge().value();
    }

    private static Delivery delivery() {
        EventKey key = new EventKey(TenantId.of("blue"), new AggregateRef("order", "1"), 1, 0);
        RecordedEvent event =
                new RecordedEvent(key, "order.received", 1, Doc.fields().build(), NOON, UserId.of("maria"));
        return new Delivery("books", event, Delivery.Status.CLAIMED, 1, NOON, "", Optional.of(NOON));
    }
}
