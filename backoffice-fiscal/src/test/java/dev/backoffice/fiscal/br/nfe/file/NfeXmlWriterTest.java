package dev.backoffice.fiscal.br.nfe.file;

import static dev.backoffice.fiscal.br.nfe.NfeFixtures.brl;
import static dev.backoffice.fiscal.br.nfe.NfeFixtures.price;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.br.Cep;
import dev.backoffice.core.br.MunicipalityCode;
import dev.backoffice.core.error.BackofficeException;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.identity.Gtin;
import dev.backoffice.core.money.Allocation;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.core.quantity.Unit;
import dev.backoffice.fiscal.br.BrazilianTaxes;
import dev.backoffice.fiscal.br.TaxRegime;
import dev.backoffice.fiscal.br.nfe.BuyerPresence;
import dev.backoffice.fiscal.br.nfe.FreightMode;
import dev.backoffice.fiscal.br.nfe.Nfe;
import dev.backoffice.fiscal.br.nfe.NfeAddress;
import dev.backoffice.fiscal.br.nfe.NfeCard;
import dev.backoffice.fiscal.br.nfe.NfeEmission;
import dev.backoffice.fiscal.br.nfe.NfeEnvironment;
import dev.backoffice.fiscal.br.nfe.NfeFixtures;
import dev.backoffice.fiscal.br.nfe.NfeHandover;
import dev.backoffice.fiscal.br.nfe.NfeHeader;
import dev.backoffice.fiscal.br.nfe.NfeIssuer;
import dev.backoffice.fiscal.br.nfe.NfeMarketplace;
import dev.backoffice.fiscal.br.nfe.NfePartyId;
import dev.backoffice.fiscal.br.nfe.NfePayment;
import dev.backoffice.fiscal.br.nfe.NfePaymentMethod;
import dev.backoffice.fiscal.br.nfe.NfeRecipient;
import dev.backoffice.fiscal.br.nfe.NfeTechnicalContact;
import dev.backoffice.fiscal.br.nfe.NfeTotals;
import dev.backoffice.fiscal.br.nfe.NfeTransport;
import dev.backoffice.fiscal.br.nfe.internal.NfeAmount;
import dev.backoffice.fiscal.br.nfe.issuing.NfeComposer;
import dev.backoffice.fiscal.br.nfe.issuing.NfeSale;
import dev.backoffice.fiscal.br.nfe.issuing.NfeSaleLine;
import dev.backoffice.fiscal.br.nfe.tax.NfeTaxes;
import dev.backoffice.fiscal.tax.SaleKind;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NfeXmlWriterTest {
    @Test
    void a_note_is_written_as_its_golden_file() throws IOException {
        assertThat(NfeXmlWriter.write(NfeFixtures.note(NfeEnvironment.PRODUCTION))
                        .text())
                .isEqualTo(golden("in-state-sale.xml"));
    }

    @Test
    void in_homologation_the_recipient_has_the_fixed_name() {
        String xml = NfeXmlWriter.write(NfeFixtures.note(NfeEnvironment.HOMOLOGATION))
                .text();

        assertThat(xml)
                .contains("<tpAmb>2</tpAmb>")
                .contains("<xNome>NF-E EMITIDA EM AMBIENTE DE HOMOLOGACAO - SEM VALOR FISCAL</xNome>")
                .doesNotContain("Ana Exemplo");
    }

    @Test
    void a_marketplace_parcels_change_and_a_technical_contact_are_written_when_given() {
        NfeHeader header = new NfeHeader(
                "VENDA DE MERCADORIA",
                0,
                999_999_999,
                7,
                OffsetDateTime.parse("2026-12-31T23:59:59.987-02:00"),
                NfeEmission.NORMAL,
                NfeEnvironment.PRODUCTION,
                BuyerPresence.HOME_DELIVERY,
                Optional.of(new NfeMarketplace(NfeFixtures.BLUE_SHOP_CNPJ, "loja-azul")),
                "backoffice 0.1");
        NfeSale sale = new NfeSale(
                NfeFixtures.blueShop(),
                NfeFixtures.ana(),
                List.of(NfeFixtures.mugs().withGtin(Gtin.of("7898357410015"))),
                brl("0.00"),
                brl("0.00"),
                brl("1.00"),
                new NfeTransport(
                        FreightMode.BY_SENDER,
                        Optional.of(new NfeTransport.Carrier(
                                NfePartyId.of(NfeFixtures.BLUE_SHOP_CNPJ), "Transportes de Exemplo")),
                        List.of(new NfeTransport.Volumes(
                                1,
                                "CAIXA",
                                new BigDecimal("0.85"),
                                new BigDecimal("1.2345").setScale(3, RoundingMode.DOWN)))),
                List.of(
                        NfePayment.of(NfePaymentMethod.CREDIT_CARD, brl("80.80")),
                        new NfePayment(NfePaymentMethod.OTHER, Optional.of("Cupom"), brl("5.00"))),
                Optional.empty(),
                Optional.empty());
        String xml = NfeXmlWriter.write(NfeComposer.compose(
                                header,
                                sale,
                                NfeTaxes.by(BrazilianTaxes.determination()),
                                Optional.of(new NfeTechnicalContact(
                                        NfeFixtures.BLUE_SHOP_CNPJ, "Suporte", "suporte@example.com", "1130000000")))
                        .value())
                .text();

        assertThat(xml)
                .contains("<cNF>00000007</cNF>")
                .contains("<dhEmi>2026-12-31T23:59:59-02:00</dhEmi>")
                .contains("<indIntermed>1</indIntermed>")
                .contains(
                        "<infIntermed><CNPJ>99000012000183</CNPJ><idCadIntTran>loja-azul</idCadIntTran></infIntermed>")
                .contains("<cEAN>7898357410015</cEAN>")
                .contains("<vOutro>1.00</vOutro>")
                .contains("<esp>CAIXA</esp><pesoL>0.850</pesoL><pesoB>1.234</pesoB>")
                .contains("<tPag>03</tPag><vPag>80.80</vPag><card><tpIntegra>2</tpIntegra></card>")
                .contains("<tPag>99</tPag><xPag>Cupom</xPag><vPag>5.00</vPag>")
                .contains("<vTroco>5.00</vTroco>")
                .contains("<infRespTec><CNPJ>99000012000183</CNPJ><xContato>Suporte</xContato>")
                .doesNotContain("<vFrete>0.00</vFrete><vSeg>0.00</vSeg><vDesc>0.00</vDesc><vOutro>0.00");
    }

    @Test
    void freight_and_discount_are_shared_over_the_items_and_sum_to_the_whole() {
        NfeTotals totals = NfeFixtures.note(NfeEnvironment.PRODUCTION).totals();

        assertThat(totals.products()).isEqualTo(brl("83.98"));
        assertThat(totals.freight()).isEqualTo(brl("10.01"));
        assertThat(totals.discount()).isEqualTo(brl("5.00"));
        assertThat(totals.invoice()).isEqualTo(brl("88.99"));
    }

    @Test
    void the_taxes_of_each_item_come_with_their_reasons() {
        Explained<Nfe> note = NfeComposer.compose(
                NfeFixtures.header(NfeEnvironment.PRODUCTION),
                NfeFixtures.sale(NfeFixtures.mugs(), NfeFixtures.ribbon()),
                NfeTaxes.by(BrazilianTaxes.determination()),
                Optional.empty());

        assertThat(note.reasons())
                .extracting(reason ->
                        reason.values().get("item") + " " + reason.values().get("rule"))
                .contains("1 operation", "1 br.icms", "1 br.pis-cofins", "2 operation", "2 br.icms", "2 br.pis-cofins");
        assertThat(note.reasons())
                .allSatisfy(reason -> assertThat(reason.source()).isNotBlank());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            nullValues = "null",
            value = {
                "' Ana'; nfe.text-invalid; leading-blank",
                "'Ana '; nfe.text-invalid; trailing-blank",
                "'Ana  Exemplo'; nfe.text-invalid; double-blank",
                "'Ana\u0007Exemplo'; nfe.text-invalid; control-character",
                "'Ana 好'; nfe.text-invalid; not-latin-1",
                "'Ana 😀'; nfe.text-invalid; not-latin-1",
                "'Ana\u00a0Exemplo'; nfe.text-invalid; not-latin-1",
                "'Ana\u0085Exemplo'; nfe.text-invalid; not-latin-1",
                "'A'; nfe.text-length; null",
                "''; nfe.text-length; null",
                "'1234567890123456789012345678901234567890123456789012345678901'; nfe.text-length; null",
                "null; input.null; null"
            })
    void a_text_that_cannot_be_written_is_refused_with_its_field(String name, String code, String reason) {
        assertThatThrownBy(() -> NfeRecipient.of(
                        NfePartyId.of(NfeFixtures.ANA_CPF),
                        name,
                        NfeFixtures.ana().address()))
                .isInstanceOfSatisfying(InvalidInput.class, error -> {
                    assertThat(error.code()).isEqualTo(code);
                    assertThat(error.details()).containsEntry("field", "dest.xNome");
                    assertThat(Optional.ofNullable(error.details().get("reason")))
                            .isEqualTo(Optional.ofNullable(reason));
                });
    }

    @Test
    void a_line_break_is_refused() {
        assertThatThrownBy(() -> NfeRecipient.of(
                        NfePartyId.of(NfeFixtures.ANA_CPF),
                        "Ana\nExemplo",
                        NfeFixtures.ana().address()))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        error -> assertThat(error.details()).containsEntry("reason", "control-character"));
    }

    record Refusal(String name, Runnable attempt, String code) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Refusal> refusals() {
        NfeSaleLine mugs = NfeFixtures.mugs();
        return List.of(
                new Refusal("negative discount", () -> compose(mugs.withDiscount(brl("-0.01"))), "nfe.amount-invalid"),
                new Refusal(
                        "discount above the line",
                        () -> compose(mugs.withDiscount(brl("79.81"))),
                        "nfe.discount-too-large"),
                new Refusal(
                        "nothing sold",
                        () -> compose(NfeSaleLine.of("A", "B", "69120000", Quantity.zero(Unit.UN), price("1.00"))),
                        "nfe.amount-invalid"),
                new Refusal(
                        "short NCM",
                        () -> compose(NfeSaleLine.of("A", "B", "6912", Quantity.of(1, Unit.UN), price("1.00"))),
                        "input.form"),
                new Refusal("no line", () -> compose(), "nfe.too-few"),
                new Refusal("payment below the total", () -> compose(mugs, mugs), "nfe.payment-short"),
                new Refusal(
                        "registered in another state",
                        () -> new NfeIssuer(
                                NfeFixtures.BLUE_SHOP_CNPJ,
                                "LOJA AZUL SINTETICA LTDA",
                                Optional.empty(),
                                rio(),
                                NfeFixtures.blueShop().stateRegistration(),
                                TaxRegime.SIMPLES),
                        "nfe.registration-of-other-state"),
                new Refusal(
                        "free of charge with an amount",
                        () -> NfePayment.of(NfePaymentMethod.NONE, brl("1.00")),
                        "nfe.payment-invalid"),
                new Refusal(
                        "other payment without a description",
                        () -> NfePayment.of(NfePaymentMethod.OTHER, brl("1.00")),
                        "nfe.payment-invalid"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void what_the_authority_would_reject_is_refused(Refusal refusal) {
        assertThatThrownBy(refusal.attempt()::run)
                .isInstanceOfSatisfying(
                        BackofficeException.class,
                        error -> assertThat(error.code()).isEqualTo(refusal.code()));
    }

    @Test
    void a_sale_of_a_simples_issuer_to_another_state_owes_that_state_nothing() {
        NfeSale sale = NfeFixtures.sale(NfeFixtures.mugs());
        NfeSale interstate = sale.soldTo(NfeRecipient.of(NfePartyId.of(NfeFixtures.ANA_CPF), "Ana Exemplo", rio()));

        assertThat(xml(interstate))
                .contains("<idDest>2</idDest>", "<CFOP>6108</CFOP>", "<CSOSN>102</CSOSN>")
                .doesNotContain("ICMSUFDest");
    }

    @Test
    void goods_that_are_picked_up_stay_in_the_state_wherever_the_buyer_lives() {
        NfeSale sale = NfeFixtures.sale(NfeFixtures.mugs());
        NfeSale pickup = sale.soldTo(NfeRecipient.of(NfePartyId.of(NfeFixtures.ANA_CPF), "Ana Exemplo", rio()))
                .handedOver(NfeHandover.atCounter());

        assertThat(xml(pickup)).contains("<idDest>1</idDest>", "<CFOP>5102</CFOP>", "<UF>RJ</UF>");
    }

    @Test
    void a_gift_is_noted_without_payment() {
        NfeSale sale = NfeFixtures.sale(NfeFixtures.mugs());
        NfeSale gift = new NfeSale(
                sale.issuer(),
                sale.recipient(),
                List.of(NfeFixtures.mugs().as(SaleKind.BONUS)),
                brl("0.00"),
                brl("0.00"),
                brl("0.00"),
                sale.transport(),
                List.of(NfePayment.none()),
                sale.buyerOrder(),
                sale.information());

        assertThat(xml(gift))
                .contains("<CFOP>5910</CFOP>", "<vNF>79.80</vNF>", "<tPag>90</tPag><vPag>0.00</vPag>")
                .doesNotContain("vTroco");
    }

    @Test
    void what_is_given_away_besides_a_sale_is_not_charged() {
        NfeSale sale = NfeFixtures.sale(NfeFixtures.mugs(), NfeFixtures.ribbon().as(SaleKind.SAMPLE));
        Nfe note = NfeComposer.compose(
                        NfeFixtures.header(NfeEnvironment.PRODUCTION),
                        sale,
                        NfeTaxes.by(BrazilianTaxes.determination()),
                        Optional.empty())
                .value();

        assertThat(note.charged()).isLessThan(note.totals().invoice());
        assertThat(note.charged()).isEqualTo(note.items().get(0).total());
    }

    @Test
    void the_parts_of_a_kit_come_to_its_price_exactly() {
        Money kit = brl("10.00");
        List<Money> shares = Allocation.byAmounts(kit, List.of(brl("7.77"), brl("3.33"), brl("1.11")));
        List<NfeSaleLine> lines = List.of(
                NfeSaleLine.ofShare("A", "Caneca", "69120000", Quantity.of(3, Unit.UN), shares.get(0)),
                NfeSaleLine.ofShare("B", "Pires", "69120000", Quantity.of(7, Unit.UN), shares.get(1)),
                NfeSaleLine.ofShare("C", "Colher", "69120000", Quantity.of(11, Unit.UN), shares.get(2)));

        assertThat(lines).extracting(NfeSaleLine::gross).isEqualTo(shares);
        assertThat(lines.get(0).unitPrice().amount()).isEqualByComparingTo("2.1200000000");
    }

    @Test
    void a_price_that_no_unit_price_comes_to_is_refused() {
        assertThatThrownBy(() -> NfeSaleLine.ofShare(
                        "A", "Caneca", "69120000", Quantity.parse("9000000000", Unit.UN), brl("10.01")))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        error -> assertThat(error.details()).containsEntry("reason", "not-quantity-times-price"));
    }

    @Test
    void a_payment_later_needs_no_amount_and_a_short_one_is_refused() {
        assertThat(NfePayment.of(NfePaymentMethod.LATER, NfeAmount.ZERO).amount())
                .isEqualTo(NfeAmount.ZERO);
        assertThatThrownBy(
                        () -> NfePayment.of(NfePaymentMethod.CASH, brl("1.00")).by(NfeCard.beside()))
                .isInstanceOfSatisfying(
                        InvalidInput.class, error -> assertThat(error.details()).containsEntry("reason", "card"));
        assertThatThrownBy(() -> new NfeCard(true, Optional.empty(), Optional.empty(), Optional.empty()))
                .isInstanceOfSatisfying(
                        InvalidInput.class, error -> assertThat(error.details()).containsEntry("reason", "integrated"));
    }

    private static String xml(NfeSale sale) {
        return NfeXmlWriter.write(NfeComposer.compose(
                                NfeFixtures.header(NfeEnvironment.PRODUCTION),
                                sale,
                                NfeTaxes.by(BrazilianTaxes.determination()),
                                Optional.empty())
                        .value())
                .text();
    }

    @Test
    void a_person_does_not_show_in_texts_for_logs() {
        assertThat(NfeFixtures.note(NfeEnvironment.PRODUCTION).toString()
                        + NfeFixtures.ana()
                        + NfeXmlWriter.write(NfeFixtures.note(NfeEnvironment.PRODUCTION)))
                .doesNotContain("Ana")
                .doesNotContain("99900001230");
    }

    private static Nfe compose(NfeSaleLine... lines) {
        NfeSale sale = NfeFixtures.sale(lines);
        return NfeComposer.compose(
                        NfeFixtures.header(NfeEnvironment.PRODUCTION),
                        NfeSale.of(
                                sale.issuer(),
                                sale.recipient(),
                                sale.lines(),
                                brl("0.00"),
                                sale.transport(),
                                sale.payments()),
                        NfeTaxes.by(BrazilianTaxes.determination()),
                        Optional.empty())
                .value();
    }

    private static NfeAddress rio() {
        return NfeAddress.of(
                "Rua A", "1", "Centro", MunicipalityCode.of("3304557"), "Rio de Janeiro", Cep.of("20010000"));
    }

    private static String golden(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(NfeXmlWriterTest.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }
}
