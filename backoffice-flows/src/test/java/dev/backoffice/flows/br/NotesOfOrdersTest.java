package dev.backoffice.flows.br;

import static dev.backoffice.flows.br.Notes.MARIA;
import static dev.backoffice.flows.br.Notes.NORMAL;
import static dev.backoffice.flows.br.Notes.SIMPLES;
import static dev.backoffice.flows.br.Notes.address;
import static dev.backoffice.flows.br.Notes.ana;
import static dev.backoffice.flows.br.Notes.from;
import static dev.backoffice.flows.br.Notes.grocer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.br.Cnpj;
import dev.backoffice.core.error.BackofficeException;
import dev.backoffice.core.organization.RegimePeriod;
import dev.backoffice.core.reference.ReferenceTable;
import dev.backoffice.core.reference.ReferenceTables;
import dev.backoffice.fiscal.br.ApproximateTaxesRule;
import dev.backoffice.fiscal.br.BrazilianTaxes;
import dev.backoffice.fiscal.br.SaleFacts;
import dev.backoffice.fiscal.br.nfe.NfePartyId;
import dev.backoffice.fiscal.br.nfe.NfeTransport;
import dev.backoffice.inventory.order.Buyer;
import dev.backoffice.inventory.order.BuyerAddress;
import dev.backoffice.inventory.order.BuyerKind;
import dev.backoffice.inventory.order.BuyerPurpose;
import dev.backoffice.inventory.order.LineKind;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderPart;
import dev.backoffice.inventory.order.Payment;
import dev.backoffice.inventory.order.PaymentMethod;
import dev.backoffice.inventory.order.PaymentStatus;
import dev.backoffice.inventory.order.SplitOrder;
import dev.backoffice.inventory.order.WaitReason;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the note of an order says, situation by situation. */
class NotesOfOrdersTest {
    private final Notes normal = Notes.of(NORMAL);
    private final Notes simples = Notes.of(SIMPLES);

    // ---- parties and places

    @Test
    void a_consumer_in_the_state_buys_inside_it() {
        Note note = normal.note(SaleSituations.consumerInside());

        assertThat(note.xml())
                .contains("<idDest>1</idDest>", "<indFinal>1</indFinal>", "<indIEDest>9</indIEDest>", "<CRT>3</CRT>")
                .contains("<CFOP>5102</CFOP>", "<CST>00</CST>", "<vNF>98.40</vNF>")
                .doesNotContain("ICMSUFDest", "<entrega>", "infIntermed");
        assertThat(note.at("dest").text("fone")).isEqualTo("11900000001");
        assertThat(note.at("emit").text("fone")).isEqualTo("1130000000");
    }

    @Test
    void a_consumer_of_another_state_costs_the_difference_of_rates_and_is_told_of_it() {
        Note note = normal.note(SaleSituations.consumerOutside());

        assertThat(note.xml()).contains("<idDest>2</idDest>", "<CFOP>6108</CFOP>", "<ICMSUFDest>");
        assertThat(note.at("ICMSTot").amount("vICMSUFDest")).isPositive();
        assertThat(note.text("infCpl"))
                .contains("ICMS devido ao estado de destino (BA): R$ "
                        + note.at("ICMSTot").text("vICMSUFDest").replace('.', ','));
    }

    @Test
    void a_seller_of_the_simples_owes_no_difference_and_says_what_it_is() {
        Note note = simples.note(SaleSituations.consumerOutside());

        assertThat(note.xml()).contains("<CRT>1</CRT>", "<CSOSN>102</CSOSN>").doesNotContain("ICMSUFDest", "IBSCBS");
        assertThat(note.text("infCpl"))
                .startsWith("DOCUMENTO EMITIDO POR ME OU EPP OPTANTE PELO SIMPLES NACIONAL")
                .doesNotContain("estado de destino");
    }

