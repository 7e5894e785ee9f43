package dev.backoffice.fiscal.br.ibscbs;

import static dev.backoffice.fiscal.br.Sales.MUG;
import static dev.backoffice.fiscal.br.Sales.codes;
import static dev.backoffice.fiscal.br.Sales.explain;
import static dev.backoffice.fiscal.br.Sales.of;
import static dev.backoffice.fiscal.br.Sales.reais;
import static dev.backoffice.fiscal.br.Sales.sale;
import static dev.backoffice.fiscal.br.Sales.taxes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.money.Rate;
import dev.backoffice.fiscal.br.BrazilianTaxes;
import dev.backoffice.fiscal.br.SaleFacts;
import dev.backoffice.fiscal.br.Sales;
import dev.backoffice.fiscal.br.TaxRegime;
import dev.backoffice.fiscal.br.piscofins.PisCofinsPolicy;
import dev.backoffice.fiscal.br.piscofins.PisCofinsRule;
import dev.backoffice.fiscal.tax.SaleKind;
import dev.backoffice.fiscal.tax.SaleOperation;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class IbsCbsRuleTest {
    @Test
    void the_test_rates_of_2026_bear_on_the_price_without_the_other_taxes() {
        var rules = BrazilianTaxes.determination().withRule(new PisCofinsRule(PisCofinsPolicy.NOTHING_EXCLUDED));

        IbsCbs taxes = taxes(rules, sale("100.00").by(Sales.REAL_PROFIT)).get(IbsCbs.class);

        IbsCbs.Due due = taxes.due().orElseThrow();
        assertThat(taxes.situation()).isEqualTo("000");
        assertThat(taxes.classCode()).isEqualTo("000001");
        assertThat(due.base()).isEqualTo(reais("72.75"));
        assertThat(due.ibsState().amount()).isEqualTo(reais("0.07"));
        assertThat(due.ibsMunicipal().amount()).isEqualTo(reais("0.00"));
        assertThat(due.ibs()).isEqualTo(reais("0.07"));
        assertThat(due.cbs().amount()).isEqualTo(reais("0.65"));
        assertThat(due.cbs().reduction()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void in_2026_only_the_normal_regime_shows_them(TaxRegime regime) {
        SaleOperation sale = sale().by(SaleFacts.seller(regime).with(SaleFacts.CONTRIBUTIONS, SaleFacts.CUMULATIVE));

        assertThat(taxes(sale).find(IbsCbs.class).isPresent()).isEqualTo(regime == TaxRegime.NORMAL);
        assertThat(codes(explain(sale)).contains("ibscbs.not-carried")).isEqualTo(regime != TaxRegime.NORMAL);
    }

    @Test
    void before_2026_nobody_does() {
        assertThat(taxes(sale().on(LocalDate.of(2025, 12, 31))).find(IbsCbs.class))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"BONUS,410001", "DONATION,410003"})
    void goods_given_away_have_a_class_without_amounts(SaleKind kind, String code) {
        IbsCbs taxes =
                taxes(sale().with(List.of(Sales.line("10.00").withKind(kind)))).get(IbsCbs.class);

        assertThat(taxes.situation()).isEqualTo("410");
        assertThat(taxes.classCode()).isEqualTo(code);
        assertThat(taxes.due()).isEmpty();
        assertThat(taxes.amounts()).isEmpty();
    }

    @Test
    void samples_have_no_published_class() {
        assertThatThrownBy(() -> taxes(sale().with(List.of(Sales.line("10.00").withKind(SaleKind.SAMPLE)))))
                .hasFieldOrPropertyWithValue("code", "tax.not-determined")
                .hasMessageContaining("ibs-cbs-class");
    }

    @Test
    void the_class_of_the_goods_reduces_the_rates() {
        // 200003 is the basic basket of food; what 620007 needs was not published.
        IbsCbs.Due due = taxes(of(sale(), MUG.with(SaleFacts.IBS_CBS_CLASS, "200003")))
                .get(IbsCbs.class)
                .due()
                .orElseThrow();

        assertThat(due.cbs().reduction()).contains(Rate.percent("100"));
        assertThat(due.cbs().effective()).isEqualTo(Rate.ZERO);
        assertThat(due.cbs().amount()).isEqualTo(reais("0.00"));
        assertThatThrownBy(() -> taxes(of(sale(), MUG.with(SaleFacts.IBS_CBS_CLASS, "620007"))))
                .hasFieldOrPropertyWithValue("code", "tax.not-determined");
    }

    @Test
    void a_reduced_rate_has_four_decimals() {
        var rules = Sales.with(
                IbsCbsRule.CLASSES,
                Sales.CLASS_COLUMNS,
                "200003,2026-01-01,,200,reduced,standard,33.333,80,,,no,no,no,,yes,yes,yes,own");
        var goods = MUG.with(SaleFacts.IBS_CBS_CLASS, "200003");

        IbsCbs.Due due = taxes(rules, of(sale(), goods)).get(IbsCbs.class).due().orElseThrow();

        assertThat(due.ibsState().effective()).isEqualTo(Rate.percent("0.0667"));
        assertThat(due.cbs().effective()).isEqualTo(Rate.percent("0.18"));
    }

    @Test
    void a_host_tells_the_class_of_goods_by_their_ncm() {
        var rules = Sales.with(
                IbsCbsRule.GOODS, "key,valid_from,valid_to,class,source", "goods:6912,2026-01-01,,200003,own");

        assertThat(taxes(rules, sale()).get(IbsCbs.class).classCode()).isEqualTo("200003");
    }

    @Test
    void a_class_nobody_published_is_refused_by_name() {
        assertThatThrownBy(() -> taxes(of(sale(), MUG.with(SaleFacts.IBS_CBS_CLASS, "999999"))))
                .isInstanceOfSatisfying(
                        NotFound.class, missing -> assertThat(missing.details()).containsEntry("key", "999999"));
    }

    @Test
    void the_cbs_of_2027_is_refused_until_a_host_lays_it_over() {
        SaleOperation january = sale().on(LocalDate.of(2027, 1, 4));
        var withRate =
                Sales.with(IbsCbsRule.RATES, "key,valid_from,valid_to,rate,source", "cbs,2027-01-01,,8.7,planted");

        assertThatThrownBy(() -> taxes(january))
                .isInstanceOfSatisfying(
                        NotFound.class,
                        missing -> assertThat(missing.details())
                                .containsEntry("table", "br.ibs-cbs")
                                .containsEntry("key", "cbs")
                                .containsEntry("date", "2027-01-04"));
        IbsCbs.Due due = taxes(withRate, january).get(IbsCbs.class).due().orElseThrow();
        // 820.00 without ICMS is base × (1 + 0.05 % + 0.05 % + 8.7 %): the price holds them
        assertThat(due.cbs().amount()).isEqualTo(reais("65.57"));
        assertThat(due.base().plus(due.ibs()).plus(due.cbs().amount())).isEqualTo(reais("820.00"));
        assertThat(due.ibsMunicipal().rate()).isEqualTo(Rate.percent("0.05"));
        assertThat(codes(withRate.determine(january))).contains("piscofins.ended");
    }

    @Test
    void what_a_seller_of_the_simples_shows_in_2027_is_refused_until_it_is_published() {
        assertThatThrownBy(() -> taxes(sale().by(Sales.SIMPLES).on(LocalDate.of(2027, 1, 4))))
                .isInstanceOfSatisfying(
                        NotFound.class,
                        missing -> assertThat(missing.details())
                                .containsEntry("table", "br.ibs-cbs-duty")
                                .containsEntry("key", "1"));
    }

    @Test
    void a_host_may_put_a_rule_of_its_own_in_its_place() {
        var rules = BrazilianTaxes.determination().withRule(new dev.backoffice.fiscal.br.Nothing("br.ibs-cbs"));

        assertThat(taxes(rules, sale()).find(IbsCbs.class)).isEqualTo(Optional.empty());
    }
}
