package dev.backoffice.fiscal.br.icms;

import static dev.backoffice.fiscal.br.Sales.codes;
import static dev.backoffice.fiscal.br.Sales.explain;
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
import dev.backoffice.fiscal.tax.BuyerRole;
import dev.backoffice.fiscal.tax.SaleKind;
import dev.backoffice.fiscal.tax.SaleOperation;
import dev.backoffice.fiscal.tax.TaxAmount;
import dev.backoffice.fiscal.tax.TaxDetermination;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DifalRuleTest {
    private static final String TERMS =
            "key,valid_from,valid_to,rate,situation,reduction,relief,relief_reason,benefit,source";

    @Test
    void a_consumer_in_another_state_bears_the_difference_of_rates_on_a_single_base() {
        Difal difal = taxes(to(Uf.MG)).get(Difal.class);

        assertThat(difal.base()).isEqualTo(reais("1000.00"));
        assertThat(difal.internalRate()).isEqualTo(Rate.percent("18"));
        assertThat(difal.interstateRate()).isEqualTo(Rate.percent("12"));
        assertThat(difal.amount()).isEqualTo(reais("60.00"));
        assertThat(difal.fund()).isEmpty();
        assertThat(taxes(to(Uf.MG)).operation()).isEqualTo("6108");
    }

    @Test
    void the_poverty_fund_of_the_destination_is_computed_on_the_same_base() {
        Difal difal = taxes(to(Uf.RJ)).get(Difal.class);

        assertThat(difal.amount()).isEqualTo(reais("80.00"));
        assertThat(difal.fund())
                .contains(new TaxAmount("fcp-difal", reais("1000.00"), Rate.percent("2"), reais("20.00")));
        assertThat(difal.difference()).isEqualTo(Rate.percent("8"));
    }

    @Test
    void a_state_that_wants_a_double_base_is_a_row_of_the_host() {
        TaxDetermination rules = Sales.with(
                DifalRule.BASE, "key,valid_from,valid_to,base,disputed_by,source", "MG,2026-01-01,,double,,own");

        Difal difal = taxes(rules, to(Uf.MG)).get(Difal.class);

        assertThat(difal.base()).isEqualTo(reais("1073.17"));
        assertThat(difal.amount()).isEqualTo(reais("73.17"));
    }

    @Test
    void where_practitioners_dispute_the_base_a_reason_says_so() {
        assertThat(codes(explain(to(Uf.MG)))).contains("difal.single-base", "difal.base-disputed");
        assertThat(codes(explain(to(Uf.DF)))).contains("difal.single-base").doesNotContain("difal.base-disputed");
    }

    @Test
    void it_is_never_below_zero() {
        TaxDetermination rules = Sales.with(IcmsRule.INTERNAL, TERMS, "MG:69,2026-01-01,,7,00,,,,,own");

        assertThat(taxes(rules, to(Uf.MG)).get(Difal.class).amount()).isEqualTo(reais("0.00"));
    }

    @Test
    void goods_that_stay_in_the_state_bear_none() {
        assertThat(taxes(sale()).find(Difal.class)).isEmpty();
        assertThat(codes(explain(sale()))).contains("difal.inside-state");
    }

    @Test
    void a_taxpayer_that_uses_the_goods_assesses_it_itself() {
        SaleOperation sale = to(Uf.MG).to(BuyerRole.TAXPAYER_FOR_USE);

        assertThat(taxes(sale).find(Difal.class)).isEmpty();
        assertThat(taxes(sale).operation()).isEqualTo("6102");
        assertThat(codes(explain(sale))).contains("difal.of-the-buyer");
    }

    @ParameterizedTest
    @EnumSource(names = {"TAXPAYER_FOR_RESALE", "TAXPAYER_FOR_PRODUCTION"})
    void a_taxpayer_that_passes_the_goods_on_bears_none(BuyerRole buyer) {
        assertThat(taxes(to(Uf.MG).to(buyer)).find(Difal.class)).isEmpty();
        assertThat(codes(explain(to(Uf.MG).to(buyer)))).contains("difal.not-final");
    }

    @ParameterizedTest
    @EnumSource
    void a_seller_inside_the_simples_owes_none_and_one_above_its_sublimit_does(TaxRegime regime) {
        SaleOperation sale = to(Uf.MG).by(SaleFacts.seller(regime).with(SaleFacts.CONTRIBUTIONS, SaleFacts.CUMULATIVE));

        assertThat(taxes(sale).find(Difal.class).isPresent()).isEqualTo(!regime.usesCsosn());
        assertThat(codes(explain(sale)).contains("difal.simples")).isEqualTo(regime.usesCsosn());
    }

    @Test
    void a_reduced_base_of_the_destination_counts() {
        TaxDetermination rules = Sales.with(IcmsRule.INTERNAL, TERMS, "MG:69,2026-01-01,,18,20,25,,,,own");

        // 750.00 at 18 % less 1000.00 at 12 %
        Difal difal = taxes(rules, to(Uf.MG)).get(Difal.class);
        assertThat(difal.base()).isEqualTo(reais("750.00"));
        assertThat(difal.amount()).isEqualTo(reais("15.00"));
        assertThat(codes(rules.determine(to(Uf.MG)))).contains("difal.benefit-convention");
    }

    @Test
    void goods_that_the_destination_exempts_bear_none() {
        TaxDetermination rules = Sales.with(IcmsRule.INTERNAL, TERMS, "MG:69,2026-01-01,,18,40,,,,,own");

        assertThat(taxes(rules, to(Uf.MG)).find(Difal.class)).isEmpty();
        assertThat(codes(rules.determine(to(Uf.MG)))).contains("difal.destination-exempt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"40,", "20,33.33", "90,33.33"})
    void a_benefit_of_the_origin_does_not_count(String benefit) {
        TaxDetermination rules =
                Sales.with(IcmsRule.INTERSTATE, TERMS, "SP:MG:69,2026-01-01,,12," + benefit + ",,,,own");

        Difal difal = taxes(rules, to(Uf.MG)).get(Difal.class);
        assertThat(difal.base()).isEqualTo(reais("1000.00"));
        assertThat(difal.amount()).isEqualTo(reais("60.00"));
    }

    @Test
    void a_state_may_count_the_base_that_the_origin_reduced_and_gross_it_up() {
        TaxDetermination rules = Sales.with(IcmsRule.INTERSTATE, TERMS, "SP:MG:69,2026-01-01,,12,20,90,,,,own");
        rules = rules.withTables(rules.tables()
                .with(Sales.table(
                        DifalRule.BENEFIT, "key,valid_from,valid_to,way,source", "MG:69,2026-01-01,,own-base,own"))
                .with(Sales.table(
                        DifalRule.BASE,
                        "key,valid_from,valid_to,base,disputed_by,source",
                        "MG,2026-01-01,,gross-up,,own")));

        Difal difal = taxes(rules, sale("122.00").to(SaleFacts.place(Uf.MG))).get(Difal.class);

        // 12.20 ÷ 0.82 = 14.88; 2.68 less 1.46
        assertThat(difal.base()).isEqualTo(reais("14.88"));
        assertThat(difal.amount()).isEqualTo(reais("1.22"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"40,", "20,33.33"})
    void a_state_may_want_a_benefit_refused(String benefit) {
        TaxDetermination origin =
                Sales.with(IcmsRule.INTERSTATE, TERMS, "SP:MG:69,2026-01-01,,12," + benefit + ",,,,own");
        TaxDetermination destination =
                Sales.with(IcmsRule.INTERNAL, TERMS, "MG:69,2026-01-01,,18," + benefit + ",,,,own");

        assertThatThrownBy(() -> taxes(refusing(origin), to(Uf.MG)))
                .hasFieldOrPropertyWithValue("code", "tax.not-determined")
                .hasMessageContaining("interstate-benefit");
        assertThatThrownBy(() -> taxes(refusing(destination), to(Uf.MG)))
                .hasFieldOrPropertyWithValue("code", "tax.not-determined")
                .hasMessageContaining("destination-benefit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"41", "50"})
    void what_no_convention_speaks_of_is_not_guessed_at(String situation) {
        TaxDetermination rules =
                Sales.with(IcmsRule.INTERSTATE, TERMS, "SP:MG:69,2026-01-01,,12," + situation + ",,,,,own");

        assertThatThrownBy(() -> taxes(rules, to(Uf.MG)))
                .hasFieldOrPropertyWithValue("code", "tax.not-determined")
                .hasMessageContaining("interstate-benefit");
    }

    private static TaxDetermination refusing(TaxDetermination rules) {
        return rules.withTables(rules.tables()
                .with(Sales.table(
                        DifalRule.BENEFIT, "key,valid_from,valid_to,way,source", "MG,2026-01-01,,refuse,own")));
    }

    @Test
    void samples_are_exempt_in_all_states() {
        // The class of samples is not published, so the last rule is left out.
        TaxDetermination rules = TaxDetermination.of(
                new dev.backoffice.fiscal.br.CfopRule(),
                List.of(new IcmsRule(), new DifalRule()),
                BrazilianTaxes.tables());
        SaleOperation sample = to(Uf.MG).with(List.of(Sales.line("10.00").withKind(SaleKind.SAMPLE)));

        assertThat(taxes(rules, sample).operation()).isEqualTo("6911");
        assertThat(taxes(rules, sample).find(Difal.class)).isEmpty();
        assertThat(codes(rules.determine(sample))).contains("difal.operation-not-taxed");
    }

    @Test
    void it_goes_where_the_goods_are_handed_over_and_not_where_the_buyer_lives() {
        assertThat(taxes(to(Uf.SP)).operation()).isEqualTo("5102");
    }

    private static SaleOperation to(Uf uf) {
        return sale().to(SaleFacts.place(uf));
    }
}