    @Test
    void a_grocer_that_sells_again_is_a_taxpayer_and_no_consumer() {
        Note note = normal.note(SaleSituations.grocerOnTerms());

        assertThat(note.xml())
                .contains("<indFinal>0</indFinal>", "<indIEDest>1</indIEDest><IE>0961234563</IE>")
                .contains("<CFOP>6102</CFOP>")
                .contains("<xPed>PC-7781</xPed><nItemPed>1</nItemPed>")
                .doesNotContain("ICMSUFDest");
    }

    @Test
    void a_grocer_that_buys_of_the_simples_may_take_the_credit_the_note_tells() {
        Note note = simples.note(SaleSituations.grocerOnTerms());

        assertThat(note.text("CSOSN")).isEqualTo("101");
        assertThat(note.text("infCpl"))
                .contains("CREDITO DE ICMS NO VALOR DE R$ "
                        + note.text("vCredICMSSN").replace('.', ',') + "; CORRESPONDENTE A ALIQUOTA DE "
                        + new BigDecimal(note.text("pCredSN"))
                                .stripTrailingZeros()
                                .toPlainString()
                                .replace('.', ','));
    }

    @Test
    void a_grocer_that_makes_other_goods_of_them_is_no_consumer_either() {
        Note note = normal.note(from(grocer().purpose(BuyerPurpose.INDUSTRY))
                .line("COFFEE", 1, "30.00")
                .paid(Payment.of(PaymentMethod.PIX, "30.00", PaymentStatus.PAID)));

        assertThat(note.text("indFinal")).isEqualTo("0");
    }

    @Test
    void a_company_without_registration_is_a_consumer_whatever_it_buys_for() {
        Note note = normal.note(SaleSituations.companyWithoutRegistration());

        assertThat(note.xml())
                .contains("<CNPJ>BC7D9K2M000115</CNPJ>", "<indIEDest>9</indIEDest>", "<indFinal>1</indFinal>")
                .contains("<ICMSUFDest>");
    }

    @Test
    void a_company_exempt_from_registration_is_an_unregistered_taxpayer_and_a_person_never() {
        Note company = normal.note(SaleSituations.exemptCompany());
        Note person = Notes.of(NORMAL)
                .note(from(ana("MG").stateRegistration("ISENTO"))
                        .line("SHIRT", 1, "79.90")
                        .paid(Payment.of(PaymentMethod.PIX, "79.90", PaymentStatus.PAID)));

        assertThat(company.text("indIEDest")).isEqualTo("2");
        assertThat(person.text("indIEDest")).isEqualTo("9");
    }

    @Test
    void what_is_fetched_stays_in_the_state_wherever_the_buyer_lives() {
        Note consumer = normal.note(SaleSituations.fetched(ana("RJ")));
        Note trader = Notes.of(NORMAL).note(SaleSituations.fetched(grocer().purpose(BuyerPurpose.RESALE)));

        assertThat(consumer.xml())
                .contains("<idDest>1</idDest>", "<CFOP>5102</CFOP>", "<modFrete>9</modFrete>", "<UF>RJ</UF>")
                .doesNotContain("<entrega>", "ICMSUFDest");
        assertThat(trader.xml()).contains("<idDest>1</idDest>", "<indFinal>0</indFinal>");
        assertThat(trader.at("entrega").text("UF")).isEqualTo("SP");
    }

    @Test
    void a_gift_goes_to_somebody_elses_place_whose_state_gets_the_tax() {
        Note note = normal.note(SaleSituations.gift());

        assertThat(note.at("dest").text("UF")).isEqualTo("RJ");
        assertThat(note.at("entrega").xml())
                .contains("<CPF>99900006542</CPF><xNome>Dulce Souza</xNome>", "<UF>BA</UF>");
        assertThat(note.text("infCpl")).contains("(BA)");
        assertThat(note.text("idDest")).isEqualTo("2");
    }

