package dev.backoffice.documents.br;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BarcodeFormat;
import dev.backoffice.core.error.BackofficeException;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.fiscal.br.nfe.file.ReadNfe;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DanfeTest {
    private static final float DPI = 200;

    private static BufferedImage bars(BufferedImage page, float y) {
        return Pages.part(page, DPI, 121, y, 84, 15);
    }

    @Test
    void each_amount_of_the_note_is_on_the_page() {
        Notes notes = new Notes().billing(6).delivery().services().text("Pedido do site 1001.");
        byte[] pdf = Danfe.of(notes.read()).pdf();
        Pages.keep(Pages.image(pdf, 0, 150), "danfe");

        assertThat(Pages.text(pdf))
                .contains(
                        "1.234,51",
                        "222,52",
                        "3,53",
                        "4,54",
                        "5,55",
                        "6,56",
                        "7,57",
                        "8,58",
                        "239,40",
                        "10,01",
                        "9,59",
                        "5,62",
                        "1,63",
                        "2,64",
                        "1,65",
                        "1,66",
                        "7,67",
                        "2,68",
                        "1.088,99",
                        "33,69",
                        "321,09",
                        "16,05",
                        "39,90",
                        "79,80",
                        "14,36",
                        "18,00",
                        "101,01",
                        "106,06",
                        "10/03/2027")
                .contains("135260000012345 24/11/2026 10:15:42", "TRANSPORTES AMOSTRA LTDA", "Bruno Modelo")
                .contains("Nº 000.001.001", "FOLHA 1/1", "999.000.012-30", "99.000.012/0001-83", "Pedido do site 1001.")
                .doesNotContain("SEM VALOR", "cClassTrib", "CRT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"99000012000183", "12ABC34501DE35"})
    void the_bars_say_the_key(String cnpj) {
        Notes notes = new Notes().cnpj(cnpj);
        BufferedImage page = Pages.image(Danfe.of(notes.read()).pdf(), 0, DPI);

        assertThat(Pages.code(bars(page, 25), BarcodeFormat.CODE_128)).isEqualTo(notes.key());
    }

    @Test
    void nine_hundred_and_ninety_items_go_on_over_pages() {
        Notes notes = new Notes().items(990).itemText("Feito à mão");
        Printed printed = Danfe.of(notes.read()).print();
        String text = Pages.text(printed.bytes());
        String last = "FOLHA " + printed.pages() + "/" + printed.pages();

        assertThat(printed.pages()).isGreaterThan(10);
        assertThat(text).contains("FOLHA 1/", last, "MUG-1 ", "MUG-990 ");
        assertThat(text.split("MUG-\\d", -1)).hasSize(991);
        assertThat(text.split("Feito à mão", -1)).hasSize(991);
        BufferedImage page = Pages.keep(Pages.image(printed.bytes(), printed.pages() - 1, DPI), "danfe-last-of-990");
        assertThat(Pages.code(bars(page, 5), BarcodeFormat.CODE_128)).isEqualTo(notes.key());
    }

    @Test
    void a_text_that_the_box_has_no_room_for_goes_on_after_the_items() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 700; i++) {
            text.append("palavra").append(i).append(' ');
        }
        Printed printed = Danfe.of(
                        new Notes().items(8).text(text.toString().strip()).read())
                .print();
        Pages.keep(Pages.image(printed.bytes(), 0, 150), "danfe-long-text");

        String read = Pages.text(printed.bytes());
        for (int i = 0; i < 700; i++) {
            assertThat(read).containsPattern("palavra" + i + "\\s");
        }
        assertThat(read).contains("CONTINUAÇÃO DAS INFORMAÇÕES COMPLEMENTARES");
    }

    @Test
    void many_instalments_and_items_share_the_pages() {
        Printed printed = Danfe.of(new Notes()
                        .items(12)
                        .volumes(3)
                        .billing(120)
                        .delivery()
                        .services()
                        .reform()
                        .day("2026-12-01")
                        .read())
                .print();
        Pages.keep(Pages.image(printed.bytes(), 0, 150), "danfe-instalments");

        String text = Pages.text(printed.bytes());
        assertThat(text).contains("220,20", "101,01");
        assertThat(text.split("MUG-\\d", -1)).hasSize(13);
    }

    @Test
    void from_december_2026_the_block_of_the_reform_is_printed() {
        Notes notes = new Notes().reform().day("2026-12-01");
        byte[] pdf = Danfe.of(notes.read()).pdf();
        Pages.keep(Pages.image(pdf, 0, 150), "danfe-reform");

        assertThat(Pages.text(pdf))
                .contains("CÁLCULO DO IBS / CBS / IS", "231,93", "0,09", "0,84", "CRT")
                .contains("CST 200 cClassTrib 200034 BC 77,31 IBS UF 0,04% 0,03 IBS Mun. 0,00% 0,00 CBS 0,36% 0,28");
        assertThat(Pages.text(
                        Danfe.of(new Notes().reform().day("2026-11-30").read()).pdf()))
                .doesNotContain("CÁLCULO DO IBS", "cClassTrib");
        assertThat(Pages.text(Danfe.of(new Notes().reform().read())
                        .withReformFrom(java.time.LocalDate.of(2026, 11, 1))
                        .pdf()))
                .contains("CÁLCULO DO IBS");
    }

    @Test
    void a_note_of_the_test_environment_says_so_across_the_page() {
        byte[] pdf = Danfe.of(new Notes().test().read()).pdf();
        BufferedImage page = Pages.keep(Pages.image(pdf, 0, DPI), "danfe-test");

        assertThat(Pages.text(pdf)).contains("SEM VALOR FISCAL");
        assertThat(Pages.code(bars(page, 25), BarcodeFormat.CODE_128)).hasSize(44);
    }

    @Test
    void a_cancelled_note_says_so() {
        byte[] pdf =
                Danfe.of(new Notes().read()).withCancellation("135260000099999").pdf();

        assertThat(Pages.text(pdf)).contains("NF-e CANCELADA - protocolo", "135260000099999");
    }

    @Test
    void a_form_of_security_has_a_second_code_until_the_authority_has_answered() {
        Notes notes = new Notes().emission("5").unanswered();
        byte[] pdf = Danfe.of(notes.read()).pdf();
        BufferedImage page = Pages.keep(Pages.image(pdf, 0, DPI), "danfe-contingency");
        String code = Pages.code(Pages.part(page, DPI, 121, 47.5f, 84, 11.5f), BarcodeFormat.CODE_128);

        assertThat(code).hasSize(36).startsWith("355" + "00099900001230" + "00000000108899" + "11" + "24");
        assertThat(Integer.parseInt(code.substring(35))).isEqualTo(DanfeTexts.checkDigit(code.substring(0, 35)));
        assertThat(Pages.text(pdf)).contains("DADOS DA NF-E", "problemas técnicos", "Sem comunicação com a autoridade");
        assertThat(Pages.text(Danfe.of(new Notes().emission("5").read()).pdf())).doesNotContain("DADOS DA NF-E");
    }

    @Test
    void an_epec_shows_the_protocol_the_host_was_given() {
        byte[] pdf = Danfe.of(new Notes().emission("4").unanswered().read())
                .withContingency("891260000000001 24/11/2026 09:30:00")
                .pdf();

        assertThat(Pages.text(pdf)).contains("891260000000001 24/11/2026 09:30:00", "contingência - EPEC");
    }

    @Test
    void what_is_not_authorized_is_printed_only_to_look_at() {
        ReadNfe denied = new Notes().status("302").read();
        ReadNfe unsent = new Notes().unanswered().read();

        ReadNfe unsigned = new Notes().emission("5").unanswered().unsigned().read();

        for (ReadNfe note : List.of(denied, unsent, unsigned)) {
            assertThatThrownBy(() -> Danfe.of(note))
                    .isInstanceOf(RuleViolation.class)
                    .extracting(refused -> ((BackofficeException) refused).code())
                    .isEqualTo("danfe.not-authorized");
        }
        assertThat(Pages.text(Danfe.preview(unsent).pdf())).contains("PRÉVIA SEM VALOR", "NÃO AUTORIZADA");
    }

    @Test
    void a_receipt_is_no_note() {
        ReadNfe receipt = new Notes().model("65").read();

        assertThatThrownBy(() -> Danfe.of(receipt))
                .isInstanceOf(InvalidInput.class)
                .extracting(refused -> ((BackofficeException) refused).code())
                .isEqualTo("danfe.model-wrong");
    }

    @Test
    void what_the_fonts_do_not_have_is_replaced_and_told() {
        Printed printed =
                Danfe.of(new Notes().buyer("Zoë “Ω” 東 Ltda – €").read()).print();

        assertThat(Pages.text(printed.bytes())).contains("Zoë “¤” ¤ Ltda – €");
        assertThat(printed.replaced()).containsExactly("Ω", "東");
        assertThat(Danfe.of(new Notes().read()).print().replaced()).isEmpty();
    }

    @Test
    void long_names_and_figures_are_whole() {
        String name = "Companhia Sintética de Amostras e Modelos do Interior S A EPP";
        String further = "Galpão das Amostras Muito Compridas, Portão dos Fundos, Lado B";
        byte[] pdf = Danfe.of(new Notes()
                        .issuer(name, further)
                        .figures("12345678901.1234", "12345678901.1234567891")
                        .read())
                .withLogo(LogoTest.grey())
                .pdf();
        Pages.keep(Pages.image(pdf, 0, 150), "danfe-long-names");

        assertThat(Pages.text(pdf))
                .contains("12.345.678.90", "1,1234 1,1234567891")
                .doesNotContain("…");
    }

    @Test
    void volumes_of_many_lines_are_summed() {
        assertThat(Pages.text(Danfe.of(new Notes().volumes(3).read()).pdf())).doesNotContain("DIVERSAS");
        assertThat(Pages.text(Danfe.of(new Notes().volumes(5).read()).pdf()))
                .contains("DIVERSAS", "6,750", "5,500", "10 ");
    }

    @Test
    void threads_print_the_same() {
        byte[] once = Danfe.of(new Notes().read()).pdf();

        assertThat(IntStream.range(0, 64)
                        .parallel()
                        .mapToObj(i -> Danfe.of(new Notes().read()).pdf()))
                .allSatisfy(pdf -> assertThat(pdf).isEqualTo(once));
    }

    @Test
    void equal_notes_are_equal_bytes_and_others_are_not() {
        byte[] once = Danfe.of(new Notes().read()).pdf();

        assertThat(Danfe.of(new Notes().read()).pdf()).isEqualTo(once);
        assertThat(Danfe.of(new Notes().cnpj("12ABC34501DE35").read()).pdf()).isNotEqualTo(once);
    }
}
