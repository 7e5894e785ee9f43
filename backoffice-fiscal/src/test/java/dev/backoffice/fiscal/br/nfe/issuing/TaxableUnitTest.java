package dev.backoffice.fiscal.br.nfe.issuing;

import static dev.backoffice.fiscal.br.nfe.NfeFixtures.brl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.explanation.Explained;
import dev.backoffice.fiscal.br.BrazilianTaxes;
import dev.backoffice.fiscal.br.SaleFacts;
import dev.backoffice.fiscal.br.nfe.Nfe;
import dev.backoffice.fiscal.br.nfe.NfeEnvironment;
import dev.backoffice.fiscal.br.nfe.NfeFixtures;
import dev.backoffice.fiscal.br.nfe.NfePayment;
import dev.backoffice.fiscal.br.nfe.NfePaymentMethod;
import dev.backoffice.fiscal.br.nfe.TaxableUnit;
import dev.backoffice.fiscal.br.nfe.file.NfeXmlWriter;
import dev.backoffice.fiscal.br.nfe.tax.ItemTaxation;
import dev.backoffice.fiscal.br.nfe.tax.NfeTaxes;
import dev.backoffice.fiscal.br.nfe.tax.SaleTaxFacts;
import dev.backoffice.fiscal.br.nfe.tax.SaleTaxRule;
import dev.backoffice.fiscal.classification.Classification;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Goods whose taxes by quantity are told in another unit than the one they are sold in. */
class TaxableUnitTest {
    private static final SaleTaxRule TAXES = NfeTaxes.by(BrazilianTaxes.determination());

    private static final Classification LITRES =
            Classification.of(SaleFacts.TAXABLE_UNIT, "LT").with(SaleFacts.TAXABLE_CONTENT, "0.75");

    private final List<SaleTaxFacts> asked = new ArrayList<>();

    @Test
    void taxes_and_note_tell_the_taxable_quantity() {
        NfeSaleLine bottles = NfeFixtures.mugs().under(LITRES);
        Nfe note = compose(bottles);

        BigDecimal litres = bottles.quantity().value().multiply(new BigDecimal("0.75"));
        TaxableUnit taxed = note.items().get(0).taxable().orElseThrow();
        assertThat(taxed.quantity()).isEqualByComparingTo(litres);
        assertThat(asked.get(0).quantity().orElseThrow()).isEqualByComparingTo(litres);
        String xml = NfeXmlWriter.write(note).text();
        assertThat(xml).contains("<uTrib>LT</uTrib><qTrib>1.5</qTrib><vUnTrib>53.20</vUnTrib>");
    }

    @Test
    void other_goods_are_taxed_in_the_unit_they_are_sold_in() {
        NfeSaleLine mugs = NfeFixtures.mugs();

        assertThat(compose(mugs).items().get(0).taxable()).isEmpty();
        assertThat(asked.get(0).quantity()).contains(mugs.quantity().value());
    }

    @Test
    void a_unit_without_its_content_is_asked_for_by_name() {
        NfeSaleLine line = NfeFixtures.mugs().under(Classification.of(SaleFacts.TAXABLE_UNIT, "LT"));

        assertThatThrownBy(() -> compose(line))
                .hasFieldOrPropertyWithValue("code", "tax.goods-code-missing")
                .hasMessageContaining(SaleFacts.TAXABLE_CONTENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"much", "0", "-1"})
    void a_content_is_a_number_above_zero(String content) {
        NfeSaleLine line = NfeFixtures.mugs().under(LITRES.with(SaleFacts.TAXABLE_CONTENT, content));

        assertThatThrownBy(() -> compose(line)).hasFieldOrPropertyWithValue("code", "input.form");
    }

    private Nfe compose(NfeSaleLine line) {
        NfeSale sale = NfeFixtures.sale(line).paid(List.of(NfePayment.of(NfePaymentMethod.PIX_DYNAMIC, brl("500.00"))));
        return NfeComposer.compose(NfeFixtures.header(NfeEnvironment.PRODUCTION), sale, this::taxes, Optional.empty())
                .value();
    }

    private Explained<ItemTaxation> taxes(SaleTaxFacts facts) {
        asked.add(facts);
        return TAXES.determine(facts);
    }
}
