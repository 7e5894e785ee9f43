package dev.backoffice.fiscal.br.icms;

import static dev.backoffice.fiscal.br.Sales.MUG;
import static dev.backoffice.fiscal.br.Sales.codes;
import static dev.backoffice.fiscal.br.Sales.of;
import static dev.backoffice.fiscal.br.Sales.sale;
import static dev.backoffice.fiscal.br.Sales.taxes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.br.Uf;
import dev.backoffice.core.error.NotFound;
import dev.backoffice.fiscal.br.SaleFacts;
import dev.backoffice.fiscal.br.Sales;
import dev.backoffice.fiscal.classification.Classification;
import dev.backoffice.fiscal.tax.BuyerRole;
import dev.backoffice.fiscal.tax.SaleOperation;
import org.junit.jupiter.api.Test;

class SubstitutionRuleTest {
    private static final String COLUMNS = "key,valid_from,valid_to,substituted,source";
    private static final Classification LISTED = MUG.with(SaleFacts.CEST, "1400100");

    @Test
    void goods_without_a_cest_are_never_under_it() {
        assertThat(codes(Sales.explain(sale()))).contains("icms.no-cest");
    }

    @Test
    void goods_that_are_said_not_to_be_under_it_are_taxed() {
        assertThat(taxes(of(sale(), LISTED.with(SaleFacts.SUBSTITUTION, SaleFacts.NOT_SUBSTITUTED)))
                        .find(Icms.class))
                .isPresent();
    }

    @Test
    void goods_nobody_says_anything_of_are_refused_by_state_and_cest() {
        assertThatThrownBy(() -> taxes(of(sale(), LISTED))).isInstanceOfSatisfying(NotFound.class, missing -> {
            assertThat(missing.code()).isEqualTo("reference.missing-row");
            assertThat(missing.details())
                    .containsEntry("table", "br.icms-substitution")
                    .containsEntry("key", "SP:1400100");
        });
    }

    @Test
    void the_state_that_taxes_later_sales_is_asked_the_narrowest_row_first() {
        var rules = Sales.with(
                SubstitutionRule.SUBSTITUTION,
                COLUMNS,
                "SP,2026-01-01,,no,own",
                "MG:14,2026-01-01,,yes,own",
                "MG:1400100,2026-01-01,,no,own",
                "RJ:14,2026-01-01,,yes,own");
        SaleOperation resold = of(sale(), LISTED).to(BuyerRole.TAXPAYER_FOR_RESALE);

        assertThat(taxes(rules, resold).get(Icms.class).situation()).isEqualTo("00");
        assertThat(taxes(rules, resold.to(SaleFacts.place(Uf.MG)))
                        .get(Icms.class)
                        .situation())
                .isEqualTo("00");
        assertThatThrownBy(() -> taxes(rules, resold.to(SaleFacts.place(Uf.RJ))))
                .isInstanceOfSatisfying(
                        NotFound.class,
                        missing -> assertThat(missing.details())
                                .containsEntry("table", "br.icms-substitution-terms")
                                .containsEntry("key", "SP:RJ:1400100"));
    }

    @Test
    void a_cest_that_is_not_one_is_refused() {
        assertThatThrownBy(() -> taxes(of(sale(), MUG.with(SaleFacts.CEST, "14.001.00"))))
                .hasFieldOrPropertyWithValue("code", "input.form");
    }
}
