package dev.backoffice.flows;

import static dev.backoffice.flows.Shop.MARIA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.event.Subscription;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.insight.Expiring;
import dev.backoffice.core.insight.Health;
import dev.backoffice.core.insight.HealthCheck;
import dev.backoffice.core.insight.HealthFigure;
import dev.backoffice.core.insight.HealthLimit;
import dev.backoffice.core.insight.HealthPolicy;
import dev.backoffice.core.insight.HealthStatus;
import dev.backoffice.core.store.Store;
import dev.backoffice.fiscal.br.nfe.signing.SyntheticCertificate;
import dev.backoffice.fiscal.br.nfe.simulation.SimulatedAuthority;
import dev.backoffice.memory.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How well a back office is. */
class HealthTest {
    private static final Instant CERTIFICATE_ENDS =
            SyntheticCertificate.ofNobody().certificate().getNotAfter().toInstant();

    /** An order that waits for what is due. */
    private static void receive(Shop shop) {
        shop.stocked(10).backoffice.orders().receive(MARIA, Shop.mugs("1001", 1));
    }

    private static HealthStatus status(Health health, String check) {
        return health.check(check).orElseThrow().status();
    }

    @Test
    void a_shop_whose_due_work_is_done_is_up() {
        Shop shop = Shop.open();
        shop.stocked(10).ordered("1001", 1);
        shop.backoffice.runDue();

        Health health = shop.backoffice.health();

        assertThat(health.status()).as("%s", health.checks()).isEqualTo(HealthStatus.UP);
        assertThat(health.at()).isEqualTo(shop.clock.instant());
        assertThat(health.checks())
                .extracting(HealthCheck::name)
                .containsExactlyElementsOf(names(shop.backoffice.subscriptions()));
    }

    private static List<String> names(List<String> subscriptions) {
        List<String> names = new java.util.ArrayList<>(List.of("store"));
        subscriptions.forEach(subscription -> names.add("relay." + subscription));
        names.addAll(List.of("trail.seal", "balances.fold", "certificates"));
        return names;
    }

    @Test
    void where_nobody_runs_what_is_due_it_is_a_warning_after_five_minutes_and_down_after_an_hour() {
        Shop shop = Shop.open();
        String relay = HealthCheck.relay(shop.backoffice.subscriptions().get(0));
        receive(shop);
        assertThat(status(shop.backoffice.health(), relay)).isEqualTo(HealthStatus.UP);

        shop.clock.advance(Duration.ofMinutes(5));
        assertThat(status(shop.backoffice.health(), relay)).isEqualTo(HealthStatus.WARNING);
        assertThat(shop.backoffice.health().figure(relay, HealthFigure.OVERDUE)).contains(300L);

        shop.clock.advance(Duration.ofMinutes(55));
        assertThat(shop.backoffice.health().status()).isEqualTo(HealthStatus.DOWN);
        assertThat(status(shop.backoffice.health(), "trail.seal")).isEqualTo(HealthStatus.WARNING);

        shop.backoffice.runDue();
        assertThat(shop.backoffice.health().status()).isEqualTo(HealthStatus.UP);
    }

    @Test
    void a_parked_delivery_is_a_warning_until_somebody_decides_and_nothing_is_down_because_of_it() {
        Shop shop = Shop.deciding(builder ->
                builder.subscriptions(commands -> List.of(Subscription.publishing("broker", event -> {
                    if (event.type().equals("order.received")) {
                        throw new IllegalStateException("the broker refuses it");
                    }
                }))));
        receive(shop);
        shop.backoffice.runDue();
        shop.clock.advance(Duration.ofDays(2));

        Health health = shop.backoffice.health();
        assertThat(health.figure("relay.broker", HealthFigure.PARKED))
                .contains((long) shop.stuck().size());
        assertThat(shop.stuck()).isNotEmpty();
        assertThat(health.figure("relay.broker", HealthFigure.OVERDUE)).contains(0L);
        assertThat(health.status()).isEqualTo(HealthStatus.WARNING);
    }

    @Test
    void a_host_sets_its_own_limits() {
        Shop shop = Shop.deciding(builder -> builder.health(HealthPolicy.STANDARD
                .with(HealthFigure.UNSEALED, HealthLimit.of(1, 1))
                .with(HealthFigure.OVERDUE, HealthLimit.none())));
        receive(shop);
        shop.clock.advance(Duration.ofMinutes(10));

        Health health = shop.backoffice.health();

        assertThat(status(health, "trail.seal")).isEqualTo(HealthStatus.DOWN);
        assertThat(status(
                        health,
                        HealthCheck.relay(shop.backoffice.subscriptions().get(0))))
                .isEqualTo(HealthStatus.UP);
    }

    @Test
    void a_store_that_is_away_is_down_and_named_by_its_code() {
        StoppingStore store = new StoppingStore(MemoryStore.create());
        Shop shop = Shop.over(store, SimulatedAuthority.accepting());
        store.stopAfter(0);

        Health health = shop.backoffice.health();

        assertThat(health.status()).isEqualTo(HealthStatus.DOWN);
        assertThat(health.check("balances.fold").orElseThrow().failure()).contains("store.unavailable");
        assertThat(health.check("certificates").orElseThrow().status()).isEqualTo(HealthStatus.UP);
    }

    @Test
    void a_certificate_is_known_once_something_was_signed_with_it() {
        Shop shop = Shop.open();
        assertThat(shop.backoffice.expiries()).isEmpty();
        assertThat(figures(shop)).isEqualTo(Map.of("expiring", 0L, "expired", 0L));

        shop.stocked(10).ordered("1001", 1);

        long days = Duration.between(shop.clock.instant(), CERTIFICATE_ENDS).toDays();
        assertThat(shop.backoffice.expiries())
                .containsExactly(new Expiring("nfe.certificate", MARIA.tenant(), "SP1", CERTIFICATE_ENDS));
        assertThat(figures(shop)).isEqualTo(Map.of("daysLeft", days, "expiring", 0L, "expired", 0L));
    }

    @Test
    void what_a_host_watches_beside_is_counted_too() {
        Instant soon = Instant.parse("2026-11-25T12:00:00Z");
        Shop shop = Shop.deciding(builder ->
                builder.watch(now -> List.of(new Expiring("acquirer.token", TenantId.of("blue-shop"), "", soon))));

        assertThat(figures(shop)).isEqualTo(Map.of("daysLeft", 1L, "expiring", 1L, "expired", 0L));
        assertThat(shop.backoffice.health().checks().toString()).doesNotContain("blue-shop", "SP1");
    }

    @Test
    void a_report_takes_no_lease_and_leaves_the_store_as_it_was() {
        Store store = MemoryStore.create();
        Shop shop = Shop.over(store, SimulatedAuthority.accepting());
        receive(shop);

        Health before = shop.backoffice.health();

        assertThat(shop.backoffice.health()).isEqualTo(before);
    }

    private static Map<String, Long> figures(Shop shop) {
        Map<String, Long> figures = new java.util.TreeMap<>();
        shop.backoffice
                .health()
                .check("certificates")
                .orElseThrow()
                .figures()
                .forEach((figure, value) -> figures.put(figure.toString(), value));
        return figures;
    }
}
