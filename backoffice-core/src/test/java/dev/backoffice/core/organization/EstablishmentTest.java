package dev.backoffice.core.organization;

import static dev.backoffice.core.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EstablishmentTest {
    private static final LocalDate JANUARY_2025 = LocalDate.of(2025, 1, 1);
    private static final LocalDate JANUARY_2027 = LocalDate.of(2027, 1, 1);
    private static final Establishment SHOP = new Establishment(
            "SP1",
            "Loja Azul Sintética Ltda",
            "Loja Azul",
            new PostalAddress("Rua da Loja", "900", "", "Pinheiros", "São Paulo", "3550308", "SP", "05426100", "BR"),
            ZoneId.of("America/Sao_Paulo"),
            Map.of("crt", "4", "cnpj", "99000012000183"));
    private static final Establishment GROWN = SHOP.regimes(List.of(
            new RegimePeriod(JANUARY_2027, Map.of("crt", "3", "regime", "lucro_presumido")),
            new RegimePeriod(JANUARY_2025, Map.of("crt", "1"))));

    @Test
    void the_regime_is_that_of_the_day() {
        assertThat(GROWN.regimes()).extracting(RegimePeriod::from).containsExactly(JANUARY_2025, JANUARY_2027);
        assertThat(GROWN.regimeAt(JANUARY_2025).facts()).containsExactly(Map.entry("crt", "1"));
        assertThat(GROWN.regimeAt(LocalDate.of(2026, 12, 31)).find("crt")).contains("1");
        assertThat(GROWN.regimeAt(JANUARY_2027).find("crt")).contains("3");
        assertThat(GROWN.regimeAt(LocalDate.of(2031, 5, 5)).find("regime")).contains("lucro_presumido");
    }

    @Test
    void before_the_first_regime_nothing_is_assumed() {
        LocalDate before = LocalDate.of(2024, 12, 31);
        assertThat(GROWN.findRegime(before)).isEmpty();
        assertRefused("establishment.regime-missing", () -> GROWN.regimeAt(before));
        assertRefused("establishment.regime-missing", () -> GROWN.registration("crt", before));
    }

    @Test
    void a_registration_on_a_day_comes_from_the_regime_and_else_from_what_always_holds() {
        assertThat(GROWN.registration("crt", JANUARY_2027)).isEqualTo("3");
        assertThat(GROWN.registration("cnpj", LocalDate.of(1999, 1, 1))).isEqualTo("99000012000183");
        assertThat(SHOP.registration("crt", JANUARY_2027)).isEqualTo("4");
        assertRefused(
                "establishment.registration-missing", () -> GROWN.registration("regime", LocalDate.of(2026, 1, 1)));
        assertRefused("establishment.registration-missing", () -> GROWN.registration("ie", JANUARY_2027));
    }

    @Test
    void two_regimes_cannot_begin_on_one_day() {
        RegimePeriod one = new RegimePeriod(JANUARY_2025, Map.of("crt", "1"));
        assertRefused("establishment.regime-twice", () -> SHOP.regimes(List.of(one, one)));
        assertRefused("input.empty", "regime.facts", () -> new RegimePeriod(JANUARY_2025, Map.of()));
    }

    @Test
    void it_says_when_it_works_or_that_this_is_not_known() {
        WorkTerms terms = WorkTerms.of(LocalTime.of(14, 0), 1, "BR-SP").banking("BR-BANK");
        assertThat(SHOP.work(terms).workTerms()).isEqualTo(terms);
        assertThat(GROWN.work(terms).regimes()).isEqualTo(GROWN.regimes());
        assertRefused("establishment.work-missing", SHOP::workTerms);
        assertRefused("input.range", "work.handlingDays", () -> WorkTerms.of(LocalTime.NOON, -1, "BR"));
        assertRefused("input.blank", "work.calendar", () -> WorkTerms.of(LocalTime.NOON, 1, " "));
    }

    @Test
    void its_day_is_that_of_its_own_zone() {
        assertThat(SHOP.dateOf(Instant.parse("2027-01-01T02:59:59Z"))).isEqualTo(LocalDate.of(2026, 12, 31));
        assertThat(SHOP.dateOf(Instant.parse("2027-01-01T03:00:00Z"))).isEqualTo(JANUARY_2027);
    }
}
