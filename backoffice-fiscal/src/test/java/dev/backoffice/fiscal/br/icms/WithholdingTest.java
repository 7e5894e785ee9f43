package dev.backoffice.fiscal.br.icms;

import static dev.backoffice.fiscal.br.Sales.MUG;
import static dev.backoffice.fiscal.br.Sales.codes;
import static dev.backoffice.fiscal.br.Sales.of;
import static dev.backoffice.fiscal.br.Sales.reais;
import static dev.backoffice.fiscal.br.Sales.sale;
import static dev.backoffice.fiscal.br.Sales.taxes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.br.Uf;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.money.Rate;
import dev.backoffice.core.reference.ReferenceTables;
import dev.backoffice.fiscal.br.BrazilianTaxes;
import dev.backoffice.fiscal.br.SaleFacts;
import dev.backoffice.fiscal.br.Sales;
import dev.backoffice.fiscal.br.ipi.IpiRule;
import dev.backoffice.fiscal.classification.Classification;
import dev.backoffice.fiscal.tax.BuyerRole;
import dev.backoffice.fiscal.tax.GoodsSupply;
import dev.backoffice.fiscal.tax.LineTaxes;
import dev.backoffice.fiscal.tax.SaleOperation;
import dev.backoffice.fiscal.tax.TaxDetermination;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** ICMS withheld for those who sell the goods later, with the figures of worked examples. */
class WithholdingTest {
    private static final String LISTED = "key,valid_from,valid_to,substituted,source";
    private static final String TERMS =
            "key,valid_from,valid_to,method,margin,adjusted,price,reduction,relief_reason,rate,source";
    private static final String RATES =
            "key,valid_from,valid_to,rate,situation,reduction,relief,relief_reason,benefit,source";
    private static final Classification DRINK = MUG.with(SaleFacts.CEST, "0300100");
    private static final Classification MAKER = Sales.NORMAL.with(SaleFacts.IPI, SaleFacts.IPI_PAYER);

    @Test
    void the_margin_is_added_to_price_charges_and_ipi_and_the_own_tax_taken_off() {
        Icms.Taxed icms =
                taxed(taxes(rules("4,40,,,,,18", "12", "10"), made("1000.00").to(SaleFacts.place(Uf.SP))));

        assertThat(icms.situation()).isEqualTo("10");
        assertThat(icms.icms().amount()).isEqualTo(reais("120.00"));
        assertThat(withheld(icms).base()).isEqualTo(reais("1540.00"));
        assertThat(withheld(icms).amount()).isEqualTo(reais("157.20"));
        assertThat(withheld(icms).total()).isEqualTo(reais("157.20"));
    }

    @Test
    void between_states_the_margin_is_adjusted_by_both_rates() {
        Icms.Substitution withheld =
                withheld(taxes(rules("4,40,,,,,18", "12", "10"), made("1000.00").to(SaleFacts.place(Uf.MG))));

        assertThat(withheld.margin()).contains(Rate.percent("50.24"));
        assertThat(withheld.base()).isEqualTo(reais("1652.64"));
        assertThat(withheld.amount()).isEqualTo(reais("177.48"));
    }

    @Test
    void a_state_may_count_its_fund_in_the_adjusted_margin() {
        TaxDetermination rules = rules("4,40,,,,,18", "12", "10");
        rules = rules.withTables(rules.tables()
                .with(Sales.table(IcmsRule.FUND, "key,valid_from,valid_to,rate,source", "MG,2026-01-01,,2,own"))
                .with(practice("MG,2026-01-01,,no,yes,no,no,own")));

        Icms.Substitution withheld = withheld(taxes(rules, made("1000.00").to(SaleFacts.place(Uf.MG))));

        assertThat(withheld.margin()).contains(Rate.percent("54"));
        assertThat(withheld.fund().orElseThrow().amount()).isEqualTo(reais("33.88"));
    }

    @Test
    void a_margin_that_a_state_prints_adjusted_is_taken_as_it_is() {
        assertThat(withheld(taxes(
                                rules("4,50.24,no,,,,18", "12", "10"),
                                made("1000.00").to(SaleFacts.place(Uf.MG))))
                        .margin())
                .contains(Rate.percent("50.24"));
    }

