package dev.backoffice.fiscal.br.icms;

import static dev.backoffice.fiscal.br.Sales.explain;
import static dev.backoffice.fiscal.br.Sales.of;
import static dev.backoffice.fiscal.br.Sales.reais;
import static dev.backoffice.fiscal.br.Sales.sale;
import static dev.backoffice.fiscal.br.Sales.taxes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.br.Uf;
import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.money.Rate;
import dev.backoffice.fiscal.br.GoodsOrigin;
import dev.backoffice.fiscal.br.SaleFacts;
import dev.backoffice.fiscal.br.Sales;
import dev.backoffice.fiscal.tax.BuyerRole;
import dev.backoffice.fiscal.tax.LineAmounts;
import dev.backoffice.fiscal.tax.LineTaxes;
import dev.backoffice.fiscal.tax.SaleKind;
import dev.backoffice.fiscal.tax.SaleOperation;
import dev.backoffice.fiscal.tax.TaxAmount;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class IcmsRuleTest {
    private static final String COLUMNS =
            "key,valid_from,valid_to,rate,situation,reduction,relief,relief_reason,benefit,source";

    @Test
    void a_sale_inside_sao_paulo_bears_18_per_cent_on_all_the_buyer_pays() {
        LineAmounts amounts = LineAmounts.of(reais("100.00"))
                .withFreight(reais("12.00"))
                .withInsurance(reais("1.00"))
                .withOther(reais("2.00"))
                .withDiscount(reais("15.00"));
        LineTaxes taxes = taxes(sale().with(List.of(Sales.line("1.00").withAmounts(amounts))));

        Icms.Taxed icms = taxed(taxes);
        assertThat(icms.situation()).isEqualTo("00");
        assertThat(icms.icms()).isEqualTo(new TaxAmount("icms", reais("100.00"), Rate.percent("18"), reais("18.00")));
        assertThat(icms.fund()).isEmpty();
        assertThat(taxes.operation()).isEqualTo("5102");
    }

    @Test
    void inside_rio_the_general_addition_for_the_poverty_fund_comes_on_top() {
        Icms.Taxed icms = taxed(taxes(from(Uf.RJ, Uf.RJ)));

        assertThat(icms.icms().amount()).isEqualTo(reais("200.00"));
        assertThat(icms.fund()).contains(new TaxAmount("fcp", reais("1000.00"), Rate.percent("2"), reais("20.00")));
    }

    @ParameterizedTest
    @CsvSource({"SP,BA,7", "SP,RJ,12", "BA,SP,12", "RS,ES,7", "ES,RS,12", "MG,AM,7", "PR,SC,12", "DF,GO,12"})
    void between_states_the_rate_is_7_or_12(Uf from, Uf to, String rate) {
        assertThat(taxed(taxes(from(from, to))).icms().rate()).isEqualTo(Rate.percent(rate));
    }

    @ParameterizedTest
    @EnumSource
    void imported_goods_bear_4_per_cent_between_states_and_the_internal_rate_inside(GoodsOrigin origin) {
        var goods = SaleFacts.goods("69120000", origin);
        String across = switch (origin.code()) {
            case 1, 2, 3, 8 -> "4";
            default -> "7";
        };

        assertThat(taxed(taxes(of(from(Uf.SP, Uf.BA), goods))).icms().rate()).isEqualTo(Rate.percent(across));
        assertThat(taxed(taxes(of(from(Uf.SP, Uf.SP), goods))).icms().rate()).isEqualTo(Rate.percent("18"));
    }

    @Test
    void the_rate_is_that_of_the_day() {
        assertThat(taxed(taxes(from(Uf.AL, Uf.AL).on(LocalDate.of(2026, 3, 31))))
                        .icms()
                        .rate())
                .isEqualTo(Rate.percent("19"));
        assertThat(taxed(taxes(from(Uf.AL, Uf.AL).on(LocalDate.of(2026, 4, 1))))
                        .icms()
                        .rate())
                .isEqualTo(Rate.percent("20.5"));
    }

    @Test
    void a_day_no_table_knows_is_refused_by_name() {
        assertThatThrownBy(() -> taxes(from(Uf.SE, Uf.SE).on(LocalDate.of(2025, 12, 31))))
                .isInstanceOfSatisfying(NotFound.class, missing -> {
                    assertThat(missing.code()).isEqualTo("reference.missing-row");
                    assertThat(missing.details())
                            .containsEntry("table", "br.icms-internal")
                            .containsEntry("key", "SE")
                            .containsEntry("date", "2025-12-31");
                });
    }

    @Test
    void goods_of_their_own_rate_are_found_by_the_longest_prefix_of_their_ncm() {
        var rules = Sales.with(
                IcmsRule.INTERNAL, COLUMNS, "SP:69,2026-01-01,,12,00,,,,,own", "SP:6912,2026-01-01,,7,00,,,,,own");

        assertThat(taxed(taxes(rules, sale())).icms().rate()).isEqualTo(Rate.percent("7"));
        assertThat(taxed(taxes(rules, of(sale(), SaleFacts.goods("69110000", GoodsOrigin.NATIONAL))))
                        .icms()
                        .rate())
                .isEqualTo(Rate.percent("12"));
        assertThat(taxed(taxes(rules, of(sale(), SaleFacts.goods("61091000", GoodsOrigin.NATIONAL))))
                        .icms()
                        .rate())
                .isEqualTo(Rate.percent("18"));
    }

    @Test
    void a_reduced_base_is_cst_20_and_tells_the_tax_forgone_where_the_state_wants_it() {
        var simple = Sales.with(IcmsRule.INTERNAL, COLUMNS, "SP:69,2026-01-01,,12,20,41.67,simple,9,SP012345,own");
        var inside = Sales.with(IcmsRule.INTERNAL, COLUMNS, "SP:69,2026-01-01,,12,20,41.67,inside,9,,own");

        Icms.Taxed icms = taxed(taxes(simple, sale("3.50")));
        assertThat(icms.situation()).isEqualTo("20");
        assertThat(icms.icms()).isEqualTo(new TaxAmount("icms", reais("2.04"), Rate.percent("12"), reais("0.24")));
        assertThat(icms.relief()).contains(new Icms.Relief(reais("0.18"), "9"));
        assertThat(icms.benefit()).contains("SP012345");
        assertThat(taxed(taxes(inside, sale("3.50"))).relief()).contains(new Icms.Relief(reais("0.20"), "9"));
    }

    @ParameterizedTest
    @CsvSource({"40,simple,40.00", "40,inside,50.00", "41,simple,40.00", "50,inside,50.00"})
    void exempt_goods_bear_nothing_and_tell_the_tax_forgone(String situation, String method, String forgone) {
        var rules =
                Sales.with(IcmsRule.INTERNAL, COLUMNS, "SP:69,2026-01-01,,20," + situation + ",," + method + ",9,,own");

        LineTaxes taxes = taxes(rules, sale("200.00"));

        Icms.NotTaxed icms = (Icms.NotTaxed) taxes.get(Icms.class);
        assertThat(icms.situation()).isEqualTo(situation);
        assertThat(icms.amounts()).isEmpty();
        assertThat(icms.relief()).contains(new Icms.Relief(reais(forgone), "9"));
    }

    @Test
    void a_situation_the_rule_does_not_cover_is_refused_by_name() {
        var rules = Sales.with(IcmsRule.INTERNAL, COLUMNS, "SP:69,2026-01-01,,18,77,,,,,own");

        assertThatThrownBy(() -> taxes(rules, sale()))
                .hasFieldOrPropertyWithValue("code", "tax.not-determined")
                .hasMessageContaining("icms-situation")
                .hasMessageContaining("77");
    }

    @Test
    void goods_given_as_a_bonus_or_a_donation_are_taxed_and_samples_are_exempt() {
        for (SaleKind kind : List.of(SaleKind.BONUS, SaleKind.DONATION)) {
            assertThat(taxed(taxes(given(kind))).icms().amount()).isEqualTo(reais("180.00"));
        }
        var simplesSample = taxes(given(SaleKind.SAMPLE).by(Sales.SIMPLES));
        assertThat(simplesSample.operation()).isEqualTo("5911");

        var explained = explain(given(SaleKind.DONATION));
        assertThat(Sales.codes(explained)).contains("icms.rate", "icms.amount", "icms.no-fund");
    }

    @Test
    void the_buyer_being_a_taxpayer_changes_the_operation_and_not_the_rate() {
        LineTaxes taxes = taxes(from(Uf.SP, Uf.BA).to(BuyerRole.TAXPAYER_FOR_RESALE));

        assertThat(taxes.operation()).isEqualTo("6102");
        assertThat(taxed(taxes).icms().amount()).isEqualTo(reais("70.00"));
    }

    private static SaleOperation given(SaleKind kind) {
        return sale().with(List.of(Sales.line("1000.00").withKind(kind)));
    }

    private static SaleOperation from(Uf from, Uf to) {
        var sale = sale();
        return new SaleOperation(
                sale.date(), SaleFacts.place(from), SaleFacts.place(to), sale.seller(), sale.buyer(), sale.lines());
    }

    private static Icms.Taxed taxed(LineTaxes taxes) {
        assertThat(taxes.get(Icms.class)).isInstanceOf(Icms.Taxed.class);
        return (Icms.Taxed) taxes.get(Icms.class);
    }
}
