package dev.backoffice.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.br.Cnpj;
import dev.backoffice.core.organization.Establishment;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FixturesTest {
    @Test
    void made_up_numbers_are_valid_and_differ() {
        Set<Object> seen = new HashSet<>();
        for (int n = 0; n < 2000; n++) {
            assertThat(seen.add(Fixtures.cnpj(n))).isTrue();
            assertThat(seen.add(Fixtures.cpf(n))).isTrue();
        }
        assertThat(Fixtures.cnpj(99_999).value()).startsWith("99999999");
        assertThat(Fixtures.cnpj(1, 2)).isNotEqualTo(Fixtures.cnpj(1));
        assertThat(Fixtures.cnpj(1).value()).startsWith("999000010001").hasSize(14);
    }

    @Test
    void there_are_only_so_many() {
        assertThatThrownBy(() -> Fixtures.cnpj(100_000)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Fixtures.cpf(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_clock_stands_still_until_it_is_moved() {
        SettableClock clock = SettableClock.at("2026-03-02T12:00:00Z");
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-03-02T12:00:00Z"));
        assertThat(clock.advance(Duration.ofMinutes(31))).isEqualTo(Instant.parse("2026-03-02T12:31:00Z"));
        clock.set(Instant.EPOCH);
        assertThat(clock.instant()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void ids_come_in_sequence_and_families_differ() {
        SequentialIds ids = SequentialIds.create();
        UUID first = ids.next();
        assertThat(first).hasToString("00000000-0000-7000-8000-000000000001");
        assertThat(ids.next().toString()).isGreaterThan(first.toString());
        assertThat(first.version()).isEqualTo(7);
        assertThat(first.variant()).isEqualTo(2);
        assertThat(List.of(
                        SequentialIds.create().next(), SequentialIds.family(0).next()))
                .containsOnly(first);
        assertThat(SequentialIds.family(1).next()).hasToString("00010000-0000-7000-8000-000000000001");
    }

    @Test
    void the_shop_has_a_number_that_nobody_has() {
        Establishment main = Fixtures.company().main();
        assertThat(main.site()).isEqualTo("SP1");
        assertThat(Cnpj.parse(main.registration("cnpj"))).isEqualTo(Fixtures.cnpj(1));
        assertThat(Fixtures.establishment("SP2", Fixtures.cnpj(1, 2)).registration("cnpj"))
                .startsWith("999")
                .isNotEqualTo(main.registration("cnpj"));
    }
}