    @Test
    void a_city_without_a_code_is_found_by_its_name() {
        BuyerAddress home = new BuyerAddress(
                "80020310",
                "Rua A",
                "1",
                Optional.empty(),
                Optional.of("Centro"),
                Optional.of("CURITIBA"),
                Optional.empty(),
                "PR");
        Note note = normal.note(
                from(Buyer.person("Ana Souza", "99900001907", address("PR")).billTo(home))
                        .line("SHIRT", 1, "79.90")
                        .paid(Payment.of(PaymentMethod.PIX, "79.90", PaymentStatus.PAID)));

        assertThat(note.at("dest").text("cMun")).isEqualTo("4106902");
    }

    @Test
    void a_city_of_another_state_than_the_address_names_is_refused() {
        OrderId order = normal.receive(from(Buyer.person(
                        "Ana Souza",
                        "99900001907",
                        BuyerAddress.of("80020310", "Rua A", "1", "Centro", "Curitiba", "4106902", "SC")))
                .line("SHIRT", 1, "79.90"));

        assertRefused("flow.city-of-other-state", order);
    }

    @Test
    void the_regime_is_that_of_the_day_of_issue() {
        Notes changing = Notes.of(SIMPLES);
        OrderId order = changing.receive(SaleSituations.consumerInside());
        var tomorrow = List.of(
                new RegimePeriod(LocalDate.of(2020, 1, 1), SIMPLES),
                new RegimePeriod(LocalDate.of(2026, 11, 24), NORMAL));
        var later = List.of(
                new RegimePeriod(LocalDate.of(2020, 1, 1), SIMPLES),
                new RegimePeriod(LocalDate.of(2026, 11, 25), NORMAL));

        assertThat(changing.note(order, changing.sp().regimes(tomorrow)).text("CRT"))
                .isEqualTo("3");
        assertThat(changing.note(order, changing.sp().regimes(later)).text("CRT"))
                .isEqualTo("1");
    }

    // ---- goods

    @Test
    void a_kit_is_listed_by_its_components_and_all_amounts_sum_to_the_order() {
        OrderId order = normal.receive(SaleSituations.kit());
        Note note = normal.note(order, normal.sp());

        assertThat(note.all("cProd")).containsExactly("COFFEE", "FILTER", "SHIRT");
        assertThat(note.all("NCM")).containsExactly("09012100", "63079090", "61091000");
        assertThat(note.all("infAdProd"))
                .containsOnly("Componente do kit KIT-COFFEE.")
                .hasSize(2);
        Note total = note.at("ICMSTot");
        assertThat(total.amount("vFrete")).isEqualByComparingTo("17.01");
        assertThat(total.amount("vOutro")).isEqualByComparingTo("3.33");
        assertThat(total.amount("vDesc")).isEqualByComparingTo("10.01");
        assertThat(total.amount("vNF"))
                .isEqualByComparingTo(normal.view(order).total().getAmount());
    }

    @Test
    void a_bonus_beside_what_is_sold_is_an_unconditional_discount_of_its_list_price() {
        Note note = normal.note(SaleSituations.bonus());

        assertThat(note.all("det")).hasSize(2);
        Note bonus = new Note(note.all("det").get(1));
        assertThat(bonus.xml())
                .contains("<CFOP>6102</CFOP>", "<vProd>60.00</vProd>", "<vDesc>60.00</vDesc>")
                .contains("<infAdProd>Bonificacao: desconto incondicional.</infAdProd>");
        assertThat(note.at("ICMSTot").text("vNF")).isEqualTo("213.70");
        assertThat(note.text("vPag")).isEqualTo("213.70");
    }

