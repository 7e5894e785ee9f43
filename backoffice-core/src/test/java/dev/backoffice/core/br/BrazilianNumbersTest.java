package dev.backoffice.core.br;

import static dev.backoffice.core.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.identity.Gtin;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrazilianNumbersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "12ABC34501DE35",
                "0X0J92JY000196",
                "PC3D315K000193",
                "B7JCTJJ0000171",
                "A1B2C3D4000193",
                "ZZZZZZZZ000191"
            })
    void valid_cnpjs_are_read_in_both_forms(String text) {
        Cnpj cnpj = Cnpj.parse(text);
        assertThat(cnpj).hasToString(text).isEqualTo(Cnpj.of(text)).isEqualTo(Cnpj.parse(cnpj.formatted()));
        assertThat(Cnpj.isValid(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12ABC34501DE36",
                "AB000000000001",
                "99900000000100",
                "12abc34501de35",
                "12ABC34501DEAB",
                "00000000000000",
                "11111111111111",
                "1222333000181",
                "112223330001811",
                "12.ABC.345/01DE35",
                " 2ABC34501DE35",
                "1２ABC34501DE35"
            })
    void wrong_cnpjs_are_refused(String text) {
        assertThat(Cnpj.isValid(text)).isFalse();
        assertRefused("input.cnpj", "cnpj", () -> Cnpj.parse(text));
    }

    @Test
    void missing_and_blank_numbers_are_refused_by_field() {
        assertRefused("input.null", "cnpj", () -> Cnpj.parse(null));
        assertRefused("input.null", "cnpj", () -> Cnpj.of(null));
        assertRefused("input.blank", "cnpj", () -> Cnpj.parse("  "));
        assertRefused("input.null", "cpf", () -> Cpf.parse(null));
        assertRefused("input.blank", "cpf", () -> Cpf.parse(""));
        assertRefused("input.null", "cep", () -> Cep.parse(null));
        assertRefused("input.blank", "cep", () -> Cep.parse(" "));
        assertRefused("input.null", "gtin", () -> Gtin.parse(null));
        assertRefused("input.blank", "gtin", () -> Gtin.parse(" "));
        assertRefused("input.null", "municipality", () -> MunicipalityCode.parse(null));
        assertRefused("input.blank", "municipality", () -> MunicipalityCode.parse(" "));
        assertRefused("input.null", "uf", () -> Uf.parse(null));
        assertRefused("input.null", "stateRegistration", () -> StateRegistration.of(Uf.SP, null));
        assertRefused("input.null", "uf", () -> StateRegistration.of(null, "110042490114"));
        assertThat(Cnpj.isValid(null)).isFalse();
        assertThat(Cpf.isValid(null)).isFalse();
        assertThat(Cep.isValid(null)).isFalse();
        assertThat(Gtin.isValid(null)).isFalse();
        assertThat(MunicipalityCode.isValid(null)).isFalse();
        assertThat(StateRegistration.isValid(Uf.SP, null)).isFalse();
        assertThat(StateRegistration.isValid(null, "110042490114")).isFalse();
    }

    @Test
    void establishments_of_one_company_share_the_root() {
        Cnpj cnpj = Cnpj.parse("12.ABC.345/01DE-35");
        assertThat(cnpj.root()).isEqualTo("12ABC345");
        assertThat(cnpj.establishment()).isEqualTo("01DE");
        assertThat(cnpj.sameCompany(cnpj)).isTrue();
        assertThat(cnpj.sameCompany(Cnpj.of("ZZZZZZZZ000191"))).isFalse();
    }

    @Test
    void a_cpf_masks_itself_and_reads_in_both_forms() {
        Cpf cpf = Cpf.parse("999.000.001-" + checkOf("999000001"));
        assertThat(cpf).hasToString("***.000.001-**").isEqualTo(Cpf.parse(cpf.digits()));
        assertThat(Cpf.parse(cpf.formatted())).isEqualTo(cpf);
        assertThat(cpf.formatted()).startsWith("999.000.001-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"99900000100", "11111111111", "00000000000", "9990000010", "999000001055", "9990000010A"})
    void wrong_cpfs_are_refused_without_repeating_them(String text) {
        assertThat(Cpf.isValid(text)).isFalse();
        assertThat(assertRefused("input.cpf", () -> Cpf.parse(text))).message().doesNotContain(text);
    }

    @Test
    void a_cep_reads_in_both_forms() {
        assertThat(Cep.parse("01310-100")).isEqualTo(Cep.of("01310100")).hasToString("01310-100");
        for (String text : new String[] {"00000000", "0131010", "013101000", "0131-0100", "ABCDEFGH"}) {
            assertRefused("input.cep", "cep", () -> Cep.parse(text));
        }
    }

    @Test
    void gtins_of_every_length_are_checked() {
        for (String text : new String[] {"96385074", "036000291452", "7899999000015", "17899999000012"}) {
            assertThat(Gtin.parse(text)).as(text).hasToString(text);
        }
        for (String text :
                new String[] {"7899999000016", "00000000", "0000000000000", "789999900", "SEM GTIN", "789999900001５"}) {
            assertThat(Gtin.isValid(text)).isFalse();
            assertRefused("input.gtin", "gtin", () -> Gtin.parse(text));
        }
    }

    @Test
    void a_municipality_lies_in_the_state_of_its_first_digits() {
        assertThat(MunicipalityCode.of("3550308").uf()).isEqualTo(Uf.SP);
        assertThat(MunicipalityCode.of("2201919").uf()).isEqualTo(Uf.PI);
        for (String text : new String[] {"3550307", "2201910", "9950308", "355030", "35503088", "355O308"}) {
            assertRefused("input.municipality", "municipality", () -> MunicipalityCode.of(text));
        }
    }

    @Test
    void there_are_27_states_with_distinct_codes() {
        assertThat(Uf.values()).hasSize(27);
        assertThat(Arrays.stream(Uf.values()).map(Uf::ibge)).doesNotHaveDuplicates();
        assertThat(Uf.values()).allSatisfy(uf -> {
            assertThat(Uf.ofIbge(uf.ibge())).isEqualTo(uf);
            assertThat(Uf.parse(uf.toString())).isEqualTo(uf);
        });
        assertThat(Uf.SP.title()).isEqualTo("São Paulo");
        assertThat(Uf.AC.zone()).hasToString("America/Rio_Branco");
        assertThat(Uf.DF.region()).isEqualTo(Uf.Region.CENTRAL_WEST);
        assertRefused("input.uf", "uf", () -> Uf.parse("sp"));
        assertRefused("input.uf", "uf", () -> Uf.parse("EX"));
        assertRefused("input.uf", "uf", () -> Uf.ofIbge(99));
        assertRefused("input.uf", "uf", () -> Uf.ofIbge(-1));
        assertRefused("input.uf", "uf", () -> Uf.ofIbge(10));
    }

    @Test
    void a_state_registration_reads_with_and_without_punctuation() {
        StateRegistration registration = StateRegistration.of(Uf.SP, "016.911.188.406");
        assertThat(registration)
                .isEqualTo(StateRegistration.parse("SP 016911188406"))
                .hasToString("SP 016911188406");
        assertThat(StateRegistration.of(Uf.SP, "P-02009736.6/983").number()).isEqualTo("P020097366983");
    }

    @Test
    void wrong_state_registrations_are_refused() {
        for (String text : new String[] {
            "ISENTO",
            "000000000000",
            "016911188405",
            "01691118840",
            "0169111884066",
            "P116911188406",
            "P016911198406",
            "P"
        }) {
            assertThat(StateRegistration.isValid(Uf.SP, text)).isFalse();
            assertRefused("input.state-registration", "stateRegistration", () -> StateRegistration.of(Uf.SP, text));
        }
        for (Uf uf : Uf.values()) {
            for (int length = 0; length <= 15; length++) {
                assertThat(StateRegistration.isValid(uf, "0".repeat(length))).isFalse();
            }
        }
        assertRefused("input.state-registration", () -> StateRegistration.parse("016911188406"));
        assertRefused("input.uf", "uf", () -> StateRegistration.parse("XX 016911188406"));
        assertRefused("input.blank", "stateRegistration", () -> StateRegistration.of(Uf.SP, " "));
        assertRefused("input.too-long", "stateRegistration", () -> StateRegistration.of(Uf.SP, "0".repeat(31)));
        assertThat(StateRegistration.isValid(Uf.GO, "110944020")).isTrue();
        assertThat(StateRegistration.isValid(Uf.GO, "110944021")).isTrue();
        assertThat(StateRegistration.isValid(Uf.GO, "110944022")).isFalse();
    }

    /** The two check digits found by trying, so that the rule is not written twice. */
    private static String checkOf(String nine) {
        for (int check = 0; check < 100; check++) {
            String two = check < 10 ? "0" + check : Integer.toString(check);
            if (Cpf.isValid(nine + two)) {
                return two;
            }
        }
        throw new AssertionError("no check digits for " + nine);
    }
}
