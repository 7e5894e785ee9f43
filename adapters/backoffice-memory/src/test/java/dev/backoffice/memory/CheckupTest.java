package dev.backoffice.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.balance.Folding;
import dev.backoffice.core.command.Pause;
import dev.backoffice.core.command.Retries;
import dev.backoffice.core.command.RetryPolicy;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.error.Unavailable;
import dev.backoffice.core.event.Deliveries;
import dev.backoffice.core.event.Deliveries.Backlog;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.insight.Checkup;
import dev.backoffice.core.insight.Expiring;
import dev.backoffice.core.insight.ExpiryWatch;
import dev.backoffice.core.insight.Health;
import dev.backoffice.core.insight.HealthCheck;
import dev.backoffice.core.insight.HealthFigure;
import dev.backoffice.core.insight.HealthLimit;
import dev.backoffice.core.insight.HealthPolicy;
import dev.backoffice.core.insight.HealthStatus;
import dev.backoffice.core.store.SchemaVersion;
import dev.backoffice.core.store.Store;
import dev.backoffice.core.trail.TrailStore;
import dev.backoffice.core.trail.TrailStore.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What of a store is judged, how, and what happens when it does not answer. */
class CheckupTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final TenantId BLUE = TenantId.of("blue-shop");

    private final List<String> asked = new ArrayList<>();
    private Optional<SchemaVersion> version = Optional.of(new SchemaVersion(6, 6));
    private Backlog backlog = new Backlog(0, 0, Optional.empty(), Optional.empty());
    private Waiting waiting = new Waiting(0, Optional.empty());
    private HealthPolicy policy = HealthPolicy.STANDARD;
    private ExpiryWatch watch = ExpiryWatch.none();

    /** Answers what a test says, and remembers what it was asked. */
    private final Store store = new ForwardingStore() {
        @Override
        public Optional<SchemaVersion> schemaVersion() {
            asked.add("version");
            return version;
        }

        @Override
        public Deliveries deliveries() {
            return Forwarding.port(Deliveries.class, null, Map.of("backlog", arguments -> {
                asked.add("backlog " + arguments[0]);
                return backlog;
            }));
        }

        @Override
        public TrailStore trail() {
            return Forwarding.port(TrailStore.class, null, Map.of("waiting", arguments -> {
                asked.add("waiting " + arguments[0]);
                return waiting;
            }));
        }
    };

    private Checkup checkup(Store of, List<String> subscriptions, ExpiryWatch knowing) {
        Folding folding = new Folding(of, new Retries(RetryPolicy.DEFAULT, Pause.sleeping(), new Random(42)));
        return new Checkup(of, folding, subscriptions, knowing, policy, InstantSource.fixed(NOON));
    }

    private Health health() {
        return checkup(store, List.of("books", "orders"), watch).health();
    }

    private HealthStatus status(String check) {
        return health().check(check).orElseThrow().status();
    }

    private static Instant ago(Duration time) {
        return NOON.minus(time);
    }

    @Test
    void each_question_is_asked_once() {
        health();

        assertThat(asked).containsExactly("version", "backlog books", "backlog orders", "waiting 100000");
    }

    @Test
    void tables_of_another_version_are_down_whichever_is_newer() {
        version = Optional.of(new SchemaVersion(7, 6));
        assertThat(health().check("store"))
                .contains(new HealthCheck(
                        "store",
                        HealthStatus.DOWN,
                        Map.of(HealthFigure.SCHEMA_FOUND, 7L, HealthFigure.SCHEMA_NEEDED, 6L),
                        Optional.of("store.schema-ahead")));
        version = Optional.of(new SchemaVersion(5, 6));
        assertThat(health().check("store").orElseThrow().failure()).contains("store.schema-behind");
        version = Optional.of(new SchemaVersion(6, 6));
        assertThat(status("store")).isEqualTo(HealthStatus.UP);
        version = Optional.empty();
        assertThat(health().check("store").orElseThrow().figures()).isEmpty();
        assertThat(status("store")).isEqualTo(HealthStatus.UP);
    }

    @Test
    void each_figure_of_a_subscription_is_judged_by_its_own_limit() {
        assertThat(status("relay.books")).isEqualTo(HealthStatus.UP);
        backlog = new Backlog(9_999, 0, Optional.empty(), Optional.empty());
        assertThat(status("relay.books")).isEqualTo(HealthStatus.UP);
        backlog = new Backlog(10_000, 0, Optional.empty(), Optional.empty());
        assertThat(status("relay.books")).isEqualTo(HealthStatus.WARNING);
        backlog = new Backlog(1, 1, Optional.empty(), Optional.empty());
        assertThat(status("relay.books")).isEqualTo(HealthStatus.WARNING);
        backlog = new Backlog(1, 0, Optional.of(ago(Duration.ofMinutes(59))), Optional.empty());
        assertThat(status("relay.books")).isEqualTo(HealthStatus.UP);
        backlog = new Backlog(1, 0, Optional.of(ago(Duration.ofDays(9))), Optional.empty());
        assertThat(status("relay.books")).isEqualTo(HealthStatus.WARNING);
        backlog = new Backlog(1, 0, Optional.of(NOON), Optional.of(ago(Duration.ofSeconds(299))));
        assertThat(status("relay.books")).isEqualTo(HealthStatus.UP);
        backlog = new Backlog(1, 0, Optional.of(NOON), Optional.of(ago(Duration.ofSeconds(300))));
        assertThat(status("relay.books")).isEqualTo(HealthStatus.WARNING);
        backlog = new Backlog(1, 0, Optional.of(NOON), Optional.of(ago(Duration.ofHours(1))));
        assertThat(status("relay.books")).isEqualTo(HealthStatus.DOWN);
        backlog = new Backlog(1, 0, Optional.of(NOON), Optional.of(NOON.plusSeconds(500)));
        assertThat(health().figure("relay.books", HealthFigure.OVERDUE)).contains(0L);
    }

    @Test
    void what_waits_to_be_sealed_is_judged_by_count_and_by_age() {
        waiting = new Waiting(99_999, Optional.of(ago(Duration.ofMinutes(59))));
        assertThat(status("trail.seal")).isEqualTo(HealthStatus.UP);
        waiting = new Waiting(100_000, Optional.of(NOON));
        assertThat(status("trail.seal")).isEqualTo(HealthStatus.WARNING);
        waiting = new Waiting(1, Optional.of(ago(Duration.ofHours(1))));
        assertThat(status("trail.seal")).isEqualTo(HealthStatus.WARNING);
    }

    @Test
    void a_limit_above_what_is_counted_is_counted_to() {
        policy = policy.with(HealthFigure.UNSEALED, HealthLimit.of(5, 3_000_000));
        health();

        assertThat(asked).contains("waiting 3000000");
    }

    @Test
    void what_ends_is_counted_by_the_notice() {
        Duration notice = Duration.ofDays(30);
        watch = ending(NOON.plus(notice).plusMillis(1), NOON.plus(Duration.ofDays(400)));
        assertThat(certificates()).isEqualTo(Map.of("daysLeft", 30L, "expiring", 0L, "expired", 0L));
        assertThat(status("certificates")).isEqualTo(HealthStatus.UP);
        watch = ending(NOON.plus(notice));
        assertThat(certificates()).isEqualTo(Map.of("daysLeft", 30L, "expiring", 1L, "expired", 0L));
        assertThat(status("certificates")).isEqualTo(HealthStatus.WARNING);
        watch = ending(NOON, NOON.minusSeconds(1), NOON.plusSeconds(1));
        assertThat(certificates()).isEqualTo(Map.of("daysLeft", 0L, "expiring", 1L, "expired", 2L));
        policy = policy.withNotice(Duration.ZERO).with(HealthFigure.EXPIRED, HealthLimit.of(1, 2));
        assertThat(certificates()).isEqualTo(Map.of("daysLeft", 0L, "expiring", 0L, "expired", 2L));
        assertThat(status("certificates")).isEqualTo(HealthStatus.DOWN);
    }

    private static ExpiryWatch ending(Instant... ends) {
        return now -> Arrays.stream(ends)
                .map(end -> new Expiring("nfe.certificate", BLUE, "SP1", end))
                .toList();
    }

    private Map<String, Long> certificates() {
        Map<String, Long> figures = new java.util.TreeMap<>();
        health().check("certificates")
                .orElseThrow()
                .figures()
                .forEach((key, figure) -> figures.put(key.toString(), figure));
        return figures;
    }

    @Test
    void a_store_that_is_away_is_asked_once_and_all_it_was_to_tell_is_down() {
        Store away = new ForwardingStore() {
            @Override
            public Optional<SchemaVersion> schemaVersion() {
                asked.add("version");
                throw Unavailable.of("store.unreachable", null);
            }

            @Override
            public Deliveries deliveries() {
                throw new AssertionError("asked again");
            }
        };

        Health health = checkup(away, List.of("books"), ExpiryWatch.none()).health();

        assertThat(asked).containsExactly("version");
        assertThat(health.checks())
                .filteredOn(check -> !check.name().equals("certificates"))
                .hasSize(4)
                .allSatisfy(check -> {
                    assertThat(check.status()).isEqualTo(HealthStatus.DOWN);
                    assertThat(check.failure()).contains("store.unreachable");
                    assertThat(check.figures()).isEmpty();
                });
        assertThat(health.check("certificates").orElseThrow().status()).isEqualTo(HealthStatus.UP);
    }

    @Test
    void a_check_that_fails_stops_no_other() {
        watch = now -> {
            throw new IllegalStateException("a secret");
        };
        Store broken = new ForwardingStore() {
            @Override
            public TrailStore trail() {
                throw RuleViolation.of("trail.block", "number", "7");
            }
        };

        Health health = checkup(broken, List.of("books"), watch).health();

        assertThat(health.check("trail.seal").orElseThrow().failure()).contains("trail.block");
        assertThat(health.check("certificates").orElseThrow().failure()).contains("java.lang.IllegalStateException");
        assertThat(health.check("balances.fold").orElseThrow().status()).isEqualTo(HealthStatus.UP);
        assertThat(health.status()).isEqualTo(HealthStatus.DOWN);
        assertThat(health.toString()).doesNotContain("a secret");
    }

    @Test
    void limits_that_cannot_be_are_refused() {
        assertThatThrownBy(() -> HealthLimit.of(0, 5)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> HealthLimit.of(6, 5)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> HealthLimit.warning(Duration.ofMillis(999))).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> policy.withNotice(Duration.ofSeconds(-1))).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> policy.withNotice(Duration.ofDays(3_651))).isInstanceOf(InvalidInput.class);
        assertThat(HealthLimit.of(5, 5)).isEqualTo(new HealthLimit(5, 5));
    }
}
