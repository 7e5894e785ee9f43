package dev.backoffice.fiscal.br.ibscbs;

import static dev.backoffice.fiscal.br.Sales.codes;
import static dev.backoffice.fiscal.br.Sales.reais;
import static dev.backoffice.fiscal.br.Sales.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.reference.ReferenceTables;
import dev.backoffice.fiscal.br.BrazilianTaxes;
import dev.backoffice.fiscal.br.GoodsOrigin;
import dev.backoffice.fiscal.br.SaleFacts;
import dev.backoffice.fiscal.br.Sales;
import dev.backoffice.fiscal.tax.GoodsSupply;
import dev.backoffice.fiscal.tax.SaleLine;
import dev.backoffice.fiscal.tax.SaleOperation;
import dev.backoffice.fiscal.tax.TaxDetermination;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SelectiveTaxRuleTest {
    private static final String COLUMNS = "key,valid_from,valid_to,bears,situation,class,rate,per_unit,unit,source";
    private static final LocalDate LATER = LocalDate.of(2027, 3, 1);

    private static final ReferenceTables PLANTED = BrazilianTaxes.tables()
            .with(table(IbsCbsRule.RATES, "key,valid_from,valid_to,rate,source", "cbs,2027-01-01,,8.8,planted"));

    @Test
    void no_goods_bear_it_in_2026() {
        SaleOperation sale = beer(GoodsSupply.OWN_PRODUCTION);

        assertThat(Sales.taxes(sale).find(SelectiveTax.class)).isEmpty();
        assertThat(codes(Sales.explain(sale))).contains("is.not-listed");
    }

    @Test
    void the_rate_of_listed_goods_is_asked_for_by_name_until_a_host_lays_it_over() {
        TaxDetermination rules = BrazilianTaxes.determination(PLANTED);

        assertThatThrownBy(
                        () -> rules.determine(beer(GoodsSupply.OWN_PRODUCTION).on(LATER)))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refused -> assertThat(refused.details())
                                .containsEntry("fact", "selective-tax-rate")
                                .containsEntry("value", "goods:2203"));
    }

    @Test
    void who_sells_goods_again_does_not_pay_it() {
        TaxDetermination rules = BrazilianTaxes.determination(PLANTED);
        SaleOperation sale = beer(GoodsSupply.RESALE).on(LATER);

        assertThat(Sales.taxes(rules, sale).find(SelectiveTax.class)).isEmpty();
        assertThat(codes(rules.determine(sale))).contains("is.not-first");
    }

    @Test
    void it_is_a_rate_of_the_price_without_it_and_so_much_for_each_unit() {
        TaxDetermination rules = BrazilianTaxes.determination(PLANTED.with(
                table(SelectiveTaxRule.GOODS, COLUMNS, "goods:2203,2027-01-01,,yes,000,000001,25,0.50,LITRO,planted")));

        SelectiveTax tax =
                Sales.taxes(rules, beer(GoodsSupply.OWN_PRODUCTION).on(LATER)).get(SelectiveTax.class);

        // 1000.00 - 67.02 of IBS and CBS = base × 1.25 + 5.00
        assertThat(tax.due().orElseThrow().base()).isEqualTo(reais("742.39"));
        assertThat(tax.due().orElseThrow().amount()).isEqualTo(reais("190.60"));
        assertThat(tax.byQuantity().orElseThrow().quantity()).isEqualTo("10");
    }

    private static SaleOperation beer(GoodsSupply supply) {
        return Sales.sale()
                .with(List.of(SaleLine.of(
                                "1",
                                SaleFacts.goods("22030000", GoodsOrigin.NATIONAL),
                                Sales.line("1000.00").amounts())
                        .withSupply(supply)
                        .withQuantity(BigDecimal.TEN)));
    }
}
