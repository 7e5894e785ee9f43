package dev.backoffice.fiscal.br.simples;

import static dev.backoffice.fiscal.br.Sales.SIMPLES;
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
import dev.backoffice.fiscal.br.icms.Icms;
import dev.backoffice.fiscal.classification.Classification;
import dev.backoffice.fiscal.tax.BuyerRole;
import dev.backoffice.fiscal.tax.GoodsSupply;
import dev.backoffice.fiscal.tax.LineTaxes;
import dev.backoffice.fiscal.tax.SaleKind;
import dev.backoffice.fiscal.tax.SaleOperation;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SimplesIcmsRuleTest {
    private static final Classification WITH_REVENUE =
            SIMPLES.with(SaleFacts.SIMPLES_ANNEX, "I").with(SaleFacts.SIMPLES_REVENUE, "500000.00");

    @ParameterizedTest
    @EnumSource(names = {"TAXPAYER_FOR_RESALE", "TAXPAYER_FOR_PRODUCTION"})
    void a_buyer_that_passes_the_goods_on_may_take_the_credit(BuyerRole buyer) {
        LineTaxes taxes = taxes(sale().by(WITH_REVENUE).to(buyer));

        Icms.SimplesWithCredit icms = (Icms.SimplesWithCredit) taxes.get(Icms.class);
        assertThat(icms.situation()).isEqualTo("101");
        assertThat(icms.rate()).isEqualTo(Rate.percent("2.25"));
        assertThat(icms.base()).isEqualTo(reais("1000.00"));
        assertThat(icms.credit()).isEqualTo(reais("22.50"));
        assertThat(taxes.amounts()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"FINAL_CONSUMER", "TAXPAYER_FOR_USE"})
    void a_buyer_that_uses_the_goods_takes_none(BuyerRole buyer) {
        assertThat(taxes(sale().by(WITH_REVENUE).to(buyer)).get(Icms.class).situation())
                .isEqualTo("102");
    }

    @Test
    void a_seller_that_tells_no_revenue_gives_none() {
        SaleOperation sale = sale().by(SIMPLES).to(BuyerRole.TAXPAYER_FOR_RESALE);

        assertThat(taxes(sale).get(Icms.class).situation()).isEqualTo("102");
        assertThat(taxes(sale).get(Icms.class).ground().law()).contains("art. 23 § 4, II");
    }

    @Test
    void a_mei_shows_102_and_one_operation_for_whatever_it_sells() {
        SaleOperation sale = sale().by(SaleFacts.seller(TaxRegime.MEI))
                .with(List.of(Sales.line("10.00").withSupply(GoodsSupply.OWN_PRODUCTION)));

        assertThat(taxes(sale).get(Icms.class).situation()).isEqualTo("102");
        assertThat(taxes(sale).operation()).isEqualTo("5102");
        assertThat(taxes(sale.to(SaleFacts.place(Uf.BA))).operation()).isEqualTo("6102");
        assertThatThrownBy(() -> taxes(sale.with(List.of(Sales.line("1.00").withKind(SaleKind.BONUS)))))
                .hasFieldOrPropertyWithValue("code", "reference.missing-row")
                .hasMessageContaining("mei.bonus");
    }

    @Test
    void what_is_given_away_is_400() {
        LineTaxes taxes =
                taxes(sale().by(SIMPLES).with(List.of(Sales.line("10.00").withKind(SaleKind.DONATION))));

        assertThat(taxes.get(Icms.class).situation()).isEqualTo("400");
        assertThat(taxes.operation()).isEqualTo("5910");
    }

    @Test
    void every_decision_says_why() {
        assertThat(codes(explain(sale().by(WITH_REVENUE).to(BuyerRole.TAXPAYER_FOR_RESALE))))
                .containsExactly(
                        "br.cfop",
                        "icms.no-cest",
                        "ipi.not-a-payer",
                        "icms.base-without-ibs-cbs",
                        "simples.band",
                        "simples.effective-rate",
                        "simples.icms-share",
                        "simples.credit",
                        "simples.csosn",
                        "difal.inside-state",
                        "piscofins.not-due",
                        "is.not-first",
                        "ibscbs.not-carried",
                        "approximate.not-told");
    }

    // fiscal-vectors 10
    @ParameterizedTest
    @CsvSource({
        "I,500000.00,6.728,2.25",
        "I,180000.00,4,1.36",
        "II,1000000.00,8.95,2.86",
        "I,0.00,4,1.36",
        "I,180000.01,4,1.36",
        "I,4800000.00,11.125,0",
    })
    void the_rate_follows_annex_and_revenue(String annex, String revenue, String effective, String credit) {
        SimplesRate rate = SimplesRate.explain(annex, reais(revenue), BrazilianTaxes.tables(), Sales.DAY)
                .value();

        assertThat(rate.effective()).isEqualTo(Rate.percent(effective));
        assertThat(rate.icms()).isEqualTo(Rate.percent(credit));
    }

    @Test
    void no_rate_is_known_above_the_limit_or_after_2026_or_for_another_annex() {
        var tables = BrazilianTaxes.tables();

        assertThatThrownBy(() -> SimplesRate.explain("I", reais("4800000.01"), tables, Sales.DAY))
                .hasFieldOrPropertyWithValue("code", "simples.revenue-above-limit");
        assertThatThrownBy(() -> SimplesRate.explain("I", reais("1.00"), tables, LocalDate.of(2027, 1, 1)))
                .hasFieldOrPropertyWithValue("code", "reference.missing-row");
        assertThatThrownBy(() -> SimplesRate.explain("VI", reais("1.00"), tables, Sales.DAY))
                .hasFieldOrPropertyWithValue("code", "input.form");
    }
}
