package dev.backoffice.fiscal.br;

import static dev.backoffice.fiscal.br.Sales.reais;
import static dev.backoffice.fiscal.br.Sales.sale;
import static dev.backoffice.fiscal.br.Sales.taxes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.fiscal.br.ibscbs.IbsCbs;
import dev.backoffice.fiscal.tax.BuyerRole;
import dev.backoffice.fiscal.tax.TaxDetermination;
import org.junit.jupiter.api.Test;

class ApproximateTaxesRuleTest {
    private static final TaxDetermination ESTIMATED = Sales.with(
            ApproximateTaxesRule.RATES,
            "key,valid_from,valid_to,federal,federal_imported,state,municipal,source",
            "SP:6912,2026-01-01,,10,20,15,0,planted");

    @Test
    void a_final_consumer_is_told_what_the_table_of_the_host_estimates() {
        assertThat(taxes(ESTIMATED, sale()).get(ApproximateTaxes.class).amount())
                .isEqualTo(reais("250.00"));
        assertThat(taxes(ESTIMATED, Sales.of(sale(), SaleFacts.goods("69120000", GoodsOrigin.IMPORTED_DIRECTLY)))
                        .get(ApproximateTaxes.class)
                        .amount())
                .isEqualTo(reais("350.00"));
    }

    @Test
    void an_estimate_is_not_due_and_enters_no_base() {
        assertThat(taxes(ESTIMATED, sale()).amounts()).isEqualTo(taxes(sale()).amounts());
        assertThat(taxes(ESTIMATED, sale()).get(IbsCbs.class))
                .isEqualTo(taxes(sale()).get(IbsCbs.class));
    }

    @Test
    void without_a_row_or_for_a_taxpayer_nothing_is_told() {
        assertThat(taxes(sale()).find(ApproximateTaxes.class)).isEmpty();
        assertThat(taxes(ESTIMATED, sale().to(BuyerRole.TAXPAYER_FOR_RESALE)).find(ApproximateTaxes.class))
                .isEmpty();
        assertThat(taxes(ESTIMATED, Sales.of(sale(), SaleFacts.goods("61091000", GoodsOrigin.NATIONAL)))
                        .find(ApproximateTaxes.class))
                .isEmpty();
    }
}
