package dev.backoffice.fiscal.br.nfe.issuing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.br.Uf;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.core.quantity.Unit;
import dev.backoffice.fiscal.br.BrazilianTaxes;
import dev.backoffice.fiscal.br.nfe.BuyerPresence;
import dev.backoffice.fiscal.br.nfe.NfeEmission;
import dev.backoffice.fiscal.br.nfe.NfeEnvironment;
import dev.backoffice.fiscal.br.nfe.NfeFixtures;
import dev.backoffice.fiscal.br.nfe.NfeHeader;
import dev.backoffice.fiscal.br.nfe.NfeIssuer;
import dev.backoffice.fiscal.br.nfe.content.NfeContent;
import dev.backoffice.fiscal.br.nfe.content.NfeContentItem;
import dev.backoffice.fiscal.br.nfe.file.NfeReader;
import dev.backoffice.fiscal.br.nfe.file.NfeXmlWriter;
import dev.backoffice.fiscal.br.nfe.file.ReadNfe;
import dev.backoffice.fiscal.br.nfe.tax.NfeTaxes;
import dev.backoffice.fiscal.br.operation.FiscalOperations;
import dev.backoffice.fiscal.br.operation.NoteToUndo;
import dev.backoffice.fiscal.br.operation.Undo;
import dev.backoffice.fiscal.br.operation.UndoProposal;
import dev.backoffice.fiscal.br.operation.UndoWay;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** The notes that undo others, one operation each. */
class NfeUndoTest {
    private static final Instant AUTHORIZED = Instant.parse("2026-11-24T13:15:30Z");

    private final NfeIssuer shop = NfeFixtures.blueShop();
    private final ReadNfe sold =
            read(NfeXmlWriter.write(NfeFixtures.note(NfeEnvironment.PRODUCTION)).text());

    @Test
    void what_a_consumer_brings_back_comes_in_by_the_sellers_own_note() {
        UndoProposal way = way(
                NoteToUndo.authorized("55", Uf.SP, AUTHORIZED)
                        .delivered(AUTHORIZED.plusSeconds(86_400))
                        .wrong(NoteToUndo.Extent.ITEMS),
                UndoWay.RETURN_BY_CONSUMER);
        NfeUndoDraft draft = NfeUndoDraft.of(shop, sold, way, List.of(NfeUndoLine.of(1, BigDecimal.ONE)), 1)
                .because("Arrependimento");

        NfeContent note = compose(draft, "2026-12-10T10:00:00-03:00");

        assertThat(note.identification().purpose()).isEqualTo("4");
        assertThat(note.identification().direction()).isEqualTo("0");
        assertThat(note.identification().references()).isEmpty();
        NfeContentItem mug = note.items().get(0);
        assertThat(mug.reference()).contains(new NfeContentItem.ReferredItem(sold.accessKey(), Optional.of("1")));
        assertThat(mug.product().cfop()).isEqualTo("1202");
        assertThat(mug.product().quantity()).isEqualByComparingTo("1");
        assertThat(note.recipient()).isEqualTo(sold.content().recipient());
        assertThat(note.payments().payments().get(0).method()).isEqualTo("90");
        assertThat(note.information().orElseThrow().text().orElseThrow()).contains(sold.accessKey(), "Arrependimento");
        assertThat(draft.total()).isEqualTo(note.totals().icms().invoice());
    }

    @Test
    void before_the_day_of_item_references_the_note_names_the_key_only() {
        NfeUndoDraft draft = NfeUndoDraft.of(shop, sold, "return-by-consumer", NfeUndoDraft.whole(sold), 1);

        NfeContent note = compose(draft, "2026-11-15T10:00:00-03:00");

        assertThat(note.identification().references()).hasSize(1);
        assertThat(note.items()).allMatch(item -> item.reference().isEmpty());
    }

