package dev.backoffice.documents.br;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BarcodeFormat;
import dev.backoffice.core.error.RuleViolation;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DanfeLabelTest {
    @ParameterizedTest
    @ValueSource(strings = {"99000012000183", "12ABC34501DE35"})
    void the_bars_say_the_key_on_both(String cnpj) {
        Notes notes = new Notes().cnpj(cnpj);
        BufferedImage page = Pages.keep(Pages.image(DanfeLabel.of(notes.read()).pdf(), 0, 203), "label-" + cnpj);
        ZplLabel zpl = ZplLabel.read(DanfeLabel.of(notes.read()).zpl());

        assertThat(Pages.code(page, BarcodeFormat.CODE_128)).isEqualTo(notes.key());
        assertThat(zpl.fields)
                .filteredOn(field -> !field.barcode().isEmpty())
                .singleElement()
                .satisfies(field -> {
                    assertThat(field.barcode()).isEqualTo(notes.key());
                    assertThat(field.x()).isGreaterThanOrEqualTo(20);
                    assertThat(field.x() + field.width()).isLessThanOrEqualTo(800 - 20);
                });
    }

    @Test
    void it_says_what_the_technical_note_asks_and_no_amount() {
        String pdf = Pages.text(DanfeLabel.of(new Notes().read()).pdf());
        ZplLabel zpl = ZplLabel.read(DanfeLabel.of(new Notes().read()).zpl());
        StringBuilder printed = new StringBuilder();
        zpl.fields.forEach(field -> printed.append(field.text()).append('\n'));

        for (String text : new String[] {pdf, printed.toString()}) {
            assertThat(text)
                    .contains("DANFE SIMPLIFICADO - ETIQUETA", "3526 1199", "135260000012345 24/11/2026 10:15:42")
                    .contains("LOJA AZUL SINTETICA LTDA", "CNPJ: 99.000.012/0001-83", "UF: SP", "IE: 110042490114")
                    .contains("1 - SAÍDA", "SÉRIE: 1", "NÚMERO: 000.001.001", "DATA DE EMISSÃO: 24/11/2026")
                    .contains("Ana Exemplo da Conceição", "999.000.012-30")
                    .doesNotContain("1.088,99", "SEM VALOR");
        }
    }

    @Test
    void every_field_is_on_the_label_and_none_on_another() {
        String longest = "Companhia Sintética de Amostras e Modelos do Interior S A Ltda";
        ZplLabel zpl = ZplLabel.read(
                DanfeLabel.of(new Notes().test().buyer(longest).read()).zpl());

        assertThat(zpl.settings)
                .containsEntry("PW", 800)
                .containsEntry("LL", 1200)
                .containsEntry("CI", 28);
        int below = 0;
        for (ZplLabel.Field field : zpl.fields) {
            assertThat(field.x()).isNotNegative();
            assertThat(field.y()).isNotNegative();
            assertThat(field.x() + field.width()).as(field.toString()).isLessThanOrEqualTo(800);
            assertThat(field.y() + field.height()).as(field.toString()).isLessThanOrEqualTo(1200);
            if (!field.text().isEmpty()) {
                assertThat(field.y()).as(field.toString()).isGreaterThanOrEqualTo(below);
                below = field.y() + field.height();
            }
        }
        assertThat(zpl.fields).extracting(ZplLabel.Field::text).contains("SEM VALOR FISCAL");
        Pages.keep(
                Pages.image(
                        DanfeLabel.of(new Notes().test().buyer(longest).read()).pdf(), 0, 203),
                "label-test");
    }

    @ParameterizedTest
    @CsvSource({
        "35261199000012000183, >;35261199000012000183",
        "3526,                 >;3526",
        "352,                  >:352",
        "1234567,              >;123456>67",
        "AB12CD,               >:AB12CD",
        "AB123456CD,           >:AB>5123456>6CD",
        "AB1234567,            >:AB1>5234567",
    })
    void digits_go_in_pairs_where_that_is_shorter(String text, String expected) {
        assertThat(Zpl.subsets(text)).isEqualTo(expected);
    }

    @Test
    void signs_that_are_commands_are_printed() {
        ZplLabel zpl = ZplLabel.read(
                DanfeLabel.of(new Notes().buyer("A^B~C_D\\E").read()).zpl());

        assertThat(zpl.fields).extracting(ZplLabel.Field::text).contains("A^B~C_D\\E");
    }

    @Test
    void what_is_not_authorized_gets_no_label() {
        assertThatThrownBy(() -> DanfeLabel.of(new Notes().unanswered().read())).isInstanceOf(RuleViolation.class);
    }

    @Test
    void equal_notes_are_equal_bytes() {
        assertThat(DanfeLabel.of(new Notes().read()).zpl())
                .isEqualTo(DanfeLabel.of(new Notes().read()).zpl());
        assertThat(DanfeLabel.of(new Notes().read()).pdf())
                .isEqualTo(DanfeLabel.of(new Notes().read()).pdf());
    }
}
