package dev.backoffice.finance.charge;

import static dev.backoffice.finance.charge.ChargeFixture.MARIA;
import static dev.backoffice.finance.charge.ChargeFixture.RIVAL;
import static dev.backoffice.finance.charge.ChargeFixture.brl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.BackofficeException;
import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.job.DueDocuments;
import dev.backoffice.core.page.View;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.StoredDocument;
import dev.backoffice.finance.charge.ChargeStatus.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Charges expire by themselves, whatever lies beside them. */
class ChargeExpiryTest {
    private final ChargeFixture shop = new ChargeFixture();

    @Test
    void a_charge_that_cannot_be_read_stops_no_other_and_is_told() {
        ChargeId first = shop.openPix(1, "1.00");
        ChargeId theirs = shop.charges.open(
                RIVAL, ChargeFixture.opening(1, ChargeMethod.PIX, "1.00").expiresAt(ChargeFixture.HALF_PAST));
        broken(MARIA, 0);
        shop.clock.advance(Duration.ofHours(1));

        assertThat(shop.expireDue()).isEqualTo(2);
        assertThat(shop.status(first)).isEqualTo(Kind.EXPIRED);
        assertThat(shop.charges.view(RIVAL, theirs).status().kind()).isEqualTo(Kind.EXPIRED);
        assertThatThrownBy(shop::expireDue).isInstanceOf(BackofficeException.class);
    }

    @Test
    void no_run_does_more_than_its_limit_and_the_runs_together_do_all() {
        List<ChargeId> opened = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            opened.add(shop.openPix(i, "1.00"));
        }
        shop.clock.advance(Duration.ofHours(1));
        List<Integer> counts = new ArrayList<>();
        for (int run = 0; run < 4; run++) {
            counts.add(expireDue(2));
        }

        assertThat(counts).containsExactly(2, 2, 1, 0);
        assertThat(opened).allSatisfy(charge -> assertThat(shop.status(charge)).isEqualTo(Kind.EXPIRED));
    }

    @Test
    void no_run_tries_more_than_its_limit_and_those_that_fail_keep_no_others_waiting() {
        for (int number = 1; number <= 4; number++) {
            broken(MARIA, number);
        }
        ChargeId mine = shop.openPix(1, "1.00");
        ChargeId theirs = shop.charges.open(
                RIVAL, ChargeFixture.opening(1, ChargeMethod.PIX, "1.00").expiresAt(ChargeFixture.HALF_PAST));
        shop.clock.advance(Duration.ofHours(1));

        assertThat(expireDue(2)).as("one broken, and the other tenant's").isEqualTo(1);
        assertThat(shop.charges.view(RIVAL, theirs).status().kind()).isEqualTo(Kind.EXPIRED);
        assertThatThrownBy(() -> expireDue(2)).as("two broken").isInstanceOf(BackofficeException.class);
        assertThat(shop.status(mine)).isEqualTo(Kind.PENDING);
        assertThat(expireDue(2)).as("one broken, and this").isEqualTo(1);
        assertThat(shop.status(mine)).isEqualTo(Kind.EXPIRED);
        assertThat(expireDue(2)).as("the end of the round").isZero();
        assertThatThrownBy(() -> expireDue(2)).as("the next round").isInstanceOf(BackofficeException.class);
    }

    @Test
    void a_charge_is_due_in_the_microsecond_it_names() {
        Instant odd = ChargeFixture.NOON.plusNanos(1_500_000);
        ChargeId charge = shop.charges.open(
                MARIA, ChargeFixture.opening(1, ChargeMethod.PIX, "1.00").expiresAt(odd));
        shop.clock.set(ChargeFixture.NOON.plusNanos(1_499_000));
        assertThat(shop.expireDue()).isZero();

        shop.clock.set(odd);

        assertThat(shop.expireDue()).isEqualTo(1);
        assertThat(shop.status(charge)).isEqualTo(Kind.EXPIRED);
    }

    @Test
    void what_came_in_part_is_told_when_the_rest_expires() {
        ChargeId charge = shop.openPix(1, "10.00");
        shop.pay(charge, "E1", "4.00");
        shop.clock.advance(Duration.ofHours(1));
        shop.expireDue();

        List<dev.backoffice.core.event.RecordedEvent> events = shop.eventsOf(charge);
        assertThat(ChargeEvents.CODEC.read(events.get(events.size() - 1)))
                .isInstanceOfSatisfying(ChargeEvent.ChargeExpired.class, told -> {
                    assertThat(told.captured()).isEqualTo(brl("4.00"));
                    assertThat(told.missing()).isEqualTo(brl("6.00"));
                });
    }

    private int expireDue(int limit) {
        return new ChargeExpiry(shop.charges)
                .run(new Moment(shop.clock.instant(), () -> new UUID(0, 1)), limit)
                .count();
    }

    private void broken(CallContext context, int number) {
        shop.store.execute(context, session -> {
            session.documents()
                    .insert(new StoredDocument(
                            "charge",
                            new UUID(0, number).toString(),
                            1,
                            1,
                            Doc.fields().put("id", "broken").build(),
                            Map.of(DueDocuments.INDEX, View.sortable(ChargeFixture.NOON))));
            return true;
        });
    }
}
