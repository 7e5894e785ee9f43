package dev.backoffice.fiscal.br.nfe.issuing;

import static dev.backoffice.fiscal.br.nfe.NfeFixtures.brl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.explanation.Explained;
import dev.backoffice.fiscal.br.ApproximateTaxesRule;
import dev.backoffice.fiscal.br.BrazilianTaxes;
import dev.backoffice.fiscal.br.Sales;
import dev.backoffice.fiscal.br.nfe.Nfce;
import dev.backoffice.fiscal.br.nfe.Nfe;
import dev.backoffice.fiscal.br.nfe.NfeEnvironment;
import dev.backoffice.fiscal.br.nfe.NfeFixtures;
import dev.backoffice.fiscal.br.nfe.file.NfeXmlWriter;
import dev.backoffice.fiscal.br.nfe.tax.NfeTaxes;
import dev.backoffice.fiscal.br.nfe.tax.SaleTaxRule;
import dev.backoffice.fiscal.br.operation.LegalTexts;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TextsOfNotesTest {
    private static final String SIMPLES = "Documento emitido por ME ou EPP optante pelo Simples Nacional. "
            + "Não gera direito a crédito fiscal de IPI.";
    private static final SaleTaxRule ESTIMATED = NfeTaxes.by(Sales.with(
            ApproximateTaxesRule.RATES,
            "key,valid_from,valid_to,federal,federal_imported,state,municipal,source",
            "SP,2026-01-01,,10,20,18,0,IBPT 26.2.A"));

    @Test
    void sentences_of_the_law_stand_before_the_text_of_the_seller() {
        Explained<Nfe> note = composed(sale(), plain(), Optional.of(LegalTexts.standard()));
        assertThat(note.value().information()).contains(SIMPLES + " Pedido 1001 do site");
        assertThat(Sales.codes(note)).contains("legal-text.simples");
    }

    @Test
    void without_sentences_a_note_says_what_the_seller_tells_alone() {
        assertThat(composed(sale(), plain(), Optional.empty()).value().information())
                .contains("Pedido 1001 do site");
    }

    @Test
    void approximate_taxes_of_the_items_sum_up_to_what_the_text_and_the_total_tell() {
        Nfe note =
                composed(sale(), ESTIMATED, Optional.of(LegalTexts.standard())).value();
        // 28 % of 39.90 × 2 + 4.18 − 5.00 + 10.01, per item: 10/28 federal, 18/28 of the state
        assertThat(note.totals().approximateTaxes()).contains(brl("24.92"));
        assertThat(note.items().stream()
                        .map(item -> item.taxation().approximateTaxes().orElseThrow())
                        .reduce(brl("0.00"), (one, other) -> one.plus(other)))
                .isEqualTo(brl("24.92"));
        assertThat(note.information().orElseThrow())
                .contains("Valor aproximado dos tributos: federais R$ 8,90, estaduais R$ 16,02, municipais R$ 0,00. "
                        + "Fonte: IBPT 26.2.A.")
                .endsWith(" Pedido 1001 do site");
        assertThat(NfeXmlWriter.write(note).text())
                .contains("<vTotTrib>24.92</vTotTrib>")
                .contains("<infCpl>" + note.information().orElseThrow() + "</infCpl>");
    }

    @Test
    void receipts_say_them_too() {
        Explained<Nfce> receipt = NfeComposer.compose(
                NfeFixtures.receipt(NfeEnvironment.PRODUCTION).header(),
                NfeFixtures.receiptSale(NfeFixtures.mugs()),
                ESTIMATED,
                Optional.empty(),
                Optional.of(LegalTexts.standard()));
        assertThat(receipt.value().information().orElseThrow())
                .startsWith(SIMPLES)
                .contains("Fonte: IBPT 26.2.A.");
    }

    @Test
    void a_rule_of_a_host_gets_the_sentence_of_the_regime() {
        SaleTaxRule own = facts -> ESTIMATED.determine(facts);
        assertThat(composed(sale(), own, Optional.of(LegalTexts.standard()))
                        .value()
                        .information())
                .contains(SIMPLES + " Pedido 1001 do site");
    }

    @Test
    void a_text_that_no_longer_fits_is_refused_by_its_field_and_not_cut() {
        String fits = "x".repeat(LegalTexts.MAX_LENGTH - SIMPLES.length() - 1);
        assertThat(composed(sale().informing(fits), plain(), Optional.of(LegalTexts.standard()))
                        .value()
                        .information()
                        .orElseThrow())
                .hasSize(LegalTexts.MAX_LENGTH);
        assertThatThrownBy(() -> composed(sale().informing(fits + "x"), plain(), Optional.of(LegalTexts.standard())))
                .isInstanceOfSatisfying(InvalidInput.class, refused -> {
                    assertThat(refused.code()).isEqualTo("nfe.text-length");
                    assertThat(refused.details())
                            .containsEntry("field", "infCpl")
                            .containsEntry("length", "5001");
                });
        LegalTexts wordy = LegalTexts.standard()
                .with(Sales.table(
                        LegalTexts.TABLE,
                        "key,valid_from,valid_to,order,text,source",
                        "simples,2026-01-01,,10," + "y".repeat(5001) + ",own"));
        assertThatThrownBy(() -> composed(sale(), plain(), Optional.of(wordy)))
                .isInstanceOfSatisfying(RuleViolation.class, refused -> {
                    assertThat(refused.code()).isEqualTo("legal-text.too-long");
                    assertThat(refused.details()).containsEntry("text", "simples");
                });
    }

    private static NfeSale sale() {
        return NfeFixtures.sale(NfeFixtures.mugs(), NfeFixtures.ribbon());
    }

    private static SaleTaxRule plain() {
        return NfeTaxes.by(BrazilianTaxes.determination());
    }

    private static Explained<Nfe> composed(NfeSale sale, SaleTaxRule taxes, Optional<LegalTexts> texts) {
        return NfeComposer.compose(NfeFixtures.header(NfeEnvironment.PRODUCTION), sale, taxes, Optional.empty(), texts);
    }
}
