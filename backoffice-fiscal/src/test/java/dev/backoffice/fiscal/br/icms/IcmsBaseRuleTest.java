package dev.backoffice.fiscal.br.icms;

import static dev.backoffice.fiscal.br.Sales.codes;
import static dev.backoffice.fiscal.br.Sales.reais;
import static dev.backoffice.fiscal.br.Sales.sale;
import static dev.backoffice.fiscal.br.Sales.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.br.Uf;
import dev.backoffice.core.reference.ReferenceTables;
import dev.backoffice.fiscal.br.BrazilianTaxes;
import dev.backoffice.fiscal.br.SaleFacts;
import dev.backoffice.fiscal.br.Sales;
import dev.backoffice.fiscal.br.ibscbs.IbsCbs;
import dev.backoffice.fiscal.br.ibscbs.IbsCbsRule;
import dev.backoffice.fiscal.br.ibscbs.SelectiveTax;
import dev.backoffice.fiscal.br.ibscbs.SelectiveTaxRule;
import dev.backoffice.fiscal.br.piscofins.Contribution;
import dev.backoffice.fiscal.tax.GoodsSupply;
import dev.backoffice.fiscal.tax.LineTaxes;
import dev.backoffice.fiscal.tax.SaleOperation;
import dev.backoffice.fiscal.tax.TaxDetermination;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IcmsBaseRuleTest {
    private static final LocalDate LATER = LocalDate.of(2027, 3, 1);
    private static final String TERMS =
            "key,valid_from,valid_to,rate,situation,reduction,relief,relief_reason,benefit,source";
    private static final BigDecimal CENT = new BigDecimal("0.01");

    private static final ReferenceTables PLANTED = BrazilianTaxes.tables()
            .with(table(IbsCbsRule.RATES, "key,valid_from,valid_to,rate,source", "cbs,2027-01-01,,8.8,planted"));

    private static final TaxDetermination OUT_OF_BASE = BrazilianTaxes.determination(PLANTED.with(
            table(IcmsBaseRule.TABLE, "key,valid_from,valid_to,ibs_cbs,source", "SP,2027-01-01,,no,planted")));

    @Test
    void in_2026_they_are_neither_in_the_price_nor_in_the_base() {
        assertThat(base(Sales.taxes(sale()))).isEqualTo(reais("1000.00"));
        assertThat(codes(Sales.explain(sale()))).contains("icms.base-without-ibs-cbs");
    }

    @Test
    void from_2027_they_are_in_the_price_and_so_in_the_base() {
        LineTaxes taxes = Sales.taxes(BrazilianTaxes.determination(PLANTED), sale().on(LATER));

        assertThat(base(taxes)).isEqualTo(reais("1000.00"));
    }

    @Test
    void a_state_that_wants_them_out_of_the_base_has_it_without_them() {
        LineTaxes taxes = Sales.taxes(OUT_OF_BASE, sale().on(LATER));
        IbsCbs.Due due = taxes.get(IbsCbs.class).due().orElseThrow();
        Money both = due.ibs().plus(due.cbs().amount());

        // X = 1000 ÷ (1 + 8.9 % × 82 %) = 931.98; ICMS 18 % of it, IBS and CBS 8.9 % of what that leaves
        assertThat(base(taxes)).isEqualTo(reais("931.98"));
        near(base(taxes).plus(both), reais("1000.00"));
        assertThat(due.base().plus(both).plus(icms(taxes))).isEqualTo(reais("1000.00"));
    }

    @Test
    void a_state_that_wanted_them_in_the_base_of_2026_has_it_with_them() {
        TaxDetermination rules =
                Sales.with(IcmsBaseRule.TABLE, "key,valid_from,valid_to,ibs_cbs,source", "SP,2026-01-01,,yes,planted");
        LineTaxes taxes = Sales.taxes(rules, sale().by(Sales.REAL_PROFIT));
        IbsCbs.Due due = taxes.get(IbsCbs.class).due().orElseThrow();
        Money pis = taxes.get(Contribution.Pis.class).amount().orElseThrow().amount();
        Money cofins =
                taxes.get(Contribution.Cofins.class).amount().orElseThrow().amount();

        near(base(taxes), reais("1000.00").plus(due.ibs()).plus(due.cbs().amount()));
        assertThat(due.base())
                .isEqualTo(reais("1000.00").minus(icms(taxes)).minus(pis).minus(cofins));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SP", "RJ", "MG"})
    void the_selective_tax_is_solved_with_them(String to) {
        TaxDetermination rules = BrazilianTaxes.determination(OUT_OF_BASE
                .tables()
                .with(table(
                        SelectiveTaxRule.GOODS,
                        "key,valid_from,valid_to,bears,situation,class,rate,per_unit,unit,source",
                        "goods:69,2027-01-01,,yes,000,000001,10,0.50,UN,planted")));
        SaleOperation sale = sale().on(LATER)
                .to(SaleFacts.place(Uf.parse(to)))
                .with(List.of(Sales.line("1000.00")
                        .withSupply(GoodsSupply.OWN_PRODUCTION)
                        .withQuantity(BigDecimal.TEN)));

        LineTaxes taxes = Sales.taxes(rules, sale);
        IbsCbs.Due due = taxes.get(IbsCbs.class).due().orElseThrow();
        Money is = taxes.get(SelectiveTax.class).due().orElseThrow().amount();
        Money both = due.ibs().plus(due.cbs().amount());

        near(base(taxes), reais("1000.00").minus(both).minus(is));
        near(
                is,
                reais("1000.00")
                        .minus(both)
                        .minus(is)
                        .multipliedBy(new BigDecimal("0.1"), java.math.RoundingMode.HALF_UP)
                        .plus(reais("5.00")));
        Money difal = taxes.find(Difal.class)
                .map(there -> there.amount()
                        .plus(there.fund().map(fund -> fund.amount()).orElse(reais("0.00"))))
                .orElse(reais("0.00"));
        assertThat(due.base().plus(both).plus(icms(taxes)).plus(difal)).isEqualTo(reais("1000.00"));
    }

    @Test
    void what_is_taken_out_is_what_they_come_to_where_a_state_exempts_the_goods() {
        takesOutWhatIsDue(
                OUT_OF_BASE.tables().with(table(IcmsRule.INTERNAL, TERMS, "MG:69,2027-01-01,,18,40,,,,,own")));
        takesOutWhatIsDue(
                OUT_OF_BASE.tables().with(table(IcmsRule.INTERSTATE, TERMS, "SP:MG:69,2027-01-01,,12,40,,,,,own")));
    }

    @Test
    void what_is_taken_out_is_what_they_come_to_where_states_share_the_tax() {
        takesOutWhatIsDue(OUT_OF_BASE
                .tables()
                .with(table(
                        IcmsRule.SHARED, "key,valid_from,valid_to,share,rate,source", "SP:MG:69,2027-01-01,,45,,own")));
    }

    private static void takesOutWhatIsDue(ReferenceTables tables) {
        LineTaxes taxes = Sales.taxes(
                BrazilianTaxes.determination(tables), sale().on(LATER).to(SaleFacts.place(Uf.MG)));
        IbsCbs.Due due = taxes.get(IbsCbs.class).due().orElseThrow();

        near(taxes.get(IcmsBase.class).amount(), due.ibs().plus(due.cbs().amount()));
    }

    @Test
    void a_double_base_of_difal_is_not_solved() {
        TaxDetermination rules = BrazilianTaxes.determination(OUT_OF_BASE
                .tables()
                .with(table(
                        DifalRule.BASE,
                        "key,valid_from,valid_to,base,disputed_by,source",
                        "MG,2027-01-01,,double,,planted")));

        assertThatThrownBy(() -> rules.determine(sale().on(LATER).to(SaleFacts.place(Uf.MG))))
                .hasFieldOrPropertyWithValue("code", "tax.not-determined")
                .hasMessageContaining("difal-base");
    }

    private static Money base(LineTaxes taxes) {
        return ((Icms.Taxed) taxes.get(Icms.class)).icms().base();
    }

    private static Money icms(LineTaxes taxes) {
        return ((Icms.Taxed) taxes.get(Icms.class)).icms().amount();
    }

    /** Each amount is rounded by itself, so that two of them may be a cent away from their sum. */
    private static void near(Money got, Money wanted) {
        assertThat(got.minus(wanted).abs().getAmount()).isLessThanOrEqualTo(CENT.add(CENT));
    }
}
