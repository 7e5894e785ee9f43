package dev.backoffice.fiscal.br;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.br.Uf;
import dev.backoffice.core.organization.Establishment;
import dev.backoffice.core.organization.PostalAddress;
import dev.backoffice.core.organization.RegimePeriod;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SellerOfEstablishmentTest {
    private static final LocalDate JULY = LocalDate.of(2026, 7, 1);

    @Test
    void what_its_registrations_say_is_what_the_seller_is() {
        assertThat(SaleFacts.seller(shop(Map.of("crt", "3", "regime", "lucro_presumido")), Sales.DAY))
                .isEqualTo(Sales.NORMAL);
        assertThat(SaleFacts.seller(shop(Map.of("crt", "3", "regime", "lucro_real")), Sales.DAY))
                .isEqualTo(Sales.REAL_PROFIT);
        assertThat(SaleFacts.seller(
                                shop(Map.of("crt", "1", "simples-annex", "I", "simples-revenue-12", "500000.00")),
                                Sales.DAY)
                        .codes())
                .containsOnly(
                        Map.entry("crt", "1"),
                        Map.entry("simples-annex", "I"),
                        Map.entry("simples-revenue-12", "500000.00"));
    }

    @Test
    void contributions_said_by_name_win_over_those_that_follow_from_profit() {
        assertThat(SaleFacts.seller(
                                shop(Map.of("crt", "3", "regime", "lucro_real", "pis-cofins", "cumulative")), Sales.DAY)
                        .find(SaleFacts.CONTRIBUTIONS))
                .contains(SaleFacts.CUMULATIVE);
    }

    @Test
    void a_profit_that_tells_nothing_of_contributions_leaves_them_open() {
        assertThat(SaleFacts.seller(shop(Map.of("crt", "3", "regime", "lucro_arbitrado")), Sales.DAY))
                .isEqualTo(SaleFacts.seller(TaxRegime.NORMAL));
    }

    @Test
    void a_regime_holds_from_its_day_on() {
        Establishment changed = shop(Map.of("cnpj", "99000012000183"))
                .regimes(List.of(
                        new RegimePeriod(LocalDate.of(2025, 1, 1), Map.of("crt", "1", "simples-annex", "I")),
                        new RegimePeriod(JULY, Map.of("crt", "3", "regime", "lucro_presumido"))));

        assertThat(SaleFacts.seller(changed, JULY.minusDays(1)))
                .isEqualTo(Sales.SIMPLES.with(SaleFacts.SIMPLES_ANNEX, "I"));
        assertThat(SaleFacts.seller(changed, JULY)).isEqualTo(Sales.NORMAL);
        assertThatThrownBy(() -> SaleFacts.seller(changed, LocalDate.of(2024, 12, 31)))
                .hasFieldOrPropertyWithValue("code", "establishment.regime-missing");
    }

    private static Establishment shop(Map<String, String> registrations) {
        return new Establishment(
                "SP1",
                "Loja Azul Sintética Ltda",
                "Loja Azul",
                new PostalAddress(
                        "Rua da Loja", "900", "", "Pinheiros", "São Paulo", "3550308", "SP", "05426100", "BR"),
                Uf.SP.zone(),
                registrations);
    }
}