    @Test
    void a_bonus_waits_for_a_note_of_its_own_where_the_policy_says_so_until_the_order_is_split() {
        Notes apart = Notes.of(NORMAL, Notes.country().freeGoods(FreeGoods.OWN_NOTE));
        OrderId order = apart.receive(SaleSituations.bonus());

        assertThat(apart.obstacles(order)).extracting(WaitReason::code).containsExactly("order.free-goods-apart");

        apart.shop
                .orders()
                .split(
                        MARIA,
                        SplitOrder.of(
                                "apart-1",
                                order,
                                List.of(
                                        OrderPart.at("SP1").line(1, 10),
                                        OrderPart.at("SP1").line(2, 2))));
        List<OrderId> parts = apart.view(order).parts();
        Note sold = apart.note(parts.get(0), apart.sp());
        Note given = apart.note(parts.get(1), apart.sp());

        assertThat(sold.at("ICMSTot").text("vNF")).isEqualTo("213.70");
        assertThat(given.xml())
                .contains("<natOp>REMESSA EM BONIFICACAO, DOACAO OU BRINDE</natOp>")
                .contains("<CFOP>6910</CFOP>", "<vNF>60.00</vNF>", "<tPag>90</tPag><vPag>0.00</vPag>");
    }

    @Test
    void what_is_only_given_has_a_note_that_nobody_pays() {
        Note bonus = normal.note(SaleSituations.onlyGiven(LineKind.BONUS));
        Note sample = simples.note(SaleSituations.onlyGiven(LineKind.SAMPLE));

        assertThat(bonus.xml())
                .contains("<CFOP>5910</CFOP>", "<tPag>90</tPag>", "<vNF>42.74</vNF>")
                .contains("<cClassTrib>410001</cClassTrib>");
        assertThat(sample.xml()).contains("<CFOP>5911</CFOP>", "<tPag>90</tPag>", "REMESSA DE AMOSTRA GRATIS");
    }

    @Test
    void goods_that_may_be_under_substitution_wait_by_the_name_of_what_is_missing() {
        Notes shop = Notes.of(
                NORMAL,
                Notes.country().goods((context, item) -> FiscalItem.resold().cest("1709600")));
        OrderId order = shop.receive(SaleSituations.consumerInside());

        assertThatThrownBy(() -> shop.draft(order)).isInstanceOfSatisfying(BackofficeException.class, refused -> {
            assertThat(refused.code()).isEqualTo("reference.missing-row");
            assertThat(refused.details()).containsEntry("key", "SP:1709600");
        });
    }

    @Test
    void the_host_tells_what_the_taxes_of_its_goods_depend_on() {
        Notes shop = Notes.of(
                NORMAL,
                Notes.country()
                        .goods((context, item) -> FiscalItem.resold()
                                .ownProduction()
                                .cest("1709600")
                                .code(SaleFacts.SUBSTITUTION, SaleFacts.NOT_SUBSTITUTED)));

        assertThat(shop.note(SaleSituations.consumerInside()).xml())
                .contains("<CEST>1709600</CEST>", "<CFOP>5101</CFOP>");
    }

    @Test
    void an_estimate_of_taxes_is_told_from_the_hosts_table_with_its_source() {
        ReferenceTables tables = BrazilianTaxes.tables()
                .with(ReferenceTable.parse(
                        ApproximateTaxesRule.RATES,
                        "key\tvalid_from\tvalid_to\tfederal\tfederal_imported\tstate\tmunicipal\tsource\n"
                                + "SP\t2026-01-01\t\t10.00\t20.00\t18.00\t0.00\tTabela Exemplo 26.2\n"));
        Notes shop = Notes.of(NORMAL, Notes.country().taxedBy(BrazilianTaxes.determination(tables)));

        Note note = shop.note(SaleSituations.consumerInside());

        assertThat(note.text("infCpl"))
                .contains("Valor aproximado dos tributos: R$ "
                        + note.at("ICMSTot").text("vTotTrib").replace('.', ',') + ". Fonte: Tabela Exemplo 26.2");
    }

    @Test
    void a_host_words_the_texts_of_its_notes() {
        ReferenceTable own = ReferenceTable.parse(
                Brazil.NOTE_TEXTS,
                "key\tvalid_from\tvalid_to\ttext\tsource\norder\t2000-01-01\t\tCompra {order}\thost\n");

        assertThat(Notes.of(NORMAL, Notes.country().noteTexts(own))
                        .note(SaleSituations.consumerInside())
                        .text("infCpl"))
                .isEqualTo("Compra 1001");
    }