    @Test
    void a_refusal_at_the_door_is_a_credit_note_of_its_own_type() {
        UndoProposal way =
                way(NoteToUndo.authorized("55", Uf.SP, AUTHORIZED).goods(NoteToUndo.Goods.REFUSED), UndoWay.REFUSAL);

        NfeContent note =
                compose(NfeUndoDraft.of(shop, sold, way, NfeUndoDraft.whole(sold), 1), "2026-12-01T10:00:00-03:00");

        assertThat(note.identification().purpose()).isEqualTo("5");
        assertThat(note.identification().creditType()).contains("03");
        assertThat(note.totals().icms().invoice())
                .isEqualTo(sold.content().totals().icms().invoice());
        assertThat(note.totals().icms().freight())
                .isEqualTo(sold.content().totals().icms().freight());
    }

    @Test
    void a_price_that_was_too_high_goes_back_without_goods() {
        NfeUndoDraft draft =
                NfeUndoDraft.of(shop, sold, "price-reduction", List.of(NfeUndoLine.of(1, NfeFixtures.brl("7.77"))), 1);

        NfeContent note = compose(draft, "2026-12-01T10:00:00-03:00");

        assertThat(note.identification().creditType()).contains("04");
        NfeContentItem mug = note.items().get(0);
        assertThat(mug.product().gross()).isEqualTo(NfeFixtures.brl("7.77"));
        assertThat(mug.product().quantity()).isEqualByComparingTo("2");
        assertThat(mug.product().unitPrice()).isEqualByComparingTo("3.885");
    }

    @Test
    void who_does_not_owe_ipi_gives_the_suppliers_back_as_an_amount_of_the_note() {
        ReadNfe bought = suppliersNote();
        NfeUndoDraft draft =
                NfeUndoDraft.of(shop, bought, "supplier-return", List.of(NfeUndoLine.of(1, new BigDecimal("25"))), 1);

        NfeContent note = compose(draft, "2026-12-01T10:00:00-03:00");

        NfeContentItem item = note.items().get(0);
        assertThat(note.identification().direction()).isEqualTo("1");
        assertThat(note.recipient().orElseThrow().cnpj())
                .isEqualTo(bought.content().issuer().cnpj());
        assertThat(item.product().cfop()).isEqualTo("5202");
        assertThat(item.taxes().ipi()).isEmpty();
        assertThat(item.returned().orElseThrow().percent()).isEqualByComparingTo("25");
        assertThat(item.returned().orElseThrow().ipi().amount()).isEqualTo(NfeFixtures.brl("25.00"));
        // The Simples Nacional returns a tax of CST 00 under CSOSN 900 with the amounts of the original.
        assertThat(item.taxes().icms().orElseThrow().group().csosn()).contains("900");
        assertThat(item.taxes().icms().orElseThrow().group().amount()).contains(NfeFixtures.brl("45.00"));
        assertThat(note.totals().icms().invoice()).isEqualTo(NfeFixtures.brl("275.00"));
    }

    @Test
    void who_owes_ipi_gives_it_back_as_ipi() {
        NfeUndoDraft draft = NfeUndoDraft.of(
                        shop, suppliersNote(), "supplier-return", List.of(NfeUndoLine.of(1, BigDecimal.TEN)), 1)
                .payingIpi();

        NfeContentItem item =
                compose(draft, "2026-12-01T10:00:00-03:00").items().get(0);

        assertThat(item.returned()).isEmpty();
        assertThat(item.taxes().ipi().orElseThrow().due().orElseThrow().amount())
                .isEqualTo(NfeFixtures.brl("10.00"));
    }

    @Test
    void a_receipt_needs_to_be_told_who_brings_the_goods_back() {
        ReadNfe receipt = read(NfeXmlWriter.write(NfeFixtures.receipt(NfeEnvironment.PRODUCTION))
                .text());
        NfeUndoDraft draft = NfeUndoDraft.of(shop, receipt, "return-by-consumer", NfeUndoDraft.whole(receipt), 1);

        assertRefused(() -> compose(draft, "2026-12-01T10:00:00-03:00"), "nfe.undo-party", "recipient-unknown");
        NfeContent note = compose(draft.with(NfeFixtures.ana()), "2026-12-01T10:00:00-03:00");
        assertThat(note.identification().model()).isEqualTo("55");
        assertThat(note.recipient().orElseThrow().cpf()).contains(NfeFixtures.ANA_CPF.digits());
    }

