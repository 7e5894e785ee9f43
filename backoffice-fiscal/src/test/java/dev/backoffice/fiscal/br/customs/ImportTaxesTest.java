package dev.backoffice.fiscal.br.customs;

import static dev.backoffice.fiscal.br.Sales.codes;
import static dev.backoffice.fiscal.br.Sales.reais;
import static dev.backoffice.fiscal.br.Sales.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.br.Uf;
import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.money.Rate;
import dev.backoffice.core.money.RoundingPolicy;
import dev.backoffice.core.reference.ReferenceTables;
import dev.backoffice.fiscal.br.BrazilianTaxes;
import dev.backoffice.fiscal.br.GoodsOrigin;
import dev.backoffice.fiscal.br.SaleFacts;
import dev.backoffice.fiscal.br.Sales;
import dev.backoffice.fiscal.br.ibscbs.IbsCbs;
import dev.backoffice.fiscal.br.ibscbs.IbsCbsRule;
import dev.backoffice.fiscal.br.ibscbs.SelectiveTax;
import dev.backoffice.fiscal.br.ibscbs.SelectiveTaxRule;
import dev.backoffice.fiscal.br.icms.Icms;
import dev.backoffice.fiscal.br.icms.ImportIcms;
import dev.backoffice.fiscal.br.ipi.Ipi;
import dev.backoffice.fiscal.br.ipi.IpiRule;
import dev.backoffice.fiscal.br.nfe.tax.ContributionGroup;
import dev.backoffice.fiscal.br.nfe.tax.ItemTaxation;
import dev.backoffice.fiscal.br.nfe.tax.NfeTaxes;
import dev.backoffice.fiscal.br.piscofins.Contribution;
import dev.backoffice.fiscal.classification.Classification;
import dev.backoffice.fiscal.tax.LineTaxes;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportTaxesTest {
    private static final Classification LAPTOP = SaleFacts.goods("84713012", GoodsOrigin.IMPORTED_DIRECTLY);
    private static final String TERMS =
            "key,valid_from,valid_to,rate,situation,reduction,relief,relief_reason,benefit,deferral,source";

    private static final ReferenceTables TABLES = BrazilianTaxes.tables()
            .with(table(
                    ImportTaxes.DUTIES,
                    "key,valid_from,valid_to,rate,per_unit,relief,source",
                    "tec:8471,2026-01-01,,16,,,own",
                    "tec:84713019,2026-01-01,,,2.50,,own",
                    "tec:84713090,2026-01-01,,16,,100,own"))
            .with(table(
                    IpiRule.RATES,
                    "key,valid_from,valid_to,situation,rate,per_unit,framework,source",
                    "tipi:8471,2026-01-01,,50,15,,,own"));

    @Test
    void each_tax_enters_the_base_of_the_next() {
        LineTaxes taxes = decide(laptops()).value();

        // 10000.00; II 16 % = 1600.00; IPI 15 % of 11600.00 = 1740.00; PIS 2.10 % and COFINS 9.65 % of 10000.00
        ImportDuty duty = taxes.get(ImportDuty.class);
        assertThat(duty.duty().amount()).isEqualTo(reais("1600.00"));
        assertThat(duty.charges()).isEqualTo(reais("214.50"));
        Ipi ipi = taxes.get(Ipi.class);
        assertThat(ipi.situation()).isEqualTo("00");
        assertThat(ipi.due().orElseThrow().base()).isEqualTo(reais("11600.00"));
        assertThat(ipi.due().orElseThrow().amount()).isEqualTo(reais("1740.00"));
        assertThat(taxes.get(Contribution.Pis.class).amount().orElseThrow().amount())
                .isEqualTo(reais("210.00"));
        assertThat(taxes.get(Contribution.Cofins.class).amount().orElseThrow().amount())
                .isEqualTo(reais("965.00"));
        // (10000 + 1600 + 1740 + 210 + 965 + 214.50 + IOF 38.00) ÷ 0.82 = 14767.50 ÷ 0.82
        Icms.Taxed icms = (Icms.Taxed) taxes.get(Icms.class);
        assertThat(icms.icms().base()).isEqualTo(reais("18009.15"));
        assertThat(icms.icms().amount()).isEqualTo(reais("3241.65"));
        assertThat(taxes.operation()).isEqualTo("3102");
    }

    @Test
    void the_tax_is_inside_its_own_base_to_the_cent() {
        Icms.Taxed icms = (Icms.Taxed) decide(laptops()).value().get(Icms.class);

        assertThat(icms.icms().base().minus(icms.icms().amount())).isEqualTo(reais("14767.50"));
    }

    @Test
    void ibs_and_cbs_of_2026_bear_on_the_goods_at_the_gate() {
        IbsCbs.Due due = decide(laptops()).value().get(IbsCbs.class).due().orElseThrow();

        assertThat(due.base()).isEqualTo(reais("11814.50"));
        assertThat(due.cbs().amount()).isEqualTo(reais("106.33"));
    }

    @ParameterizedTest
    @CsvSource({"PRODUCTION,3101", "RESALE,3102", "ASSET,3551", "USE,3556"})
    void the_operation_goes_by_the_purpose(Importation.Purpose purpose, String cfop) {
        assertThat(decide(laptops().purpose(purpose)).value().operation()).isEqualTo(cfop);
    }

    @Test
    void a_state_may_have_terms_of_its_own_for_imports() {
        ReferenceTables reduced =
                TABLES.with(table(ImportIcms.TABLE, TERMS, "SP:8471,2026-01-01,,18,20,33.33,,,,,own"));
        ReferenceTables deferred = TABLES.with(table(ImportIcms.TABLE, TERMS, "SP,2026-01-01,,18,51,,,,,75,own"));
        ReferenceTables exempt = TABLES.with(table(ImportIcms.TABLE, TERMS, "SP,2026-01-01,,18,40,,,,,,own"));

        Icms.Taxed less = (Icms.Taxed) decide(laptops(), reduced).get(Icms.class);
        // 14767.50 × 0.6667 ÷ (1 - 0.18 × 0.6667)
        assertThat(less.icms().base()).isEqualTo(reais("11188.14"));
        assertThat(less.situation()).isEqualTo("20");
        Icms.Deferred later = (Icms.Deferred) decide(laptops(), deferred).get(Icms.class);
        assertThat(later.deferred()).isEqualTo(reais("2431.24"));
        assertThat(later.due()).isEqualTo(reais("810.41"));
        assertThat(decide(laptops(), exempt).get(Icms.class).situation()).isEqualTo("40");
    }

    @Test
    void the_poverty_fund_is_inside_the_base_too() {
        Icms.Taxed icms = (Icms.Taxed)
                decide(importation(Uf.RJ, Sales.REAL_PROFIT, LAPTOP), TABLES).get(Icms.class);
        Money fund = icms.fund().orElseThrow().amount();

        // 14515.00 = base × (1 - 22 %)
        assertThat(icms.icms().base()).isEqualTo(reais("18608.97"));
        assertThat(icms.icms().base().minus(icms.icms().amount()).minus(fund)).isEqualTo(reais("14515.00"));
    }

    @Test
    void duty_may_be_by_unit_or_be_forgiven() {
        Classification byUnit = SaleFacts.goods("84713019", GoodsOrigin.IMPORTED_DIRECTLY);
        Classification forgiven = SaleFacts.goods("84713090", GoodsOrigin.IMPORTED_DIRECTLY);

        ImportDuty units = decide(importation(Uf.SP, Sales.REAL_PROFIT, byUnit).quantity(new BigDecimal("100")), TABLES)
                .get(ImportDuty.class);
        assertThat(units.duty().amount()).isEqualTo(reais("250.00"));
        assertThat(decide(importation(Uf.SP, Sales.REAL_PROFIT, forgiven), TABLES)
                        .get(ImportDuty.class)
                        .duty()
                        .amount())
                .isEqualTo(reais("0.00"));
    }

    @Test
    void regimes_differ_in_the_code_of_the_entry_and_sellers_of_the_simples_show_icms() {
        assertThat(pis(Sales.REAL_PROFIT)).isEqualTo("50");
        assertThat(pis(Sales.NORMAL)).isEqualTo("70");
        LineTaxes simples = decide(importation(Uf.SP, Sales.SIMPLES, LAPTOP), TABLES);
        assertThat(simples.get(Contribution.Pis.class).situation()).isEqualTo("98");
        assertThat(simples.get(Icms.class).situation()).isEqualTo("900");
        assertThat(simples.find(IbsCbs.class)).isEmpty();
    }

    @Test
    void goods_may_have_contributions_of_their_own() {
        ReferenceTables medicine = TABLES.with(table(
                ImportTaxes.CONTRIBUTIONS,
                "key,valid_from,valid_to,in_force,situation,pis,cofins,source",
                "goods:8471,2026-01-01,,yes,,2.76,13.03,own"));

        assertThat(decide(laptops(), medicine)
                        .get(Contribution.Cofins.class)
                        .amount()
                        .orElseThrow()
                        .rate())
                .isEqualTo(Rate.percent("13.03"));
    }

    @Test
    void a_class_without_a_duty_is_refused_by_name() {
        assertThatThrownBy(() -> decide(importation(Uf.SP, Sales.REAL_PROFIT, Sales.MUG), TABLES))
                .isInstanceOfSatisfying(
                        NotFound.class,
                        missing -> assertThat(missing.details()).containsEntry("table", ImportTaxes.DUTIES));
    }

    @Test
    void in_2027_is_ibs_and_cbs_are_in_the_base_of_icms_and_pis_and_cofins_are_gone() {
        ReferenceTables planted = TABLES.with(
                        table(IbsCbsRule.RATES, "key,valid_from,valid_to,rate,source", "cbs,2027-01-01,,8.8,planted"))
                .with(table(
                        SelectiveTaxRule.GOODS,
                        "key,valid_from,valid_to,bears,situation,class,rate,per_unit,unit,source",
                        "goods:8471,2027-01-01,,yes,000,000001,10,,,planted"));
        Importation later =
                Importation.of(LocalDate.of(2027, 2, 1), Uf.SP, Sales.REAL_PROFIT, LAPTOP, reais("10000.00"));

        Explained<LineTaxes> explained = ImportTaxes.determine(later, planted, RoundingPolicy.HALF_UP_CENT);
        LineTaxes taxes = explained.value();

        assertThat(codes(explained)).contains("piscofins.ended");
        assertThat(taxes.get(SelectiveTax.class).due().orElseThrow().amount()).isEqualTo(reais("1160.00"));
        // 8.9 % of 11600.00 + 1160.00
        IbsCbs.Due due = taxes.get(IbsCbs.class).due().orElseThrow();
        assertThat(due.ibs().plus(due.cbs().amount())).isEqualTo(reais("1135.64"));
        // IPI at zero; (11600 + 1160 + 1135.64) ÷ 0.82
        assertThat(((Icms.Taxed) taxes.get(Icms.class)).icms().base()).isEqualTo(reais("16945.90"));
        assertThat(NfeTaxes.ofImport(explained).value().pis()).isEqualTo(new ContributionGroup.Ended());
    }

    @Test
    void from_2033_an_import_has_no_icms() {
        ReferenceTables planted = TABLES.with(table(
                IbsCbsRule.RATES,
                "key,valid_from,valid_to,rate,source",
                "cbs,2033-01-01,,8.8,planted",
                "ibs-state,2033-01-01,,14,planted",
                "ibs-municipal,2033-01-01,,3,planted"));
        Importation later =
                Importation.of(LocalDate.of(2033, 1, 3), Uf.SP, Sales.REAL_PROFIT, LAPTOP, reais("10000.00"));

        Explained<LineTaxes> explained = ImportTaxes.determine(later, planted, RoundingPolicy.HALF_UP_CENT);

        assertThat(explained.value().find(Icms.class)).isEmpty();
        assertThat(codes(explained)).contains("icms.ended");
        // 17 % of 10000.00 + 1600.00
        assertThat(explained.value().get(IbsCbs.class).due().orElseThrow().ibs())
                .isEqualTo(reais("1972.00"));
    }

    @Test
    void an_importer_of_the_simples_shows_codes_of_the_simples_alone() {
        ReferenceTables exempt = TABLES.with(table(ImportIcms.TABLE, TERMS, "SP,2026-01-01,,18,40,,,,,,own"));
        ReferenceTables deferred = TABLES.with(table(ImportIcms.TABLE, TERMS, "SP,2026-01-01,,18,51,,,,,75,own"));
        Importation simples = importation(Uf.SP, Sales.SIMPLES, LAPTOP);

        assertThat(decide(simples, exempt).get(Icms.class).situation()).isEqualTo("400");
        assertThatThrownBy(() -> decide(simples, deferred))
                .hasFieldOrPropertyWithValue("code", "tax.not-determined")
                .hasMessageContaining("icms-situation");
    }

    @Test
    void a_poverty_fund_that_a_code_of_the_simples_cannot_tell_is_refused() {
        assertThatThrownBy(() -> decide(importation(Uf.RJ, Sales.SIMPLES, LAPTOP), TABLES))
                .hasFieldOrPropertyWithValue("code", "tax.not-determined")
                .hasMessageContaining("fund");
    }

    @Test
    void the_note_of_entry_has_the_group_of_the_duty() {
        ItemTaxation groups = NfeTaxes.ofImport(decide(laptops())).value();

        assertThat(groups.cfop()).isEqualTo("3102");
        assertThat(groups.other().importDuty().orElseThrow().duty()).isEqualTo(reais("1600.00"));
        assertThat(groups.other().importDuty().orElseThrow().iof()).isEqualTo(reais("38.00"));
        assertThat(groups.charged()).isEqualTo(reais("3340.00"));
    }

    private static Importation laptops() {
        return importation(Uf.SP, Sales.REAL_PROFIT, LAPTOP)
                .charges(reais("214.50"))
                .exchange(reais("38.00"));
    }

    private static Importation importation(Uf state, Classification importer, Classification goods) {
        return Importation.of(Sales.DAY, state, importer, goods, reais("10000.00"));
    }

    private static String pis(Classification importer) {
        return decide(importation(Uf.SP, importer, LAPTOP), TABLES)
                .get(Contribution.Pis.class)
                .situation();
    }

    private static Explained<LineTaxes> decide(Importation importation) {
        return ImportTaxes.determine(importation, TABLES, RoundingPolicy.HALF_UP_CENT);
    }

    private static LineTaxes decide(Importation importation, ReferenceTables tables) {
        return ImportTaxes.determine(importation, tables, RoundingPolicy.HALF_UP_CENT)
                .value();
    }
}
