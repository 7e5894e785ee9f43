package dev.backoffice.fiscal.br.nfe.issuing;

import static dev.backoffice.fiscal.br.nfe.NfeFixtures.brl;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.store.Doc;
import dev.backoffice.fiscal.br.BrazilianTaxes;
import dev.backoffice.fiscal.br.nfe.Nfe;
import dev.backoffice.fiscal.br.nfe.NfeEnvironment;
import dev.backoffice.fiscal.br.nfe.NfeFixtures;
import dev.backoffice.fiscal.br.nfe.NfeItem;
import dev.backoffice.fiscal.br.nfe.NfePayment;
import dev.backoffice.fiscal.br.nfe.NfePaymentMethod;
import dev.backoffice.fiscal.br.nfe.file.NfeXmlWriter;
import dev.backoffice.fiscal.br.nfe.tax.NfeTaxes;
import dev.backoffice.fiscal.br.nfe.tax.SaleTaxRule;
import dev.backoffice.fiscal.tax.SaleKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** Freight and other charges that were shared over the lines before. */
class LineChargesTest {
    private static final Money FREIGHT = brl("7.77");
    private static final Money OTHER = brl("0.45");

    @Test
    void charges_of_a_line_stay_with_it_beside_its_share_of_the_sales() {
        NfeSale sale = sale(NfeFixtures.mugs().withCharges(FREIGHT, OTHER), NfeFixtures.ribbon());

        List<NfeItem> items = NfeComposer.compose(
                        NfeFixtures.header(NfeEnvironment.PRODUCTION),
                        sale,
                        NfeTaxes.by(BrazilianTaxes.determination()),
                        Optional.empty())
                .value()
                .items();

        Money shares = items.get(0).freight().minus(FREIGHT).plus(items.get(1).freight());
        assertThat(items.get(0).freight().isGreaterThan(FREIGHT)).isTrue();
        assertThat(shares).isEqualTo(sale.freight());
        assertThat(items.get(0).other()).isEqualTo(OTHER);
        assertThat(items.get(1).other()).isEqualTo(brl("0.00"));
    }

    @Test
    void what_is_given_along_bears_none_of_what_the_sale_is_charged_or_spared() {
        Nfe note = NfeComposer.compose(
                        NfeFixtures.header(NfeEnvironment.PRODUCTION),
                        sale(NfeFixtures.ribbon().as(SaleKind.BONUS), NfeFixtures.mugs()),
                        NfeTaxes.by(BrazilianTaxes.determination()),
                        Optional.empty())
                .value();

        assertThat(note.items().get(0).total()).isEqualTo(NfeFixtures.ribbon().gross());
        assertThat(note.charged()).isEqualTo(brl("84.81"));
    }

    @Test
    void insurance_is_shared_over_what_is_sold_and_taxed_with_it() {
        NfeSale plain = sale(NfeFixtures.mugs(), NfeFixtures.ribbon());
        NfeSale sale = plain.insured(brl("3.33"));
        assertThat(sale.total()).isEqualTo(plain.total().plus(brl("3.33")));
        assertThat(NfeDraft.read(NfeDraft.of(sale, 1).content()).sale()).isEqualTo(sale);

        List<BigDecimal> taxed = new ArrayList<>();
        SaleTaxRule taxes = facts -> {
            taxed.add(facts.amount().getAmount());
            return NfeTaxes.by(BrazilianTaxes.determination()).determine(facts);
        };
        Nfe note = NfeComposer.compose(
                        NfeFixtures.header(NfeEnvironment.PRODUCTION),
                        sale.paid(List.of(NfePayment.of(NfePaymentMethod.CASH, sale.total()))),
                        taxes,
                        Optional.empty())
                .value();
        // 3.33 by 79.80 and 4.18
        assertThat(note.items()).extracting(NfeItem::insurance).containsExactly(brl("3.16"), brl("0.17"));
        assertThat(note.totals().invoice()).isEqualTo(sale.total());
        assertThat(taxed.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(sale.total().getAmount());
        assertThat(NfeXmlWriter.write(note).text())
                .contains("<vSeg>3.33</vSeg>")
                .contains("<vSeg>0.17</vSeg>");
    }

    @Test
    void a_gift_of_its_own_bears_its_carriage() {
        Nfe note = NfeComposer.compose(
                        NfeFixtures.header(NfeEnvironment.PRODUCTION),
                        sale(NfeFixtures.mugs().as(SaleKind.BONUS)),
                        NfeTaxes.by(BrazilianTaxes.determination()),
                        Optional.empty())
                .value();

        assertThat(note.items().get(0).freight()).isEqualTo(brl("10.01"));
    }

    @Test
    void they_are_part_of_the_total() {
        Money without = sale(NfeFixtures.mugs()).total();

        assertThat(sale(NfeFixtures.mugs().withCharges(FREIGHT, OTHER)).total())
                .isEqualTo(without.plus(FREIGHT).plus(OTHER));
    }

    @Test
    void a_draft_stored_before_lines_had_charges_has_none() {
        NfeDraft draft = NfeDraft.of(sale(NfeFixtures.mugs()), 1);
        String stored = draft.content().toJson().replaceAll(",\"freight\":\"BRL 0.00\",\"other\":\"BRL 0.00\"}", "}");
        assertThat(stored).isNotEqualTo(draft.content().toJson());

        assertThat(NfeDraft.read(Doc.parse(stored))).isEqualTo(draft);
    }

    /** Paid with more than it can come to. */
    private static NfeSale sale(NfeSaleLine... lines) {
        NfeSale sale = NfeFixtures.sale(lines);
        return sale.paid(List.of(NfePayment.of(NfePaymentMethod.PIX_DYNAMIC, brl("500.00"))));
    }
}