    @Test
    void what_is_no_undoing_by_this_issuer_is_refused() {
        List<NfeUndoLine> all = NfeUndoDraft.whole(sold);
        String day = "2026-12-01T10:00:00-03:00";

        assertRefused(
                () -> compose(NfeUndoDraft.of(shop, sold, "sale", all, 1), day),
                "nfe.undo-operation",
                "undoes-nothing");
        assertRefused(
                () -> compose(NfeUndoDraft.of(shop, sold, "return-by-taxpayer", all, 1), day),
                "nfe.undo-operation",
                "written-by-buyer");
        assertRefused(
                () -> compose(NfeUndoDraft.of(shop, sold, "supplier-return", all, 1), day),
                "nfe.undo-operation",
                "own-note");
        assertRefused(
                () -> compose(
                        NfeUndoDraft.of(shop, suppliersNote(), "return-by-consumer", List.of(all.get(0)), 1), day),
                "nfe.undo-operation",
                "note-of-other");
        assertRefused(
                () -> NfeUndoDraft.of(
                        shop, sold, way(NoteToUndo.authorized("55", Uf.SP, AUTHORIZED), UndoWay.CANCEL), all, 1),
                "nfe.undo-operation",
                "event");
        assertRefused(
                () -> NfeUndoDraft.of(shop, sold, "return-by-consumer", List.of(all.get(0), all.get(0)), 1),
                "nfe.undo-item",
                "twice");
        assertRefused(
                () -> NfeUndoDraft.of(shop, sold, "return-by-consumer", List.of(NfeUndoLine.of(9, BigDecimal.ONE)), 1),
                "nfe.undo-item",
                "unknown");
    }

    @Test
    void a_return_of_the_next_year_has_the_taxes_of_its_note() {
        NfeContent note = compose(
                NfeUndoDraft.of(shop, sold, "return-by-consumer", NfeUndoDraft.whole(sold), 1),
                "2027-02-10T10:00:00-03:00");

        assertThat(note.totals().icms()).isEqualTo(sold.content().totals().icms());
        assertThat(note.items().get(0).taxes().pis())
                .isEqualTo(sold.content().items().get(0).taxes().pis());
    }

    /** By themselves 0.12 of 0.50 and 0.13 of 0.49 would be the second quarters. */
    @Test
    void no_part_has_more_discount_than_price() {
        NfeSaleLine clips = NfeSaleLine.of(
                        "CLIP-1", "Clipe", "83059000", Quantity.of(4, Unit.UN), NfeFixtures.price("0.125"))
                .withDiscount(NfeFixtures.brl("0.49"));
        ReadNfe cheap = read(NfeXmlWriter.write(NfeComposer.compose(
                                NfeFixtures.header(NfeEnvironment.PRODUCTION),
                                NfeFixtures.sale(NfeFixtures.mugs(), clips),
                                NfeTaxes.by(BrazilianTaxes.determination()),
                                Optional.empty())
                        .value())
                .text());
        Money discounts = NfeFixtures.brl("0.00");
        for (int before = 0; before < 4; before++) {
            NfeUndoLine one = NfeUndoLine.of(2, BigDecimal.ONE).after(BigDecimal.valueOf(before));
            NfeContentItem.Product part = compose(
                            NfeUndoDraft.of(shop, cheap, "return-by-consumer", List.of(one), 1),
                            "2026-12-01T10:00:00-03:00")
                    .items()
                    .get(0)
                    .product();
            Money discount = part.discount().orElse(NfeFixtures.brl("0.00"));
            assertThat(discount.isGreaterThan(part.gross())).isFalse();
            discounts = discounts.plus(discount);
        }
        assertThat(discounts)
                .isEqualTo(cheap.content().items().get(1).product().discount().orElseThrow());
    }

