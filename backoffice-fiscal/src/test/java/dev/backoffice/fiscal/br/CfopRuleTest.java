package dev.backoffice.fiscal.br;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.br.Uf;
import dev.backoffice.fiscal.tax.BuyerRole;
import dev.backoffice.fiscal.tax.GoodsSupply;
import dev.backoffice.fiscal.tax.Place;
import dev.backoffice.fiscal.tax.SaleKind;
import dev.backoffice.fiscal.tax.SaleOperation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CfopRuleTest {
    @ParameterizedTest
    @CsvSource({
        "SALE,RESALE,SP,FINAL_CONSUMER,5102",
        "SALE,RESALE,SP,TAXPAYER_FOR_RESALE,5102",
        "SALE,RESALE,BA,FINAL_CONSUMER,6108",
        "SALE,RESALE,BA,TAXPAYER_FOR_USE,6102",
        "SALE,RESALE,BA,TAXPAYER_FOR_RESALE,6102",
        "SALE,OWN_PRODUCTION,SP,FINAL_CONSUMER,5101",
        "SALE,OWN_PRODUCTION,BA,FINAL_CONSUMER,6107",
        "SALE,OWN_PRODUCTION,BA,TAXPAYER_FOR_PRODUCTION,6101",
        "BONUS,RESALE,SP,TAXPAYER_FOR_RESALE,5910",
        "BONUS,RESALE,BA,TAXPAYER_FOR_RESALE,6910",
        "DONATION,RESALE,BA,FINAL_CONSUMER,6910",
        "SAMPLE,OWN_PRODUCTION,SP,TAXPAYER_FOR_RESALE,5911",
        "SAMPLE,OWN_PRODUCTION,BA,TAXPAYER_FOR_RESALE,6911",
    })
    void the_operation_is_chosen_by_what_for_how_where_and_whom(
            SaleKind kind, GoodsSupply supply, Uf to, BuyerRole buyer, String cfop) {
        SaleOperation sale = Sales.sale()
                .by(Sales.SIMPLES)
                .to(SaleFacts.place(to))
                .to(buyer)
                .with(List.of(Sales.line("10.00").withKind(kind).withSupply(supply)));

        assertThat(Sales.taxes(sale).operation()).isEqualTo(cfop);
    }

    @Test
    void another_country_is_not_covered() {
        assertThatThrownBy(() -> Sales.taxes(Sales.sale().to(Place.of("PT", "11"))))
                .hasFieldOrPropertyWithValue("code", "tax.not-determined")
                .hasMessageContaining("PT");
    }

    @Test
    void a_host_may_lay_an_operation_over() {
        var rules = Sales.with(
                BrazilianTaxes.OPERATIONS,
                "key,valid_from,valid_to,cfop,icms,csosn,contributions,ibs_cbs_class,source",
                "sale.resale.inside.consumer,2026-01-01,,5949,taxed,by-revenue,taxed,by-goods,own");

        assertThat(Sales.taxes(rules, Sales.sale()).operation()).isEqualTo("5949");
    }
}
