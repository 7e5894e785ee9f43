package dev.backoffice.documents.br;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BarcodeFormat;
import dev.backoffice.core.error.BackofficeException;
import dev.backoffice.core.error.RuleViolation;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DanfeReceiptTest {
    private static final String QR = "https://www.sefaz.example/qrcode?p=";

    private static Notes receipt() {
        Notes notes = new Notes().model("65");
        return notes.qrCode(QR + notes.key() + "|3|1");
    }

    @ParameterizedTest
    @EnumSource
    void the_code_on_the_paper_is_that_of_the_note(RollWidth width) {
        String signature = "A1b2C3d4+/".repeat(34) + "AA==";
        for (String content : new String[] {
            QR + receipt().key() + "|3|1", QR + receipt().key() + "|3|1|24|1088.99|2|00099900001230|" + signature
        }) {
            byte[] pdf = DanfeReceipt.of(new Notes().model("65").qrCode(content).read())
                    .withWidth(width)
                    .pdf();
            BufferedImage page = Pages.keep(Pages.image(pdf, 0, 300), "receipt-" + width + "-" + content.length());

            assertThat(Pages.code(page, BarcodeFormat.QR_CODE)).isEqualTo(content);
        }
    }

    @ParameterizedTest
    @EnumSource
    void items_totals_payments_and_consumer_are_on_it(RollWidth width) {
        byte[] pdf = DanfeReceipt.of(receipt().text("Obrigado pela preferência").read())
                .withWidth(width)
                .pdf();

        assertThat(Pages.text(pdf))
                .contains("LOJA AZUL SINTETICA LTDA", "99.000.012/0001-83", "MUG-1", "2 UN x 39,90", "79,80")
                .contains("Qtde. total de itens 3", "239,40", "5,62", "10,01", "9,59", "2,68", "1.088,99")
                .contains("PIX Dinâmico 1.088,99", "Troco R$ 0,70", "https://www.sefaz.example/nfce/consulta")
                .contains("CONSUMIDOR - CPF 999.000.012-30", "000.001.001", "135260000012345", "33,69")
                .contains("Obrigado pela preferência")
                .doesNotContain("CONTINGÊNCIA", "SEM VALOR");
    }

    @Test
    void the_paper_is_as_long_as_what_is_on_it() {
        BufferedImage few =
                Pages.image(DanfeReceipt.of(receipt().items(1).read()).pdf(), 0, 72);
        Printed many = DanfeReceipt.of(receipt().items(990).read()).print();

        assertThat(Pages.image(DanfeReceipt.of(receipt().items(9).read()).pdf(), 0, 72)
                        .getHeight())
                .isGreaterThan(few.getHeight() + 100);
        assertThat(many.pages()).isGreaterThan(1);
        assertThat(Pages.text(many.bytes()).split("MUG-\\d", -1)).hasSize(991);
    }

    @Test
    void offline_it_says_so_twice_until_it_is_authorized() {
        Notes offline = new Notes().model("65").emission("9").unanswered().qrCode(QR + "x");
        byte[] pdf = DanfeReceipt.of(offline.noBuyer().read()).pdf();
        Pages.keep(Pages.image(pdf, 0, 150), "receipt-offline");

        assertThat(Pages.text(pdf).split("EMITIDA EM CONTINGÊNCIA", -1)).hasSize(3);
        assertThat(Pages.text(pdf)).contains("Pendente de autorização", "CONSUMIDOR NÃO IDENTIFICADO");
        assertThat(Pages.text(DanfeReceipt.of(new Notes()
                                .model("65")
                                .emission("9")
                                .qrCode(QR + "x")
                                .read())
                        .pdf()))
                .doesNotContain("CONTINGÊNCIA");
    }

    @Test
    void a_receipt_of_the_test_environment_says_so() {
        assertThat(Pages.text(DanfeReceipt.of(receipt().test().read()).pdf()))
                .contains("EMITIDA EM AMBIENTE DE HOMOLOGAÇÃO", "SEM VALOR FISCAL");
    }

    @Test
    void a_note_with_a_code_is_printed_simplified() {
        byte[] pdf = DanfeReceipt.simplified(new Notes()
                        .emission("9")
                        .unanswered()
                        .qrCode(QR + "abc|3|1")
                        .read())
                .pdf();

        assertThat(Pages.text(pdf)).contains("DANFE SIMPLIFICADO - TIPO 2", "NF-e nº 000.001.001", "CONTINGÊNCIA");
        assertThat(Pages.code(Pages.image(pdf, 0, 300), BarcodeFormat.QR_CODE)).isEqualTo(QR + "abc|3|1");
    }

    @Test
    void without_a_code_it_is_refused() {
        assertThatThrownBy(() -> DanfeReceipt.of(new Notes().model("65").read()))
                .isInstanceOf(RuleViolation.class)
                .extracting(refused -> ((BackofficeException) refused).code())
                .isEqualTo("danfe.qr-code-missing");
    }

    @Test
    void a_cancelled_receipt_says_so() {
        assertThat(Pages.text(DanfeReceipt.of(receipt().read())
                        .withCancellation("135260000099999")
                        .pdf()))
                .contains("CANCELADA - protocolo 135260000099999");
    }
}