    @Test
    void a_number_of_the_buyers_order_that_fits_no_item_is_told_to_the_reader() {
        Note note = normal.note(SaleSituations.consumerInside().buyerOrder("PEDIDO-DE-COMPRA-7781"));

        assertThat(note.xml()).doesNotContain("<xPed>").contains("<nItemPed>1</nItemPed>");
        assertThat(note.text("infCpl")).contains("Pedido de compra PEDIDO-DE-COMPRA-7781.");
    }

    // ---- payments

    @Test
    void a_card_is_told_with_acquirer_and_authorization_and_without_a_brand_nobody_told() {
        Note note = normal.note(SaleSituations.consumerOutside());

        assertThat(note.xml())
                .contains("<indPag>1</indPag><tPag>03</tPag><vPag>300.00</vPag><card><tpIntegra>2</tpIntegra><CNPJ>"
                        + Notes.ACQUIRER + "</CNPJ><cAut>AUT771203</cAut></card>")
                .doesNotContain("<cobr>", "<tBand>");
    }

    @Test
    void a_pix_is_told_with_its_end_to_end_number() {
        assertThat(normal.note(SaleSituations.consumerInside()).xml())
                .contains("<indPag>0</indPag><tPag>17</tPag><vPag>98.40</vPag><card><tpIntegra>2</tpIntegra>"
                        + "<cAut>E00000000202611231213s0000000001</cAut></card>");
    }

    @Test
    void terms_are_billed_in_instalments_that_sum_to_the_debt() {
        Note note = normal.note(SaleSituations.grocerOnTerms());

        assertThat(note.xml()).contains("<indPag>1</indPag><tPag>15</tPag><vPag>1026.00</vPag>");
        assertThat(note.at("cobr").xml())
                .contains("<vOrig>1026.00</vOrig>")
                .contains("<dup><nDup>001</nDup><dVenc>2026-12-24</dVenc><vDup>342.00</vDup></dup>")
                .contains("<nDup>003</nDup><dVenc>2027-02-22</dVenc>");
    }

    @Test
    void what_was_due_before_the_note_is_due_with_it() {
        Note note = normal.note(from(grocer())
                .line("COFFEE", 1, "30.00")
                .paid(Payment.of(PaymentMethod.TRANSFER, "30.00", PaymentStatus.ON_TERMS)
                        .due(LocalDate.of(2026, 11, 20), LocalDate.of(2026, 12, 20))));

        assertThat(note.all("dVenc")).containsExactly("2026-11-24", "2026-12-20");
    }

    @Test
    void two_payments_are_two_and_nothing_is_given_back() {
        Note note = normal.note(SaleSituations.twoPayments());

        assertThat(note.all("tPag")).containsExactly("17", "21");
        assertThat(note.all("vPag")).containsExactly("699.00", "100.00");
        assertThat(note.xml()).doesNotContain("vTroco");
    }

    @Test
    void what_costs_nothing_is_not_paid_and_what_nobody_paid_is_paid_later() {
        assertThat(normal.note(SaleSituations.nothingToPay()).all("tPag")).containsExactly("90");
        assertThat(Notes.of(NORMAL)
                        .note(from(ana("SP")).line("SHIRT", 1, "79.90"))
                        .all("tPag"))
                .containsExactly("91");
    }

    @Test
    void a_payment_that_expired_is_not_told() {
        Note note = normal.note(from(ana("SP"))
                .line("SHIRT", 1, "79.90")
                .paid(Payment.of(PaymentMethod.BOLETO, "79.90", PaymentStatus.EXPIRED)));

        assertThat(note.all("tPag")).containsExactly("91");
    }

    // ---- marketplace

