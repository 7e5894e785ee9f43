package dev.backoffice.fiscal.br;

import static dev.backoffice.fiscal.br.Sales.codes;
import static dev.backoffice.fiscal.br.Sales.reais;
import static dev.backoffice.fiscal.br.Sales.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.br.Uf;
import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.money.Rate;
import dev.backoffice.core.money.RoundingPolicy;
import dev.backoffice.core.reference.ReferenceTables;
import dev.backoffice.fiscal.br.ibscbs.IbsCbs;
import dev.backoffice.fiscal.br.ibscbs.IbsCbsRule;
import dev.backoffice.fiscal.br.icms.Difal;
import dev.backoffice.fiscal.br.icms.Icms;
import dev.backoffice.fiscal.br.iss.Service;
import dev.backoffice.fiscal.br.iss.ServiceTaxes;
import dev.backoffice.fiscal.br.piscofins.Contribution;
import dev.backoffice.fiscal.tax.LineTaxes;
import dev.backoffice.fiscal.tax.SaleOperation;
import dev.backoffice.fiscal.tax.TaxDetermination;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The years in which IBS and CBS replace ICMS, ISS, PIS and COFINS (EC 132/2023). */
class TaxTransitionTest {
    /** Rates that nobody has published, as a host would lay them over. */
    private static final ReferenceTables PLANTED = BrazilianTaxes.tables()
            .with(table(
                    IbsCbsRule.RATES,
                    "key,valid_from,valid_to,rate,source",
                    "cbs,2027-01-01,,8.8,planted",
                    "ibs-state,2029-01-01,,1,planted",
                    "ibs-municipal,2029-01-01,,0.5,planted"));

    private final TaxDetermination rules = BrazilianTaxes.determination(PLANTED);

    @ParameterizedTest
    @CsvSource({"2028,18,180.00", "2029,16.2,162.00", "2030,14.4,144.00", "2031,12.6,126.00", "2032,10.8,108.00"})
    void icms_falls_by_a_tenth_each_year(int year, String rate, String amount) {
        Icms.Taxed icms = (Icms.Taxed) decide(in(year)).get(Icms.class);

        assertThat(icms.icms().rate()).isEqualTo(Rate.percent(rate));
        assertThat(icms.icms().amount()).isEqualTo(reais(amount));
    }

    @Test
    void the_last_year_of_icms_is_2032() {
        LineTaxes taxes = decide(in(2033));

        assertThat(taxes.find(Icms.class)).isEmpty();
        assertThat(taxes.find(Difal.class)).isEmpty();
        assertThat(codes(rules.determine(in(2033)))).contains("icms.ended");
        assertThat(codes(rules.determine(in(2033).to(SaleFacts.place(Uf.MG))))).contains("difal.ended");
    }

    @Test
    void the_difference_of_rates_and_the_fund_fall_too() {
        Difal difal = decide(in(2030).to(SaleFacts.place(Uf.RJ))).get(Difal.class);

        // 20 - 12 and 2 per cent, at eight tenths
        assertThat(difal.amount()).isEqualTo(reais("64.00"));
        assertThat(difal.fund().orElseThrow().amount()).isEqualTo(reais("16.00"));
    }

    @ParameterizedTest
    @CsvSource({"2028,5", "2029,4.5", "2032,3"})
    void iss_falls_with_it(int year, String rate) {
        assertThat(service(year).iss().orElseThrow().rate()).isEqualTo(Rate.percent(rate));
    }

    @Test
    void iss_ends_with_it() {
        assertThat(service(2033).iss()).isEmpty();
        assertThat(service(2033).issRetained()).isFalse();
    }

    @Test
    void pis_and_cofins_end_where_cbs_begins() {
        assertThat(decide(Sales.sale()).find(Contribution.Pis.class)).isPresent();
        assertThat(decide(in(2027)).find(Contribution.Pis.class)).isEmpty();
        assertThat(decide(in(2027)).find(Contribution.Cofins.class)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2027,cbs", "2028,cbs", "2029,ibs-state", "2033,ibs-state"})
    void rates_that_nobody_published_are_refused_by_name(int year, String key) {
        assertThatThrownBy(() -> BrazilianTaxes.determination().determine(in(year)))
                .isInstanceOfSatisfying(
                        NotFound.class,
                        missing -> assertThat(missing.details())
                                .containsEntry("table", IbsCbsRule.RATES)
                                .containsEntry("key", key));
    }

    @ParameterizedTest
    @CsvSource({"2027,820.00", "2029,838.00", "2033,1000.00"})
    void from_2027_the_price_is_the_base_and_the_taxes_to_the_cent(int year, String left) {
        IbsCbs.Due due = decide(in(year)).get(IbsCbs.class).due().orElseThrow();

        assertThat(due.base().plus(due.ibs()).plus(due.cbs().amount())).isEqualTo(reais(left));
    }

    private LineTaxes decide(SaleOperation sale) {
        return Sales.taxes(rules, sale);
    }

    private static SaleOperation in(int year) {
        return Sales.sale().on(LocalDate.of(year, 6, 1));
    }

    private static ServiceTaxes service(int year) {
        ReferenceTables tables = ServiceTaxes.tables()
                .with(table(
                        ServiceTaxes.RATES,
                        "key,valid_from,valid_to,rate,retained,source",
                        "3550308,2026-01-01,,5,no,own"));
        return ServiceTaxes.determine(
                        Service.of(LocalDate.of(year, 6, 1), "14.01", "3550308", reais("100.00")),
                        tables,
                        RoundingPolicy.HALF_UP_CENT)
                .value();
    }
}
