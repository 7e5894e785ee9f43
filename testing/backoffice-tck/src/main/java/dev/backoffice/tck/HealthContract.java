package dev.backoffice.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.balance.BalanceKey;
import dev.backoffice.core.balance.Folding;
import dev.backoffice.core.balance.Posting;
import dev.backoffice.core.balance.Postings;
import dev.backoffice.core.command.Pause;
import dev.backoffice.core.command.Retries;
import dev.backoffice.core.command.RetryPolicy;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.insight.Checkup;
import dev.backoffice.core.insight.ExpiryWatch;
import dev.backoffice.core.insight.Health;
import dev.backoffice.core.insight.HealthCheck;
import dev.backoffice.core.insight.HealthFigure;
import dev.backoffice.core.insight.HealthPolicy;
import dev.backoffice.core.insight.HealthStatus;
import dev.backoffice.core.trail.Sealing;
import dev.backoffice.core.trail.TrailStore.Waiting;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a health report asks a store, over all tenants: counted as far as asked, the oldest of all, and nothing changed by it. */
public abstract class HealthContract extends StoreContractBase {
    /** For the class that opens the store. */
    protected HealthContract() {}

    private static final List<String> TENANTS = List.of("blue", "blue-2", "blue-shop", "green", "red");

    private void append(String tenant, String id, Instant at) {
        CallContext context = CallContext.of(tenant, "maria");
        doWork(context, session -> session.outbox().append(Happened.recorded(context, id, 1, 0, at), Set.of("mail")));
    }

    private void post(String tenant, String id) {
        BalanceKey cash = BalanceKey.of(CallContext.of(tenant, "maria").tenant(), "ledger", "1.1.1", "BRL");
        BalanceKey sales = BalanceKey.of(cash.tenant(), "ledger", "3.1.1", "BRL");
        Posting posting = new Posting(id, List.of(new Posting.Line(cash, 5), new Posting.Line(sales, -5)));
        doHot(session -> new Postings(session.deltas()).post(List.of(posting)));
    }

    private long unfolded(int most) {
        return hot(session -> session.deltas().unfolded(most));
    }

    private Health health() {
        InstantSource clock = InstantSource.fixed(NOON);
        Folding folding = new Folding(store(), new Retries(RetryPolicy.DEFAULT, Pause.sleeping(), new Random(42)));
        return new Checkup(store(), folding, List.of("mail", "books"), ExpiryWatch.none(), HealthPolicy.STANDARD, clock)
                .health();
    }

    @Test
    void what_waits_to_be_sealed_is_counted_over_all_tenants_and_the_oldest_of_all_is_found() {
        assertThat(store().trail().waiting(10)).isEqualTo(new Waiting(0, Optional.empty()));
        for (int i = 0; i < TENANTS.size(); i++) {
            append(TENANTS.get(i), "1", NOON.minusSeconds(10));
            append(TENANTS.get(i), "2", NOON.minusSeconds(i == 3 ? 70 : 20));
            append(TENANTS.get(i), "3", NOON);
        }

        assertThat(store().trail().waiting(100)).isEqualTo(new Waiting(15, Optional.of(NOON.minusSeconds(70))));
        assertThat(store().trail().waiting(15).count()).isEqualTo(15);
        assertThat(store().trail().waiting(14)).isEqualTo(new Waiting(14, Optional.of(NOON.minusSeconds(70))));
        assertThat(store().trail().waiting(1)).isEqualTo(new Waiting(1, Optional.of(NOON.minusSeconds(70))));

        new Sealing(store().trail(), 100).run(moment(), 1_000);
        assertThat(store().trail().waiting(100)).isEqualTo(new Waiting(0, Optional.empty()));
    }

    @Test
    void the_oldest_may_be_of_the_last_tenant_or_of_the_first() {
        append("red", "1", NOON.minusSeconds(5));
        assertThat(store().trail().waiting(10).oldest()).contains(NOON.minusSeconds(5));
        append("green", "1", NOON.minusSeconds(4));
        assertThat(store().trail().waiting(10).oldest()).contains(NOON.minusSeconds(5));
        append("blue", "1", NOON.minusSeconds(6));
        assertThat(store().trail().waiting(10).oldest()).contains(NOON.minusSeconds(6));
    }

    @Test
    void deltas_of_all_tenants_are_counted_as_far_as_asked() {
        assertThat(unfolded(10)).isZero();
        TENANTS.forEach(tenant -> post(tenant, "p"));

        assertThat(unfolded(100)).isEqualTo(10);
        assertThat(unfolded(10)).isEqualTo(10);
        assertThat(unfolded(9)).isEqualTo(9);
        assertThat(unfolded(1)).isEqualTo(1);
    }

    @Test
    void a_store_that_was_just_opened_has_the_version_it_needs() {
        assertThat(store().schemaVersion().filter(version -> !version.matches()))
                .isEmpty();
        reopen();
        assertThat(store().schemaVersion().filter(version -> !version.matches()))
                .isEmpty();
    }

    @Test
    void a_report_tells_all_of_it_and_changes_nothing() {
        append("blue", "1", NOON.minusSeconds(7_200));
        append("red", "1", NOON.minusSeconds(60));
        post("red", "p");

        Health health = health();

        assertThat(health.checks())
                .extracting(HealthCheck::name)
                .containsExactly("store", "relay.mail", "relay.books", "trail.seal", "balances.fold", "certificates");
        assertThat(health.checks()).allMatch(check -> check.failure().isEmpty());
        assertThat(health.figure("relay.mail", HealthFigure.UNFINISHED)).contains(2L);
        assertThat(health.figure("relay.mail", HealthFigure.PARKED)).contains(0L);
        assertThat(health.figure("relay.mail", HealthFigure.OLDEST)).contains(7_200L);
        assertThat(health.figure("relay.mail", HealthFigure.OVERDUE)).contains(7_200L);
        assertThat(health.figure("relay.books", HealthFigure.UNFINISHED)).contains(0L);
        assertThat(health.figure("trail.seal", HealthFigure.UNSEALED)).contains(2L);
        assertThat(health.figure("trail.seal", HealthFigure.UNSEALED_OLDEST)).contains(7_200L);
        assertThat(health.figure("balances.fold", HealthFigure.UNFOLDED)).contains(2L);
        assertThat(health.status()).isEqualTo(HealthStatus.DOWN);
        assertThat(health.check("trail.seal").map(HealthCheck::status)).contains(HealthStatus.WARNING);
        assertThat(health()).isEqualTo(health);
    }
}
