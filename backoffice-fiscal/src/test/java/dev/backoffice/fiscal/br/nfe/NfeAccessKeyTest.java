package dev.backoffice.fiscal.br.nfe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.br.Cnpj;
import dev.backoffice.core.br.Cpf;
import dev.backoffice.core.br.Uf;
import dev.backoffice.core.error.InvalidInput;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NfeAccessKeyTest {
    /** Published vectors of the check digit, of any document model: first 43 characters and the digit printed after them. */
    @ParameterizedTest
    @CsvSource({
        "43101012345678901234559999999999991999999980, true",
        "43101012345678901234559999999999991696178050, true",
        "43101000012345678901559999999999991999999985, true",
        "43251047060783000162580010000000071130047529, true",
        "3526050X0J92JY000196570010000006041448679011, true",
        "28170800156225000131650110000151349562040824, false",
        "28170800156225000131650110000151341562040824, false",
        "422505AB000000000001550010000000011000000010, false",
        "421511AB12CD34EF5678550010000000121000000010, false",
        "42341190426768839742640884579133596141399591, false",
        "35261111222333000181550010000000011482130976, true",
        "35261112ABC34501DE35550011234567891876543203, true",
        "43261112ABC34501DE35658900000000429102030403, true",
        "31261100007068093868559200000000071554433228, true",
        "35261112ABC34501DE35550010000000021100000030, true"
    })
    void the_check_digit_follows_the_published_vectors(String key, boolean right) {
        assertThat(NfeAccessKey.checkDigit(key.substring(0, 43)) == key.charAt(43))
                .isEqualTo(right);
    }

    @Test
    void a_key_is_built_from_its_parts_and_gives_them_back() {
        NfeAccessKey key = NfeAccessKey.of(
                Uf.SP,
                YearMonth.of(2026, 11),
                Cnpj.parse("11222333000181"),
                NfeModel.NFE,
                1,
                1,
                NfeEmission.NORMAL,
                48213097);

        assertThat(key).hasToString("35261111222333000181550010000000011482130976");
        assertThat(NfeAccessKey.parse(key.toString())).isEqualTo(key);
        assertThat(NfeAccessKey.fromXmlId(key.xmlId())).isEqualTo(key);
        assertThat(key.uf()).isEqualTo(Uf.SP);
        assertThat(key.month()).isEqualTo(YearMonth.of(2026, 11));
        assertThat(key.issuer()).contains(Cnpj.parse("11222333000181"));
        assertThat(key.model()).isEqualTo(NfeModel.NFE);
        assertThat(key.series()).isEqualTo(1);
        assertThat(key.number()).isEqualTo(1);
        assertThat(key.emission()).isEqualTo(NfeEmission.NORMAL);
        assertThat(key.controlCode()).isEqualTo(48213097);
        assertThat(key.checkDigit()).isEqualTo('6');
    }

    @Test
    void an_alphanumeric_cnpj_makes_an_alphanumeric_key() {
        assertThat(NfeAccessKey.of(
                        Uf.SP,
                        YearMonth.of(2026, 11),
                        Cnpj.parse("12ABC34501DE35"),
                        NfeModel.NFE,
                        1,
                        123456789,
                        NfeEmission.NORMAL,
                        87654320))
                .hasToString("35261112ABC34501DE35550011234567891876543203");
    }

    @Test
    void a_person_issues_with_three_zeros_in_front_and_a_series_of_their_own() {
        NfeAccessKey key = NfeAccessKey.of(
                Uf.MG,
                YearMonth.of(2026, 11),
                Cpf.parse("07068093868"),
                NfeModel.NFE,
                920,
                7,
                NfeEmission.NORMAL,
                55443322);

        assertThat(key).hasToString("31261100007068093868559200000000071554433228");
        assertThat(key.issuer()).isEmpty();
    }

    @Test
    void an_offline_consumer_note_has_its_own_model_and_emission() {
        NfeAccessKey key = NfeAccessKey.parse("43261112ABC34501DE35658900000000429102030403");

        assertThat(key.model()).isEqualTo(NfeModel.NFCE);
        assertThat(key.emission()).isEqualTo(NfeEmission.OFFLINE);
        assertThat(key.series()).isEqualTo(890);
    }

    @ParameterizedTest
    @CsvSource({
        "99261111222333000181550010000000011482130970, state",
        "35051111222333000181550010000000011482130970, year",
        "35261311222333000181550010000000011482130970, month",
        "35260011222333000181550010000000011482130970, month",
        "35261111222333000180550010000000011482130970, issuer",
        "35261100000000000000550010000000011482130970, issuer",
        "35261111222333000181570010000000011482130970, model",
        "35261111222333000181550010000000001482130970, number",
        "35261111222333000181550010000000010482130970, emission",
        "35261111222333000181550010000000018482130970, emission",
        "31261111107068093868559200000000071554433220, issuer"
    })
    void a_key_with_an_impossible_part_is_refused_by_name(String key, String part) {
        String right = key.substring(0, 43) + NfeAccessKey.checkDigit(key.substring(0, 43));

        assertThatThrownBy(() -> NfeAccessKey.parse(right)).isInstanceOfSatisfying(InvalidInput.class, error -> {
            assertThat(error.code()).isEqualTo("nfe.key-part");
            assertThat(error.details()).containsEntry("part", part);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "3526111122233300018155001000000001148213097",
                "352611112223330001815500100000000114821309766",
                "35261112abc34501DE35550011234567891876543203",
                "3526111122233300018A550010000000011482130976",
                "A5261111222333000181550010000000011482130976",
                "35261111222333000181550010000000011482130 76"
            })
    void a_text_that_has_not_the_form_of_a_key_is_refused(String text) {
        assertThatThrownBy(() -> NfeAccessKey.parse(text))
                .isInstanceOfSatisfying(
                        InvalidInput.class, error -> assertThat(error.code()).isEqualTo("nfe.key-form"));
    }

    @Test
    void a_wrong_check_digit_is_refused() {
        assertThatThrownBy(() -> NfeAccessKey.parse("35261111222333000181550010000000011482130975"))
                .isInstanceOfSatisfying(
                        InvalidInput.class, error -> assertThat(error.code()).isEqualTo("nfe.key-check-digit"));
    }

    @ParameterizedTest
    @CsvSource({
        "890, 1, 1, series",
        "-1, 1, 1, series",
        "1, 0, 1, number",
        "1, 1000000000, 1, number",
        "1, 7, 7, controlCode",
        "1, 1, 11111111, controlCode",
        "1, 1, 12345678, controlCode",
        "1, 1, -1, controlCode",
        "1, 1, 100000000, controlCode"
    })
    void a_key_is_not_built_from_parts_out_of_range(int series, int number, int code, String part) {
        assertThatThrownBy(() -> NfeAccessKey.of(
                        Uf.SP,
                        YearMonth.of(2026, 11),
                        Cnpj.parse("11222333000181"),
                        NfeModel.NFE,
                        series,
                        number,
                        NfeEmission.NORMAL,
                        code))
                .isInstanceOfSatisfying(
                        InvalidInput.class, error -> assertThat(error.details()).containsEntry("part", part));
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0, 11111111, 22222222, 33333333, 44444444, 55555555, 66666666, 77777777, 88888888, 99999999, 12345678,
                23456789, 34567890, 45678901, 56789012, 67890123, 78901234, 89012345, 90123456, 1234567, 4711
            })
    void every_code_that_is_easy_to_guess_is_forbidden(int code) {
        assertThat(NfeControlCode.isForbidden(code, 4711)).isTrue();
    }

    @Test
    void the_control_code_belongs_to_the_document_and_is_never_forbidden() {
        assertThat(NfeControlCode.derive("document-1", 1)).isEqualTo(NfeControlCode.derive("document-1", 1));
        assertThat(NfeControlCode.derive("document-1", 1)).isNotEqualTo(NfeControlCode.derive("document-2", 1));
        int code = NfeControlCode.derive("document-1", 1);
        assertThat(NfeControlCode.derive("document-1", code)).isEqualTo(code + 1);
    }
}