    @Test
    void sellers_of_the_simples_use_the_original_margin_and_their_tax_as_if_outside_it() {
        LineTaxes taxes = taxes(
                rules("4,40,,,,,18", "7", "0"),
                made("10000.00").by(Sales.SIMPLES).to(SaleFacts.place(Uf.MG)));

        assertThat(taxes.get(Icms.class).situation()).isEqualTo("202");
        assertThat(withheld(taxes).margin()).contains(Rate.percent("40"));
        assertThat(withheld(taxes).base()).isEqualTo(reais("14000.00"));
        assertThat(withheld(taxes).amount()).isEqualTo(reais("1820.00"));
        assertThat(taxes.operation()).isEqualTo("6401");
    }

    @Test
    void a_listed_price_bears_by_the_quantity() {
        SaleOperation sale = made("1000.00");
        SaleOperation counted = sale.with(List.of(sale.lines().get(0).withQuantity(new BigDecimal("120"))));

        Icms.Substitution withheld = withheld(taxes(rules("5,,,12.50,10,,18", "12", "0"), counted));

        assertThat(withheld.method()).isEqualTo(5);
        assertThat(withheld.base()).isEqualTo(reais("1350.00"));
        assertThat(withheld.amount()).isEqualTo(reais("123.00"));
        assertThatThrownBy(() -> taxes(rules("5,,,12.50,,,18", "12", "0"), sale))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refused -> assertThat(refused.details()).containsEntry("fact", "quantity"));
    }

    @Test
    void terms_without_what_their_method_needs_are_refused_by_column() {
        assertThatThrownBy(() -> taxes(rules("4,,,,,,18", "12", "0"), made("1000.00")))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        refused -> assertThat(refused.details())
                                .containsEntry("table", "br.icms-substitution-terms")
                                .containsEntry("column", "margin"));
    }

    @Test
    void a_taxpayer_that_uses_the_goods_is_charged_the_difference_with_both_taxes_inside() {
        Icms.Substitution withheld = withheld(taxes(
                rules("4,40,,,,,18", "12", "0"),
                made("1000.00").to(BuyerRole.TAXPAYER_FOR_USE).to(SaleFacts.place(Uf.MG))));

        assertThat(withheld.base()).isEqualTo(reais("1073.17"));
        assertThat(withheld.amount()).isEqualTo(reais("73.17"));
    }

    @Test
    void exempt_goods_may_bear_the_tax_of_later_sales() {
        TaxDetermination rules = rules("4,50,,,10,,18", "18", "0");
        rules = rules.withTables(
                rules.tables().with(Sales.table(IcmsRule.INTERNAL, RATES, "SP,2026-01-01,,18,40,,,,,own")));

        LineTaxes taxes = taxes(rules, made("100.00"));

        assertThat(taxes.get(Icms.class).situation()).isEqualTo("30");
        assertThat(withheld(taxes).base()).isEqualTo(reais("135.00"));
        assertThat(withheld(taxes).amount()).isEqualTo(reais("24.30"));
    }

    @Test
    void states_without_agreement_withhold_nothing() {
        LineTaxes taxes = taxes(rules("none,,,,,,", "12", "0"), made("1000.00").to(SaleFacts.place(Uf.MG)));

        assertThat(taxes.get(Icms.class).situation()).isEqualTo("00");
        assertThat(taxes.find(SubstitutionStanding.class)).isEmpty();
    }

    @Test
    void who_bought_listed_goods_sells_them_with_the_tax_paid_and_shows_what_the_host_tells_of_it() {
        Classification known = DRINK.with(SaleFacts.WITHHELD_BASE, "1540.00")
                .with(SaleFacts.WITHHELD_RATE, "18")
                .with(SaleFacts.WITHHELD_SUBSTITUTE, "120.00")
                .with(SaleFacts.WITHHELD_AMOUNT, "157.20");
        TaxDetermination rules = rules("4,40,,,,,18", "18", "0");
        rules = rules.withTables(rules.tables().with(practice("SP,2026-01-01,,no,no,no,yes,own")));

        LineTaxes plain = taxes(rules, of(sale(), DRINK));
        LineTaxes told = taxes(rules, of(sale().by(Sales.SIMPLES), known));
        Icms.WithheldBefore before = (Icms.WithheldBefore) told.get(Icms.class);

        assertThat(plain.get(Icms.class).situation()).isEqualTo("60");
        assertThat(plain.operation()).isEqualTo("5405");
        assertThat(before.situation()).isEqualTo("500");
        assertThat(before.earlier())
                .contains(new Icms.Earlier(
                        reais("1540.00"),
                        Rate.percent("18"),
                        java.util.Optional.of(reais("120.00")),
                        reais("157.20"),
                        java.util.Optional.empty()));
        assertThat(before.effective().orElseThrow().icms().amount()).isEqualTo(reais("180.00"));
        assertThat(before.amounts()).isEmpty();
    }

    @Test
    void a_maker_withholds_nothing_from_who_uses_the_goods() {
        LineTaxes taxes = taxes(rules("4,40,,,,,18", "18", "0"), made("1000.00").to(BuyerRole.FINAL_CONSUMER));

        assertThat(taxes.get(Icms.class).substitution()).isEmpty();
        assertThat(taxes.operation()).isEqualTo("5101");
    }

    @Test
    void tax_passed_on_shows_what_both_states_get() {
        Classification fuel = MUG.with(SaleFacts.SUBSTITUTION, SaleFacts.PASSED_ON)
                .with(SaleFacts.WITHHELD_BASE, "1000.00")
                .with(SaleFacts.WITHHELD_RATE, "18")
                .with(SaleFacts.WITHHELD_AMOUNT, "180.00")
                .with(SaleFacts.PASSED_ON_BASE, "1000.00")
                .with(SaleFacts.PASSED_ON_AMOUNT, "170.00");

        LineTaxes taxes = taxes(of(sale().to(BuyerRole.TAXPAYER_FOR_RESALE).to(SaleFacts.place(Uf.RS)), fuel));

        assertThat(taxes.get(Icms.class))
                .isInstanceOfSatisfying(
                        Icms.PassedOn.class,
                        passed -> assertThat(passed.destinationAmount()).isEqualTo(reais("170.00")));
    }

    @Test
    void what_a_reduced_base_spares_may_be_told() {
        Icms icms = taxes(rules("4,50,,,10,9,18", "12", "10"), made("1000.00").to(SaleFacts.place(Uf.SP)))
                .get(Icms.class);

        // 1650.00 × 18 % less 120.00 = 177.00; 1485.00 × 18 % less 120.00 = 147.30
        assertThat(withheld(icms).amount()).isEqualTo(reais("147.30"));
        assertThat(withheld(icms).relief()).contains(new Icms.Relief(reais("29.70"), "9"));
    }

    @Test
    void every_step_is_a_reason() {
        assertThat(codes(rules("4,40,,,,,18", "12", "10")
                        .determine(made("1000.00").to(SaleFacts.place(Uf.MG)))))
                .contains("icms.withhold", "icms.margin", "icms.withheld", "icms.amount", "ipi.amount");
    }

    /** Listed goods in both states, by these terms (method to rate), at this rate of the own operation and this rate of IPI. */
    private static TaxDetermination rules(String terms, String own, String ipi) {
        ReferenceTables tables = BrazilianTaxes.tables()
                .with(Sales.table(
                        SubstitutionRule.SUBSTITUTION, LISTED, "SP,2026-01-01,,yes,own", "MG,2026-01-01,,yes,own"))
                .with(Sales.table(
                        SubstitutionRule.TERMS,
                        TERMS,
                        "SP:03,2026-01-01,," + terms + ",own",
                        "SP:MG:0300100,2026-01-01,," + terms + ",own"))
                .with(Sales.table(IcmsRule.INTERNAL, RATES, "SP,2026-01-01,," + own + ",00,,,,,own"))
                .with(Sales.table(IcmsRule.INTERSTATE, RATES, "SP:MG,2026-01-01,," + own + ",00,,,,,own"))
                .with(Sales.table(
                        IpiRule.RATES,
                        "key,valid_from,valid_to,situation,rate,per_unit,framework,source",
                        "tipi:6912,2026-01-01,,50," + ipi + ",,,own"));
        return BrazilianTaxes.determination(tables);
    }

    private static dev.backoffice.core.reference.ReferenceTable practice(String row) {
        return Sales.table(
                IcmsRule.PRACTICE,
                "key,valid_from,valid_to,relief_deducted,fund_in_margin,own_fund_deducted,effective,source",
                row);
    }

    private static SaleOperation made(String gross) {
        SaleOperation sale = of(sale(gross), DRINK).by(MAKER).to(BuyerRole.TAXPAYER_FOR_RESALE);
        return sale.with(List.of(sale.lines().get(0).withSupply(GoodsSupply.OWN_PRODUCTION)));
    }

    private static Icms.Taxed taxed(LineTaxes taxes) {
        return (Icms.Taxed) taxes.get(Icms.class);
    }

    private static Icms.Substitution withheld(LineTaxes taxes) {
        return withheld(taxes.get(Icms.class));
    }

    private static Icms.Substitution withheld(Icms icms) {
        return icms.substitution().orElseThrow();
    }
}