    @Test
    void an_item_that_is_no_part_of_the_total_comes_back_without_adding_to_it() {
        String xml = sold.text();
        ReadNfe uncounted = read(xml.replaceFirst("<indTot>1</indTot>", "<indTot>0</indTot>"));
        NfeUndoDraft draft = NfeUndoDraft.of(shop, uncounted, "return-by-consumer", NfeUndoDraft.whole(uncounted), 1);

        NfeContent note = compose(draft, "2026-12-01T10:00:00-03:00");

        assertThat(note.totals().icms().products())
                .isEqualTo(sold.content()
                        .totals()
                        .icms()
                        .products()
                        .minus(sold.content().items().get(0).product().gross()));
        assertThat(draft.total()).isEqualTo(note.totals().icms().invoice());
    }

    @Test
    void a_note_that_brought_goods_in_is_not_undone_by_bringing_them_in_again() {
        ReadNfe returned = read(NfeXmlWriter.write(compose(
                        NfeUndoDraft.of(shop, sold, "return-by-consumer", NfeUndoDraft.whole(sold), 1),
                        "2026-12-01T10:00:00-03:00"))
                .text());

        assertRefused(
                () -> compose(
                        NfeUndoDraft.of(shop, returned, "return-by-consumer", NfeUndoDraft.whole(returned), 1),
                        "2026-12-02T10:00:00-03:00"),
                "nfe.undo-operation",
                "entry-note");
    }

    @Test
    void what_is_reduced_is_told_in_reais() {
        assertRefused(() -> NfeUndoLine.of(1, Money.parse("USD 7.77")), "nfe.amount-invalid", "not-brl");
    }

    @Test
    void the_reason_of_a_credit_note_is_told_to_the_authority_too() {
        NfeUndoDraft draft = NfeUndoDraft.of(
                        shop, sold, "price-reduction", List.of(NfeUndoLine.of(1, NfeFixtures.brl("7.77"))), 1)
                .because("Avaria de uma peca");

        assertThat(compose(draft, "2026-12-01T10:00:00-03:00")
                        .information()
                        .orElseThrow()
                        .authority())
                .contains("Avaria de uma peca");
    }

    @Test
    void who_is_of_the_simples_returns_a_tax_that_was_partly_put_off() {
        String icms = "<ICMS><ICMS51><orig>0</orig><CST>51</CST><modBC>3</modBC><vBC>1000.00</vBC><pICMS>18.00</pICMS>"
                + "<vICMSOp>180.00</vICMSOp><pDif>50.0000</pDif><vICMSDif>90.00</vICMSDif><vICMS>90.00</vICMS>"
                + "</ICMS51></ICMS>";
        ReadNfe bought = read(suppliersNote().text().replaceAll("<ICMS>.*</ICMS>", icms));
        NfeContent note = compose(
                NfeUndoDraft.of(shop, bought, "supplier-return", List.of(NfeUndoLine.of(1, new BigDecimal("25"))), 1),
                "2026-12-01T10:00:00-03:00");
        assertThat(note.items().get(0).taxes().icms().orElseThrow().group().amount())
                .contains(NfeFixtures.brl("22.50"));
        assertThat(note.items().get(0).taxes().icms().orElseThrow().group().base())
                .contains(NfeFixtures.brl("125.00"));
    }

    /** Ajuste SINIEF 8/2026: 03 is the whole, 06 a part. */
    @Test
    void a_total_refusal_is_of_everything() {
        String day = "2026-12-01T10:00:00-03:00";
        List<NfeUndoLine> one = List.of(NfeUndoLine.of(1, BigDecimal.ONE));
        List<NfeUndoLine> firstItem = List.of(NfeUndoDraft.whole(sold).get(0));

        assertRefused(
                () -> compose(NfeUndoDraft.of(shop, sold, "refusal-total", one, 1), day),
                "nfe.undo-operation",
                "partial");
        assertThat(sold.content().items()).hasSizeGreaterThan(1);
        assertRefused(
                () -> compose(NfeUndoDraft.of(shop, sold, "refusal-total", firstItem, 1), day),
                "nfe.undo-operation",
                "partial");
        assertThat(compose(NfeUndoDraft.of(shop, sold, "refusal-partial", one, 1), day)
                        .identification()
                        .creditType())
                .contains("06");
    }

