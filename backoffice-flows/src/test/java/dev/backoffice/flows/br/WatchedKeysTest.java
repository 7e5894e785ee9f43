package dev.backoffice.flows.br;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.configuration.Secrets;
import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.insight.Expiring;
import dev.backoffice.fiscal.br.nfe.signing.SigningKey;
import dev.backoffice.fiscal.br.nfe.signing.SigningKeys;
import dev.backoffice.fiscal.br.nfe.signing.SyntheticCertificate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class WatchedKeysTest {
    private static final TenantId BLUE = TenantId.of("blue-shop");
    private static final TenantId RED = TenantId.of("red-shop");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    private final SigningKey nobodys = SyntheticCertificate.ofNobody();
    private final SigningKey companys = SyntheticCertificate.load();

    private static Instant day(long later) {
        return DAY.plusDays(later).atTime(12, 0).toInstant(ZoneOffset.UTC);
    }

    private static Expiring expiring(TenantId tenant, String site, SigningKey key) {
        return new Expiring(
                "nfe.certificate", tenant, site, key.certificate().getNotAfter().toInstant());
    }

    @Test
    void each_certificate_that_was_asked_for_is_known_with_its_end() {
        WatchedKeys keys = new WatchedKeys((tenant, site, on) -> tenant.equals(BLUE) ? nobodys : companys);
        assertThat(keys.inUse(day(0))).isEmpty();

        assertThat(keys.of(BLUE, "SP1", DAY)).isSameAs(nobodys);
        keys.of(BLUE, "SP2", DAY);
        keys.of(BLUE, "SP2", DAY);
        keys.of(RED, "SP1", DAY);

        assertThat(keys.inUse(day(0)))
                .containsExactlyInAnyOrder(
                        expiring(BLUE, "SP1", nobodys), expiring(BLUE, "SP2", nobodys), expiring(RED, "SP1", companys));
    }

    @Test
    void a_new_certificate_takes_the_place_of_the_one_before_and_an_old_note_does_not_bring_that_back() {
        WatchedKeys keys = new WatchedKeys((tenant, site, on) -> on.isBefore(DAY) ? companys : nobodys);
        keys.of(BLUE, "SP1", DAY.minusDays(1));
        assertThat(keys.inUse(day(0))).containsExactly(expiring(BLUE, "SP1", companys));

        keys.of(BLUE, "SP1", DAY);
        keys.of(BLUE, "SP1", DAY.minusDays(1));

        assertThat(keys.inUse(day(0))).containsExactly(expiring(BLUE, "SP1", nobodys));
    }

    @Test
    void who_has_not_signed_for_thirty_days_is_not_told_of() {
        WatchedKeys keys = new WatchedKeys(SigningKeys.always(nobodys));
        keys.of(BLUE, "SP1", DAY);
        keys.of(RED, "SP1", DAY.plusDays(10));

        assertThat(keys.inUse(day(30))).hasSize(2);
        assertThat(keys.inUse(day(31))).containsExactly(expiring(RED, "SP1", nobodys));
        assertThat(keys.inUse(day(41))).isEmpty();
    }

    @Test
    void a_key_that_is_not_there_is_refused_as_before_and_not_known() {
        WatchedKeys keys = new WatchedKeys(SigningKeys.from(Secrets.none()));

        assertThatThrownBy(() -> keys.of(BLUE, "SP1", DAY)).isInstanceOf(NotFound.class);
        assertThat(keys.inUse(day(0))).isEmpty();
    }
}
