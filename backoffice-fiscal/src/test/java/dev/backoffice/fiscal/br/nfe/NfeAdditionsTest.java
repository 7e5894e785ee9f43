package dev.backoffice.fiscal.br.nfe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.error.BackofficeException;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.fiscal.br.BrazilianTaxes;
import dev.backoffice.fiscal.br.nfe.content.NfeContent;
import dev.backoffice.fiscal.br.nfe.content.NfeContentClosing;
import dev.backoffice.fiscal.br.nfe.content.NfeContentItem;
import dev.backoffice.fiscal.br.nfe.file.NfeXmlWriter;
import dev.backoffice.fiscal.br.nfe.issuing.NfeComposer;
import dev.backoffice.fiscal.br.nfe.issuing.NfeDraft;
import dev.backoffice.fiscal.br.nfe.issuing.NfeSale;
import dev.backoffice.fiscal.br.nfe.signing.NfeSigner;
import dev.backoffice.fiscal.br.nfe.signing.SignableXml;
import dev.backoffice.fiscal.br.nfe.signing.SyntheticCertificate;
import dev.backoffice.fiscal.br.nfe.tax.NfeTaxes;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What a note says besides what is composed of a sale. */
class NfeAdditionsTest {
    private static final NfeAdditions OF_ITEM = NfeAdditions.none()
            .with("prod/cBarra", "ABC-123")
            .with("prod/NVE", "AA0001")
            .with("prod/NVE", "BB0002")
            .with("prod/uTrib", "KG")
            .with("prod/qTrib", "4.0000")
            .with("prod/vUnTrib", "19.95")
            .with("prod/nFCI", "B01F70AF-10BF-4B1F-848C-65FF57F616FE")
            .with(
                    "prod/rastro",
                    new NfeContentItem.Lot(
                            "L-1",
                            new BigDecimal("2.000"),
                            LocalDate.of(2026, 1, 1),
                            LocalDate.of(2027, 1, 1),
                            Optional.empty()))
            .with(
                    "prod/rastro",
                    new NfeContentItem.Lot(
                            "L-2",
                            new BigDecimal("1.000"),
                            LocalDate.of(2026, 1, 1),
                            LocalDate.of(2027, 1, 1),
                            Optional.of("AG")))
            .with("obsItem/obsCont", new NfeContentItem.ItemNote("garantia", "12 meses"));

    private static final NfeAdditions OF_NOTE = NfeAdditions.none()
            .with("ide/dPrevEntrega", "2026-12-01")
            .with("ide/dhSaiEnt", "2026-11-24T18:00:00-03:00")
            .with("autXML", new NfeContent.Party(Optional.of("12ABC34501DE35"), Optional.empty()))
            .with("transp/veicTransp", new NfeContentClosing.Vehicle("ABC1D23", Optional.of("SP"), Optional.empty()))
            .with("transp/reboque", new NfeContentClosing.Vehicle("ABC1D24", Optional.of("SP"), Optional.empty()))
            .with(
                    "transp/vol",
                    new NfeContentClosing.Volume(
                            Optional.of("1"),
                            Optional.of("CAIXA"),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(new BigDecimal("1.500")),
                            Optional.empty(),
                            List.of(new NfeContentClosing.Seal("LACRE-1"))))
            .with("infAdic/obsCont", new NfeContentClosing.Note("vendedor", "Maria"))
            .with("infAdic/procRef", new NfeContentClosing.ReferredProcess("123", "9", Optional.empty()))
            .with("compra/xPed", "4711");

    private static NfeSale sale() {
        NfeSale sale = NfeFixtures.sale(NfeFixtures.mugs().adding(OF_ITEM), NfeFixtures.ribbon());
        return sale.soldTo(new NfeRecipient(
                        sale.recipient().id(),
                        sale.recipient().name(),
                        sale.recipient().address(),
                        Optional.of("ana@example.com")))
                .adding(OF_NOTE);
    }

    private static SignableXml written(NfeSale sale) {
        return NfeXmlWriter.write(NfeComposer.compose(
                        NfeFixtures.header(NfeEnvironment.PRODUCTION),
                        sale,
                        NfeTaxes.by(BrazilianTaxes.determination()),
                        Optional.of(new NfeTechnicalContact(
                                NfeFixtures.BLUE_SHOP_CNPJ,
                                "Suporte",
                                "suporte@example.com",
                                "1133334444",
                                Optional.of(
                                        new NfeTechnicalContact.Secret("01", "G8063VRTNDMO886SFNK5LDUDEI24XJ22YIPO")))))
                .value());
    }