    private UndoProposal way(NoteToUndo note, UndoWay wanted) {
        Instant at = wanted == UndoWay.CANCEL ? AUTHORIZED.plusSeconds(60) : AUTHORIZED.plusSeconds(10 * 86_400);
        return Undo.standard().ways(note, at).value().stream()
                .filter(each -> each.way() == wanted)
                .findFirst()
                .orElseThrow();
    }

    /** A hundred cups bought for 1,000.00 with 18% ICMS and 10% IPI. */
    private ReadNfe suppliersNote() {
        String xml =
                NfeXmlWriter.write(NfeFixtures.note(NfeEnvironment.PRODUCTION)).text();
        String item = xml.substring(xml.indexOf("<det "), xml.indexOf("</det>") + 6)
                .replaceAll("<qCom>[^<]*<", "<qCom>100<")
                .replaceAll("<qTrib>[^<]*<", "<qTrib>100<")
                .replaceAll("<vUn(Com|Trib)>[^<]*<", "<vUn$1>10.00<")
                .replaceAll("<vProd>[^<]*<", "<vProd>1000.00<")
                .replaceAll("<(vFrete|vDesc|vTotTrib)>[^<]*</(vFrete|vDesc|vTotTrib)>", "")
                .replaceAll(
                        "<ICMS>.*</ICMS>",
                        "<ICMS><ICMS00><orig>0</orig><CST>00</CST><modBC>3</modBC><vBC>1000.00</vBC><pICMS>18.00</pICMS>"
                                + "<vICMS>180.00</vICMS></ICMS00></ICMS><IPI><cEnq>999</cEnq><IPITrib><CST>50</CST>"
                                + "<vBC>1000.00</vBC><pIPI>10.00</pIPI><vIPI>100.00</vIPI></IPITrib></IPI>");
        String all = xml.substring(0, xml.indexOf("<det ")) + item + xml.substring(xml.lastIndexOf("</det>") + 6);
        String ours = "<CNPJ>99000012000183</CNPJ>";
        return read(all.replaceAll("(<emit>)<CNPJ>[^<]*</CNPJ>", "$1<CNPJ>11222333000181</CNPJ>")
                .replaceAll("(<dest>)<CPF>[^<]*</CPF>", "$1" + ours)
                .replace("<CRT>1</CRT>", "<CRT>3</CRT>"));
    }

    private static ReadNfe read(String infNFe) {
        String note = infNFe.startsWith("<NFe")
                ? infNFe
                : "<NFe xmlns=\"http://www.portalfiscal.inf.br/nfe\">" + infNFe + "</NFe>";
        return NfeReader.standard().readOne(note.getBytes(StandardCharsets.UTF_8));
    }

    private static NfeContent compose(NfeUndoDraft draft, String at) {
        NfeContent note = NfeUndoComposer.compose(
                        new NfeHeader(
                                "DEVOLUCAO",
                                draft.series(),
                                77,
                                48213097,
                                OffsetDateTime.parse(at),
                                NfeEmission.NORMAL,
                                draft.environment(),
                                BuyerPresence.NOT_APPLICABLE,
                                Optional.empty(),
                                "backoffice 0.1"),
                        draft,
                        FiscalOperations.standard(),
                        Optional.empty())
                .value();
        NfeXmlWriter.write(note); // refuses what the authority would reject
        return note;
    }

    private static void assertRefused(Runnable call, String code, String reason) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(InvalidInput.class, refused -> {
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.details()).containsEntry("reason", reason);
        });
    }
}
