package dev.backoffice.fiscal.br.icms;

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
import dev.backoffice.fiscal.tax.BuyerRole;
import dev.backoffice.fiscal.tax.LineTaxes;
import dev.backoffice.fiscal.tax.SaleOperation;
import dev.backoffice.fiscal.tax.TaxDetermination;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** CST 51, 90, the tax by quantity (02, 15, 53, 61), and tax that two states share. */
class DeferredAndOnceTest {
    private static final String RATES =
            "key,valid_from,valid_to,rate,situation,reduction,relief,relief_reason,benefit,source";

    @Test
    void a_part_of_the_tax_may_be_deferred() {
        Icms.Deferred icms = (Icms.Deferred)
                taxes(with("18,51,,,,", "33.33,"), sale("1000.00").to(BuyerRole.TAXPAYER_FOR_PRODUCTION))
                        .get(Icms.class);

        assertThat(icms.operation().amount()).isEqualTo(reais("180.00"));
        assertThat(icms.deferred()).isEqualTo(reais("59.99"));
        assertThat(icms.due()).isEqualTo(reais("120.01"));
        assertThat(icms.amounts()).extracting(amount -> amount.amount()).containsExactly(reais("120.01"));
    }

    @Test
    void the_fund_may_be_deferred_too() {
        TaxDetermination rules = with("18,51,,,,", "50,25");
        rules = rules.withTables(rules.tables()
                .with(Sales.table(IcmsRule.FUND, "key,valid_from,valid_to,rate,source", "SP,2026-01-01,,2,own")));

        Icms.Deferred icms = (Icms.Deferred) taxes(rules, sale("1000.00")).get(Icms.class);

        assertThat(icms.fundDeferred()).contains(new Icms.Deferral(Rate.percent("25"), reais("5.00"), reais("15.00")));
        assertThat(icms.amounts())
                .extracting(amount -> amount.amount())
                .containsExactly(reais("90.00"), reais("15.00"));
    }

    @Test
    void a_deferral_nobody_told_the_percent_of_is_refused_by_state() {
        TaxDetermination rules = Sales.with(IcmsRule.INTERNAL, RATES, "SP,2026-01-01,,18,51,,,,,own");

        assertThatThrownBy(() -> taxes(rules, sale()))
                .hasFieldOrPropertyWithValue("code", "reference.missing-row")
                .hasMessageContaining("br.icms-deferral");
    }

    @Test
    void what_no_other_code_names_is_90() {
        TaxDetermination rules = Sales.with(IcmsRule.INTERNAL, RATES, "SP,2026-01-01,,18,90,10,,,,own");

        assertThat(taxes(rules, sale("100.00")).get(Icms.class)).isInstanceOfSatisfying(Icms.Other.class, icms -> {
            assertThat(icms.situation()).isEqualTo("90");
            assertThat(icms.icms().amount()).isEqualTo(reais("16.20"));
        });
    }

    @Test
    void a_part_of_90_may_be_deferred() {
        Icms.Other icms =
                (Icms.Other) taxes(with("18,90,,,,", "25,50"), sale("1000.00")).get(Icms.class);

        assertThat(icms.deferral()).contains(new Icms.Deferral(Rate.percent("25"), reais("45.00"), reais("135.00")));
        assertThat(icms.amounts()).extracting(amount -> amount.amount()).containsExactly(reais("135.00"));
    }

    @Test
    void a_relief_may_be_taken_off_what_the_buyer_pays() {
        TaxDetermination rules = Sales.with(IcmsRule.INTERNAL, RATES, "SP,2026-01-01,,20,40,,simple,9,SP000202,own");
        rules = rules.withTables(rules.tables()
                .with(Sales.table(
                        IcmsRule.PRACTICE,
                        "key,valid_from,valid_to,relief_deducted,fund_in_margin,own_fund_deducted,effective,source",
                        "SP,2026-01-01,,yes,no,no,no,own")));

        assertThat(taxes(rules, sale("200.00")).get(Icms.class).relief())
                .contains(new Icms.Relief(reais("40.00"), "9", true));
    }

    @Test
    void a_tax_paid_once_is_by_quantity_whatever_the_price() {
        LineTaxes own = taxes(once("02", "1.2571"), litres("16.10"));
        LineTaxes before = taxes(once("61", "0.9456"), litres("13.37").by(Sales.SIMPLES));

        assertThat(own.get(Icms.class).amounts())
                .singleElement()
                .satisfies(tax -> assertThat(tax.amount()).isEqualTo(reais("20.24")));
        assertThat(before.get(Icms.class).situation()).isEqualTo("61");
        assertThat(((Icms.Monophase) before.get(Icms.class)).own().amount()).isEqualTo(reais("12.64"));
        assertThat(before.get(Icms.class).amounts()).isEmpty();
        assertThatThrownBy(() -> taxes(once("02", "1.2571"), sale()))
                .hasFieldOrPropertyWithValue("code", "tax.not-determined")
                .hasMessageContaining("quantity");
    }

    @Test
    void vehicles_sold_directly_are_taxed_by_two_states() {
        TaxDetermination rules = Sales.with(
                IcmsRule.SHARED, "key,valid_from,valid_to,share,rate,source", "SP:MG:69,2026-01-01,,45,12,own");

        assertThat(taxes(rules, sale("100000.00").to(SaleFacts.place(Uf.MG))).get(Icms.class))
                .isInstanceOfSatisfying(Icms.Shared.class, shared -> {
                    assertThat(shared.icms().base()).isEqualTo(reais("45000.00"));
                    assertThat(shared.withheld().base()).isEqualTo(reais("55000.00"));
                    assertThat(shared.withheld().amount()).isEqualTo(reais("6600.00"));
                    assertThat(shared.state()).isEqualTo("MG");
                });
    }

    private static TaxDetermination with(String terms, String deferral) {
        TaxDetermination rules = Sales.with(IcmsRule.INTERNAL, RATES, "SP,2026-01-01,," + terms + ",own");
        return rules.withTables(rules.tables()
                .with(Sales.table(
                        IcmsRule.DEFERRAL,
                        "key,valid_from,valid_to,percent,fund_percent,source",
                        "SP,2026-01-01,," + deferral + ",own")));
    }

    private static TaxDetermination once(String situation, String rate) {
        return BrazilianTaxes.determination(BrazilianTaxes.tables()
                .with(Sales.table(
                        SettledIcms.MONOPHASE,
                        "key,valid_from,valid_to,resale,own,rate,withheld_rate,withheld_share,withheld_state_share,"
                                + "reduction,reduction_reason,deferral,source",
                        "SP:6912,2026-01-01,," + situation + "," + situation + "," + rate + ",,,,,,,own")));
    }

    private static SaleOperation litres(String quantity) {
        SaleOperation sale = sale();
        return sale.with(List.of(sale.lines().get(0).withQuantity(new BigDecimal(quantity))));
    }
}