    @Test
    void a_marketplace_is_named_with_the_sellers_account_and_pays() {
        Note note = normal.note(SaleSituations.marketplace());

        assertThat(note.xml())
                .contains("<indIntermed>1</indIntermed>")
                .contains("<infIntermed><CNPJ>" + Notes.MARKETPLACE
                        + "</CNPJ><idCadIntTran>LOJA_SINTETICA</idCadIntTran></infIntermed>")
                .contains("<tPag>99</tPag><xPag>Recebido pelo intermediador</xPag><vPag>79.90</vPag>")
                .contains("<modFrete>2</modFrete>")
                .doesNotContain("<cobr>");
    }

    @Test
    void what_the_channel_takes_off_lowers_nothing_on_the_note() {
        assertThat(normal.note(SaleSituations.marketplace()).at("ICMSTot").text("vDesc"))
                .isEqualTo("0.00");
    }

    @Test
    void a_marketplace_that_is_not_named_is_waited_for() {
        OrderId order = normal.receive(from(ana("SP"))
                .line("SHIRT", 1, "79.90")
                .paid(Payment.of(PaymentMethod.MARKETPLACE, "79.90", PaymentStatus.PAID)));

        assertThat(normal.obstacles(order)).extracting(WaitReason::code).containsExactly("order.intermediary-missing");
    }

    @Test
    void a_buyer_from_abroad_is_waited_for() {
        OrderId order = normal.receive(from(Buyer.of(BuyerKind.FOREIGN, "Ann Smith", Optional.empty(), address("SP")))
                .line("SHIRT", 1, "79.90"));

        assertThat(normal.obstacles(order)).extracting(WaitReason::code).containsExactly("order.foreign-buyer");
    }

    // ---- carriage

    @Test
    void a_carrier_the_host_knows_is_named() {
        Notes shop = Notes.of(
                NORMAL,
                Notes.country()
                        .carriers((context, code) -> Optional.of(new NfeTransport.Carrier(
                                NfePartyId.of(Cnpj.parse(Notes.ACQUIRER)), "Transportes " + code))));

        Note note = shop.note(SaleSituations.consumerOutside());

        assertThat(note.at("transp").xml())
                .startsWith("<modFrete>0</modFrete><transporta>")
                .contains("<xNome>Transportes transportadora-rodo</xNome>")
                .doesNotContain("<vol>");
    }

    // ---- split orders

    @Test
    void two_notes_of_a_split_order_sum_to_it() {
        OrderId order = normal.receive(SaleSituations.kit());
        normal.shop
                .orders()
                .split(
                        MARIA,
                        SplitOrder.of(
                                "two-sites",
                                order,
                                List.of(
                                        OrderPart.at("SP1").line(1, 1),
                                        OrderPart.at("PE1").line(1, 1).line(2, 1))));
        List<OrderId> parts = normal.view(order).parts();
        Note paulista = normal.note(parts.get(0), normal.sp());
        Note recifense = normal.note(parts.get(1), normal.pe());

        Map.of("vNF", "282.23", "vFrete", "17.01", "vOutro", "3.33", "vDesc", "10.01", "vProd", "271.90")
                .forEach((field, whole) -> assertThat(paulista.at("ICMSTot")
                                .amount(field)
                                .add(recifense.at("ICMSTot").amount(field)))
                        .as(field)
                        .isEqualByComparingTo(whole));
        assertThat(paulista.amount("vPag").add(recifense.amount("vPag"))).isEqualByComparingTo("282.23");
        assertThat(paulista.text("vPag")).isEqualTo(paulista.at("ICMSTot").text("vNF"));
        assertThat(recifense.at("emit").text("CNPJ")).isEqualTo("99000012000264");
        assertThat(recifense.text("infCpl")).contains("Parte 2 do pedido " + order);
    }

    private void assertRefused(String code, OrderId order) {
        assertThatThrownBy(() -> normal.draft(order))
                .isInstanceOfSatisfying(
                        BackofficeException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
