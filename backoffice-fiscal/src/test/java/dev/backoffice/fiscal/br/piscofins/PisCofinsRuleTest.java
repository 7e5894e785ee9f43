package dev.backoffice.fiscal.br.piscofins;

import static dev.backoffice.fiscal.br.Sales.MUG;
import static dev.backoffice.fiscal.br.Sales.codes;
import static dev.backoffice.fiscal.br.Sales.explain;
import static dev.backoffice.fiscal.br.Sales.of;
import static dev.backoffice.fiscal.br.Sales.reais;
import static dev.backoffice.fiscal.br.Sales.sale;
import static dev.backoffice.fiscal.br.Sales.taxes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.br.Uf;
import dev.backoffice.core.money.Rate;
import dev.backoffice.fiscal.br.BrazilianTaxes;
import dev.backoffice.fiscal.br.SaleFacts;
import dev.backoffice.fiscal.br.Sales;
import dev.backoffice.fiscal.br.TaxRegime;
import dev.backoffice.fiscal.br.piscofins.Contribution.Cofins;
import dev.backoffice.fiscal.br.piscofins.Contribution.Pis;
import dev.backoffice.fiscal.tax.GoodsSupply;
import dev.backoffice.fiscal.tax.LineTaxes;
import dev.backoffice.fiscal.tax.SaleKind;
import dev.backoffice.fiscal.tax.SaleOperation;
import dev.backoffice.fiscal.tax.TaxAmount;
import dev.backoffice.fiscal.tax.TaxDetermination;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PisCofinsRuleTest {
    @Test
    void presumed_profit_pays_the_cumulative_rates_without_the_icms_in_the_price() {
        LineTaxes taxes = taxes(sale());

        assertThat(taxes.get(Pis.class).situation()).isEqualTo("01");
        assertThat(taxes.get(Pis.class).amount())
                .contains(new TaxAmount("pis", reais("820.00"), Rate.percent("0.65"), reais("5.33")));
        assertThat(taxes.get(Cofins.class).amount())
                .contains(new TaxAmount("cofins", reais("820.00"), Rate.percent("3"), reais("24.60")));
    }

    @Test
    void real_profit_pays_the_non_cumulative_rates() {
        LineTaxes taxes = taxes(sale("151.90").by(Sales.REAL_PROFIT));

        assertThat(taxes.get(Pis.class).amount().orElseThrow().base()).isEqualTo(reais("124.56"));
        assertThat(taxes.get(Pis.class).amount().orElseThrow().amount()).isEqualTo(reais("2.06"));
        assertThat(taxes.get(Cofins.class).amount().orElseThrow().amount()).isEqualTo(reais("9.47"));
    }

    @Test
    void difal_and_the_poverty_fund_are_taken_off_as_the_policy_says() {
        var toRio = sale().to(SaleFacts.place(Uf.RJ));
        var keepDifal = BrazilianTaxes.determination().withRule(new PisCofinsRule(new PisCofinsPolicy(true, false)));
        var keepAll = BrazilianTaxes.determination().withRule(new PisCofinsRule(PisCofinsPolicy.NOTHING_EXCLUDED));

        // 1000 − 120 interstate − 80 difference − 20 fund
        assertThat(base(taxes(toRio))).isEqualTo("780.00");
        assertThat(base(taxes(keepDifal, toRio))).isEqualTo("880.00");
        assertThat(base(taxes(keepAll, toRio))).isEqualTo("1000.00");
    }

    @ParameterizedTest
    @EnumSource(names = {"SIMPLES", "SIMPLES_ABOVE_SUBLIMIT", "MEI"})
    void sellers_of_the_simples_show_cst_49_without_amounts(TaxRegime regime) {
        LineTaxes taxes = taxes(sale().by(SaleFacts.seller(regime)));

        assertThat(taxes.get(Pis.class).situation()).isEqualTo("49");
        assertThat(taxes.get(Cofins.class).amounts()).isEmpty();
        assertThat(codes(explain(sale().by(SaleFacts.seller(regime))))).contains("piscofins.not-due");
    }

    @Test
    void goods_of_a_situation_of_their_own_bear_none() {
        LineTaxes taxes = taxes(of(sale(), MUG.with(SaleFacts.CONTRIBUTIONS_SITUATION, "06")));

        assertThat(taxes.get(Pis.class).situation()).isEqualTo("06");
        assertThat(taxes.get(Pis.class).amounts()).isEmpty();
        assertThatThrownBy(() -> taxes(of(sale(), MUG.with(SaleFacts.CONTRIBUTIONS_SITUATION, "01"))))
                .hasFieldOrPropertyWithValue("code", "tax.situation");
    }

    @Test
    void what_is_given_away_is_no_revenue() {
        LineTaxes taxes = taxes(sale().with(List.of(Sales.line("10.00").withKind(SaleKind.BONUS))));

        assertThat(taxes.get(Pis.class).situation()).isEqualTo("49");
        assertThat(taxes.get(Pis.class).amounts()).isEmpty();
        assertThat(taxes.operation()).isEqualTo("5910");
    }

    @Test
    void a_seller_of_the_normal_regime_tells_which_of_the_two_it_is_under() {
        assertThatThrownBy(() -> taxes(sale().by(SaleFacts.seller(TaxRegime.NORMAL))))
                .hasFieldOrPropertyWithValue("code", "tax.seller-code-missing")
                .hasMessageContaining("pis-cofins");
    }

    private static String base(LineTaxes taxes) {
        return taxes.get(Pis.class).amount().orElseThrow().base().getAmount().toPlainString();
    }

    @Test
    void goods_may_be_taxed_once_by_value_or_by_quantity_or_withheld_for_later_sales() {
        String columns = "key,valid_from,valid_to,resale,own,pis,cofins,pis_per_unit,cofins_per_unit,"
                + "withheld_pis,withheld_cofins,withheld_coefficient,source";
        TaxDetermination byValue =
                Sales.with(PisCofinsRule.GOODS, columns, "goods:6912,2026-01-01,,04,02,2.20,10.30,,,,,,own");
        TaxDetermination byQuantity =
                Sales.with(PisCofinsRule.GOODS, columns, "goods:69,2026-01-01,,04,03,,,0.0250,0.1150,,,,own");
        TaxDetermination withheld =
                Sales.with(PisCofinsRule.GOODS, columns, "goods,2026-01-01,,,05,,,,,0.65,3.00,1.5,own");
        SaleOperation resold = sale();
        SaleOperation made = resold.with(List.of(
                resold.lines().get(0).withSupply(GoodsSupply.OWN_PRODUCTION).withQuantity(new BigDecimal("100"))));

        assertThat(taxes(byValue, resold).get(Pis.class).situation()).isEqualTo("04");
        assertThat(taxes(byValue, made).get(Cofins.class).amount().orElseThrow().amount())
                .isEqualTo(reais("84.46"));
        assertThat(taxes(byQuantity, made)
                        .get(Pis.class)
                        .byQuantity()
                        .orElseThrow()
                        .amount())
                .isEqualTo(reais("2.50"));
        assertThat(taxes(byQuantity, made).get(Cofins.class).amounts())
                .singleElement()
                .satisfies(due -> assertThat(due.amount()).isEqualTo(reais("11.50")));
        assertThat(taxes(withheld, made).get(Pis.class).situation()).isEqualTo("05");
        assertThat(taxes(withheld, made)
                        .get(WithheldContribution.class)
                        .cofins()
                        .amount())
                .isEqualTo(reais("45.00"));
        assertThat(taxes(withheld, resold).get(Pis.class).situation()).isEqualTo("01");
    }
}