    @Test
    void they_stand_where_the_layout_has_them_and_the_note_is_valid() {
        String xml = written(sale()).text();

        assertThat(xml)
                .contains("<cEAN>SEM GTIN</cEAN><cBarra>ABC-123</cBarra><xProd>")
                .contains("<NVE>AA0001</NVE><NVE>BB0002</NVE>")
                .contains("<uTrib>KG</uTrib><qTrib>4.0000</qTrib><vUnTrib>19.95</vUnTrib>")
                .contains("<rastro><nLote>L-1</nLote>", "<rastro><nLote>L-2</nLote>")
                .contains("<dPrevEntrega>2026-12-01</dPrevEntrega><tpNF>")
                .contains("<veicTransp><placa>ABC1D23</placa><UF>SP</UF></veicTransp><reboque>")
                .contains("<infCpl>Pedido 1001 do site</infCpl><obsCont xCampo=\"vendedor\"><xTexto>Maria</xTexto>")
                .containsPattern("<idCSRT>01</idCSRT><hashCSRT>[A-Za-z0-9+/]{27}=</hashCSRT>");
        Optional<Path> data = NfeSchemas.dataFolder();
        Assumptions.assumeTrue(data.isPresent(), "the reference data folder is not here");
        NfeSchemas.validate(
                NfeSchemas.compile(data.orElseThrow().resolve("fiscal/xsd/PL_010e_NT2025.002_v1.01/nfe_v4.00.xsd")),
                NfeSigner.sign(written(sale()), SyntheticCertificate.load()).bytes());
    }

    @Test
    void what_they_say_is_judged_with_the_rest() {
        assertRejected(NfeAdditions.none().with("ide/finNFe", "4"), "321");
        assertRejected(NfeAdditions.none().with("total/ICMSTot/vSeg", "1.00"), "536");
        assertRejected(NfeAdditions.none().with("ide/serie", "2"), "502");
        assertRejected(NfeAdditions.none().with("ide/dPrevEntrega", "tomorrow"), "225");
    }

    private static void assertRejected(NfeAdditions additions, String rejection) {
        NfeSale sale =
                NfeFixtures.sale(NfeFixtures.mugs(), NfeFixtures.ribbon()).adding(additions);
        assertThatThrownBy(() -> written(sale))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refused -> assertThat(refused.details()).containsEntry("rejection", rejection));
    }

    @Test
    void what_the_layout_does_not_have_is_refused() {
        NfeSale sale = NfeFixtures.sale(NfeFixtures.mugs());
        assertInvalid(() -> sale.adding(NfeAdditions.none().with("ide/colour", "blue")));
        assertInvalid(() -> sale.adding(NfeAdditions.none().with("prod/NVE", "AA0001")));
        assertInvalid(() -> NfeFixtures.mugs().adding(NfeAdditions.none().with("ide/finNFe", "4")));
        assertInvalid(
                () -> NfeAdditions.none().with("prod/rastro", new NfeMarketplace(NfeFixtures.BLUE_SHOP_CNPJ, "x2")));
    }

    private static void assertInvalid(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        BackofficeException.class,
                        refused -> assertThat(refused.code()).isEqualTo("nfe.addition-invalid"));
    }

    @Test
    void a_draft_keeps_them_and_does_not_show_them() {
        NfeDraft draft = NfeDraft.of(sale(), 1);

        NfeDraft read = NfeDraft.read(draft.content());

        assertThat(read).isEqualTo(draft);
        assertThat(written(read.sale()).text()).isEqualTo(written(sale()).text());
        assertThat(OF_NOTE.toString()).contains("autXML").doesNotContain("12ABC34501DE35");
        assertThat(OF_NOTE)
                .isNotEqualTo(NfeAdditions.none())
                .hasSameHashCodeAs(draft.sale().additions());
        assertThat(new NfeTechnicalContact.Secret("01", "SECRET")).hasToString("CSRT 01");
    }
}
