package dev.backoffice.fiscal.br.iss;

import static dev.backoffice.fiscal.br.Sales.codes;
import static dev.backoffice.fiscal.br.Sales.reais;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.money.RoundingPolicy;
import dev.backoffice.core.reference.ReferenceTables;
import dev.backoffice.fiscal.br.Sales;
import dev.backoffice.fiscal.br.iss.Service.Withheld;
import dev.backoffice.fiscal.tax.TaxAmount;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ServiceTaxesTest {
    private static final String SP = "3550308";
    private static final String RIO = "3304557";
    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
    private static final ReferenceTables TABLES = ServiceTaxes.tables()
            .with(Sales.table(
                    ServiceTaxes.RATES,
                    "key,valid_from,valid_to,rate,retained,source",
                    SP + ":14.01,2020-01-01,,5,no,own",
                    SP + ":17,2020-01-01,,2.9,law,own",
                    SP + ":1.05,2020-01-01,,1.5,no,own",
                    RIO + ",2020-01-01,,5,law,own"));

    @Test
    void iss_is_a_rate_of_price_less_discount_and_deductions() {
        ServiceTaxes taxes = taxes(Service.of(DAY, "14.01", SP, reais("1000.00"))
                        .withDiscount(reais("100.00"))
                        .withDeductions(reais("200.00")))
                .value();

        assertThat(taxes.iss().orElseThrow().base()).isEqualTo(reais("700.00"));
        assertThat(taxes.iss().orElseThrow().amount()).isEqualTo(reais("35.00"));
        assertThat(taxes.issRetained()).isFalse();
        assertThat(taxes.net()).isEqualTo(reais("900.00"));
    }

    @Test
    void some_services_owe_it_where_they_are_performed_and_their_buyer_withholds_it() {
        ServiceTaxes taxes = taxes(Service.of(DAY, "7.02", SP, reais("10000.00"))
                        .performedIn(RIO)
                        .toCompany(Withheld.LABOUR))
                .value();

        assertThat(taxes.municipality()).isEqualTo(RIO);
        assertThat(taxes.issRetained()).isTrue();
        assertThat(taxes.withheld())
                .extracting(TaxAmount::tax, TaxAmount::amount)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("inss", reais("1100.00")));
        assertThat(taxes.net()).isEqualTo(reais("8400.00"));
    }

    @Test
    void rates_out_of_the_limits_of_the_law_and_cities_nobody_told_of_are_refused() {
        assertThatThrownBy(() -> taxes(Service.of(DAY, "1.05", SP, reais("1.00"))))
                .hasFieldOrPropertyWithValue("code", "tax.not-determined")
                .hasMessageContaining("iss-rate");
        assertThatThrownBy(() -> taxes(Service.of(DAY, "2.01", SP, reais("1.00"))))
                .hasFieldOrPropertyWithValue("code", "reference.missing-row")
                .hasMessageContaining(SP + ":2.01");
    }

    @Test
    void a_company_withholds_465_until_2026_and_csll_alone_from_2027() {
        Service service =
                Service.of(DAY, "17.01", SP, reais("1000.00")).toCompany(Withheld.PROFESSIONAL, Withheld.CONTRIBUTIONS);
        Service later = Service.of(LocalDate.of(2027, 1, 4), "17.01", SP, reais("1000.00"))
                .toCompany(Withheld.CONTRIBUTIONS);

        assertThat(taxes(service).value().withheld())
                .extracting(TaxAmount::amount)
                .containsExactly(reais("15.00"), reais("10.00"), reais("6.50"), reais("30.00"));
        assertThat(taxes(service).value().net()).isEqualTo(reais("938.50"));
        assertThat(taxes(later).value().withheld()).extracting(TaxAmount::tax).containsExactly("csll");
    }

    @Test
    void small_amounts_and_providers_of_the_simples_are_spared() {
        Service small = Service.of(DAY, "17.01", SP, reais("200.00"))
                .toCompany(Withheld.PROFESSIONAL, Withheld.CONTRIBUTIONS, Withheld.LABOUR);
        Explained<ServiceTaxes> spared = taxes(small);
        ServiceTaxes simples = taxes(small.bySimples()).value();

        // 4.65% of 200.00 is 9.30, 1.5% is 3.00; 11% is 22.00.
        assertThat(spared.value().withheld()).extracting(TaxAmount::tax).containsExactly("inss");
        assertThat(codes(spared)).contains("withholding.below-minimum");
        assertThat(simples.withheld()).isEmpty();
        assertThat(simples.iss()).isEmpty();
    }

    private static Explained<ServiceTaxes> taxes(Service service) {
        return ServiceTaxes.determine(service, TABLES, RoundingPolicy.HALF_UP_CENT);
    }
}
