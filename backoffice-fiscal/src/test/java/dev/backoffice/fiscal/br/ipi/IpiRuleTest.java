package dev.backoffice.fiscal.br.ipi;

import static dev.backoffice.fiscal.br.Sales.reais;
import static dev.backoffice.fiscal.br.Sales.sale;
import static dev.backoffice.fiscal.br.Sales.taxes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.br.Uf;
import dev.backoffice.fiscal.br.SaleFacts;
import dev.backoffice.fiscal.br.Sales;
import dev.backoffice.fiscal.br.icms.Difal;
import dev.backoffice.fiscal.br.icms.Icms;
import dev.backoffice.fiscal.tax.BuyerRole;
import dev.backoffice.fiscal.tax.GoodsSupply;
import dev.backoffice.fiscal.tax.LineAmounts;
import dev.backoffice.fiscal.tax.LineTaxes;
import dev.backoffice.fiscal.tax.SaleOperation;
import dev.backoffice.fiscal.tax.TaxDetermination;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class IpiRuleTest {
    private static final String COLUMNS = "key,valid_from,valid_to,situation,rate,per_unit,framework,source";

    @Test
    void only_who_pays_it_and_made_or_imported_the_goods_shows_it() {
        TaxDetermination rules = Sales.with(IpiRule.RATES, COLUMNS, "tipi,2026-01-01,,50,15,,,own");

        assertThat(taxes(rules, made("100.00"))
                        .get(Ipi.class)
                        .due()
                        .orElseThrow()
                        .amount())
                .isEqualTo(reais("15.00"));
        assertThat(taxes(rules, made("100.00").by(Sales.NORMAL)).find(Ipi.class))
                .isEmpty();
        assertThat(taxes(rules, sale().by(payer())).find(Ipi.class)).isEmpty();
        assertThat(taxes(rules, made("100.00").by(Sales.SIMPLES.with(SaleFacts.IPI, SaleFacts.IPI_PAYER)))
                        .find(Ipi.class))
                .isEmpty();
    }

    @Test
    void a_discount_is_taken_off_unless_the_policy_says_otherwise() {
        TaxDetermination rules = Sales.with(IpiRule.RATES, COLUMNS, "tipi,2026-01-01,,50,10,,,own");
        SaleOperation sale = made("1000.00");
        SaleOperation less = sale.with(List.of(
                sale.lines().get(0).withAmounts(LineAmounts.of(reais("1000.00")).withDiscount(reais("100.00")))));

        assertThat(taxes(rules, less).get(Ipi.class).amounts().get(0).amount()).isEqualTo(reais("90.00"));
        assertThat(taxes(rules.withRule(new IpiRule(IpiPolicy.DISCOUNT_STAYS)), less)
                        .get(Ipi.class)
                        .amounts()
                        .get(0)
                        .amount())
                .isEqualTo(reais("100.00"));
    }

    @Test
    void it_may_be_by_quantity_or_not_due() {
        SaleOperation sale = made("100.00");
        SaleOperation counted = sale.with(List.of(sale.lines().get(0).withQuantity(new BigDecimal("24"))));

        assertThat(taxes(Sales.with(IpiRule.RATES, COLUMNS, "tipi,2026-01-01,,50,,0.1850,,own"), counted)
                        .get(Ipi.class)
                        .byQuantity()
                        .orElseThrow()
                        .amount())
                .isEqualTo(reais("4.44"));
        Ipi exempt = taxes(Sales.with(IpiRule.RATES, COLUMNS, "tipi,2026-01-01,,52,,,301,own"), sale)
                .get(Ipi.class);
        assertThat(exempt.situation()).isEqualTo("52");
        assertThat(exempt.framework()).isEqualTo("301");
        assertThat(exempt.amounts()).isEmpty();
        assertThatThrownBy(() -> taxes(Sales.with(IpiRule.RATES, COLUMNS, "tipi,2026-01-01,,50,,,,own"), sale))
                .hasFieldOrPropertyWithValue("code", "tax.situation");
    }

    @Test
    void goods_whose_rate_nobody_told_are_refused_by_name() {
        assertThatThrownBy(() -> taxes(made("100.00")))
                .hasFieldOrPropertyWithValue("code", "reference.missing-row")
                .hasMessageContaining("tipi");
    }

    @Test
    void a_consumers_icms_and_difal_are_on_a_base_with_it() {
        TaxDetermination rules = Sales.with(IpiRule.RATES, COLUMNS, "tipi,2026-01-01,,50,20,,,own");
        SaleOperation sale = made("1000.00");
        SaleOperation charged = sale.with(List.of(sale.lines()
                        .get(0)
                        .withAmounts(LineAmounts.of(reais("1000.00"))
                                .withFreight(reais("20.00"))
                                .withOther(reais("15.00"))
                                .withDiscount(reais("35.00")))))
                .to(SaleFacts.place(Uf.MG));

        LineTaxes consumer = taxes(rules, charged.to(BuyerRole.FINAL_CONSUMER));
        LineTaxes resold = taxes(rules, charged);

        assertThat(((Icms.Taxed) consumer.get(Icms.class)).icms().base()).isEqualTo(reais("1200.00"));
        assertThat(consumer.get(Difal.class).base()).isEqualTo(reais("1200.00"));
        assertThat(((Icms.Taxed) resold.get(Icms.class)).icms().base()).isEqualTo(reais("1000.00"));
    }

    @Test
    void from_2027_it_is_at_zero_but_for_goods_a_host_lists() {
        LocalDate later = LocalDate.of(2027, 2, 1);
        TaxDetermination listed = Sales.with(IpiRule.RATES, COLUMNS, "tipi,2026-01-01,,50,15,,,own");
        listed = listed.withTables(listed.tables()
                .with(Sales.table(
                        IpiRule.ZERO, "key,valid_from,valid_to,zero,source", "goods:6912,2027-01-01,,no,own")));

        // IBS and CBS of 2027 are refused without an overlay; the rule is asked alone.
        assertThat(alone(Sales.with(IpiRule.RATES, COLUMNS, "tipi,2026-01-01,,50,15,,,own"), later)
                        .situation())
                .isEqualTo("51");
        assertThat(alone(listed, later).situation()).isEqualTo("50");
    }

    private static Ipi alone(TaxDetermination rules, LocalDate day) {
        SaleOperation sale = made("100.00").on(day);
        return (Ipi) new IpiRule(IpiPolicy.DEFAULT)
                .decide(new dev.backoffice.fiscal.tax.TaxCase(
                        sale,
                        sale.lines().get(0),
                        List.of(),
                        rules.tables(),
                        dev.backoffice.core.money.RoundingPolicy.HALF_UP_CENT))
                .value()
                .get(0);
    }

    private static dev.backoffice.fiscal.classification.Classification payer() {
        return Sales.NORMAL.with(SaleFacts.IPI, SaleFacts.IPI_PAYER);
    }

    private static SaleOperation made(String gross) {
        SaleOperation sale = sale(gross).by(payer()).to(BuyerRole.TAXPAYER_FOR_RESALE);
        return sale.with(List.of(sale.lines().get(0).withSupply(GoodsSupply.OWN_PRODUCTION)));
    }
}
