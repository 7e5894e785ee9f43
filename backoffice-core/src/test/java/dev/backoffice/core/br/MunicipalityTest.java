package dev.backoffice.core.br;

import static dev.backoffice.core.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MunicipalityTest {
    @Test
    void a_code_names_its_municipality() {
        Municipality recife = Municipality.get(MunicipalityCode.of("2611606"));
        assertThat(recife.name()).isEqualTo("Recife");
        assertThat(recife.uf()).isEqualTo(Uf.PE);
        assertThat(recife).hasToString("Recife/PE");
    }

    @Test
    void a_code_that_passes_its_digit_and_names_none_is_unknown() {
        MunicipalityCode none = MunicipalityCode.of("3599990");
        assertThat(Municipality.find(none)).isEmpty();
        assertRefused("municipality.unknown", () -> Municipality.get(none));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "São Paulo|SP|3550308",
                "SAO PAULO|SP|3550308",
                "são  paulo|SP|3550308",
                "iguaí|SP|",
                "IBITINGA|SP|3519600",
                "ibitinga|SP|3519600",
                "ALTA FLORESTA D OESTE|RO|1100015",
                "Alta Floresta d'Oeste|RO|1100015",
                "Embu-Guaçu|SP|3515103",
                "embuguacu|SP|3515103",
                "Recife|SP|",
                "!|SP|"
            })
    void a_name_is_found_whatever_its_case_and_accents(String name, Uf uf, String code) {
        assertThat(Municipality.find(name, uf))
                .map(found -> found.code().digits())
                .isEqualTo(Optional.ofNullable(code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2201919", "2201988", "2202251", "2611533", "3117836", "3152131", "4305871", "5203939", "5203962"
            })
    void the_nine_codes_that_break_the_digit_rule_are_in_the_list(String code) {
        assertThat(Municipality.find(MunicipalityCode.of(code))).isPresent();
    }

    @Test
    void the_far_west_and_the_islands_have_a_zone_of_their_own() {
        assertThat(Municipality.find("Fernando de Noronha", Uf.PE))
                .map(Municipality::zone)
                .contains(ZoneId.of("America/Noronha"));
        assertThat(Municipality.find("Tabatinga", Uf.AM))
                .map(Municipality::zone)
                .contains(ZoneId.of("America/Eirunepe"));
        assertThat(Municipality.find("Manaus", Uf.AM)).map(Municipality::zone).contains(Uf.AM.zone());
    }

    @Test
    void every_state_has_its_municipalities_and_all_have_different_codes() {
        Set<MunicipalityCode> codes = new HashSet<>();
        List<Municipality> all = Arrays.stream(Uf.values())
                .flatMap(uf -> Municipality.of(uf).stream())
                .toList();
        all.forEach(municipality -> codes.add(municipality.code()));
        assertThat(codes).hasSize(all.size()).hasSize(5571);
        assertThat(Municipality.of(Uf.DF)).hasSize(1);
        assertThat(Municipality.of(Uf.MG)).hasSize(853);
    }
}
