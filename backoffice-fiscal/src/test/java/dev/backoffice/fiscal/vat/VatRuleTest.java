package dev.backoffice.fiscal.vat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.money.RoundingPolicy;
import dev.backoffice.core.reference.ReferenceTable;
import dev.backoffice.core.reference.ReferenceTables;
import dev.backoffice.fiscal.classification.Classification;
import dev.backoffice.fiscal.tax.BuyerRole;
import dev.backoffice.fiscal.tax.LineAmounts;
import dev.backoffice.fiscal.tax.LineTaxes;
import dev.backoffice.fiscal.tax.Place;
import dev.backoffice.fiscal.tax.SaleLine;
import dev.backoffice.fiscal.tax.SaleOperation;
import dev.backoffice.fiscal.tax.TaxDetermination;
import dev.backoffice.fiscal.vat.VatRule.Abroad;
import dev.backoffice.fiscal.vat.VatRule.Prices;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** Countries in the manner of Portugal and of the United Kingdom; their figures are examples. */
class VatRuleTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
    private static final Place LISBON = Place.of("PT", "11");
    private static final Place AZORES = Place.of("PT", "20");
    private static final Place MADRID = Place.of("ES", "M");
    private static final Place LEEDS = Place.of("GB", "ENG");
    private static final String HEADER = "key\tvalid_from\tvalid_to\ttreatment\trate\tcode\tsource\n";
    private static final ReferenceTables TABLES = ReferenceTables.of(
            ReferenceTable.parse(
                    "eu.vat",
                    HEADER
                            + "PT:standard\t2011-01-01\t\ttaxed\t23\tS\tlaw of PT\n"
                            + "PT-20:standard\t2021-07-01\t\ttaxed\t16\tS\tlaw of PT, islands\n"
                            + "PT:books\t2011-01-01\t\ttaxed\t6\tS\tlaw of PT, list I\n"
                            + "PT:scrap\t2011-01-01\t\treverse-charge\t23\tS\tlaw of PT, art. 2\n"
                            + "PT:medical\t2011-01-01\t\texempt\t\tE\tlaw of PT, art. 9\n"
                            + "ES:standard\t2012-09-01\t\ttaxed\t21\tS\tlaw of ES\n"),
            ReferenceTable.parse(
                    "gb.vat",
                    HEADER
                            + "GB:standard\t2011-01-04\t\ttaxed\t20\tS\tlaw of GB\n"
                            + "GB:food\t1973-04-01\t\tzero\t\tZ\tlaw of GB, schedule 8\n"));

    @Test
    void the_rate_is_that_of_the_goods_in_the_region_or_else_the_country() {
        assertThat(vat(sale(LISBON, LISBON, BuyerRole.FINAL_CONSUMER, "standard", "100.00"))
                        .due()
                        .amount())
                .isEqualTo(euros("23.00"));
        assertThat(vat(sale(AZORES, AZORES, BuyerRole.FINAL_CONSUMER, "standard", "100.00"))
                        .due()
                        .amount())
                .isEqualTo(euros("16.00"));
        assertThat(vat(sale(AZORES, AZORES, BuyerRole.FINAL_CONSUMER, "books", "100.00"))
                        .due()
                        .amount())
                .isEqualTo(euros("6.00"));
        assertThatThrownBy(() -> vat(sale(LISBON, LISBON, BuyerRole.FINAL_CONSUMER, "wine", "100.00")))
                .hasFieldOrPropertyWithValue("code", "reference.missing-row")
                .hasMessageContaining("PT:wine");
    }

    @Test
    void exempt_and_zero_are_told_apart() {
        Vat exempt = vat(sale(LISBON, LISBON, BuyerRole.FINAL_CONSUMER, "medical", "100.00"));
        Vat zero = gb(sale(LEEDS, LEEDS, BuyerRole.FINAL_CONSUMER, "food", "100.00"))
                .get(0)
                .get(Vat.class);

        assertThat(exempt.treatment()).isEqualTo(Vat.Treatment.EXEMPT);
        assertThat(exempt.situation()).isEqualTo("E");
        assertThat(exempt.amounts()).isEmpty();
        assertThat(zero.treatment()).isEqualTo(Vat.Treatment.ZERO);
        assertThat(zero.situation()).isEqualTo("Z");
    }

    @Test
    void a_taxpayer_of_another_country_owes_it_in_the_sellers_place() {
        Explained<List<LineTaxes>> answer =
                rules().determine(sale(LISBON, MADRID, BuyerRole.TAXPAYER_FOR_RESALE, "standard", "100.00"));

        assertThat(answer.value().get(0).get(Vat.class).treatment()).isEqualTo(Vat.Treatment.REVERSE_CHARGE);
        assertThat(answer.value().get(0).get(Vat.class).situation()).isEqualTo("AE");
        assertThat(answer.reasons()).extracting(Reason::code).contains("vat.reverse-charge");
    }

    @Test
    void goods_may_be_charged_in_reverse_inside_the_country_too() {
        assertThat(vat(sale(LISBON, LISBON, BuyerRole.TAXPAYER_FOR_PRODUCTION, "scrap", "100.00"))
                        .treatment())
                .isEqualTo(Vat.Treatment.REVERSE_CHARGE);
        assertThat(vat(sale(LISBON, LISBON, BuyerRole.FINAL_CONSUMER, "scrap", "100.00"))
                        .due()
                        .amount())
                .isEqualTo(euros("23.00"));
    }

    @Test
    void a_consumer_abroad_bears_the_tax_of_the_one_country_or_the_other() {
        SaleOperation sale = sale(LISBON, MADRID, BuyerRole.FINAL_CONSUMER, "standard", "100.00");
        TaxDetermination origin = rules().withRule(VatRule.of("eu.vat", Prices.WITHOUT_TAX, Abroad.ORIGIN));

        assertThat(vat(sale).due().amount()).isEqualTo(euros("21.00"));
        assertThat(origin.determine(sale).value().get(0).get(Vat.class).due().amount())
                .isEqualTo(euros("23.00"));
    }

    @Test
    void prices_may_hold_the_tax() {
        Vat vat = gb(sale(LEEDS, LEEDS, BuyerRole.FINAL_CONSUMER, "standard", "9.99"))
                .get(0)
                .get(Vat.class);

        assertThat(vat.due().base()).isEqualTo(euros("8.33"));
        assertThat(vat.due().amount()).isEqualTo(euros("1.66"));
    }

    @Test
    void tax_is_rounded_by_line_or_by_document() {
        SaleOperation sale = sale(LISBON, LISBON, BuyerRole.FINAL_CONSUMER, "standard", "0.10", "0.10", "0.10");
        List<LineTaxes> lines = rules().determine(sale).value();

        // 23% of 0.10 is 0.023 in each line, of 0.30 it is 0.069.
        assertThat(VatSummary.of(lines, VatSummary.Rounding.LINE, RoundingPolicy.HALF_UP_CENT)
                        .tax())
                .isEqualTo(euros("0.06"));
        assertThat(VatSummary.of(lines, VatSummary.Rounding.DOCUMENT, RoundingPolicy.HALF_UP_CENT)
                        .tax())
                .isEqualTo(euros("0.07"));
    }

    @Property(tries = 200)
    void a_document_differs_from_its_lines_by_half_a_cent_a_line_at_most(
            @ForAll @Size(min = 1, max = 20) List<@LongRange(min = 0, max = 100_000) Long> cents) {
        String[] prices = cents.stream()
                .map(minor -> Money.ofMinor(CurrencyUnit.EUR, minor).getAmount().toPlainString())
                .toArray(String[]::new);
        List<LineTaxes> lines = rules().determine(sale(LISBON, LISBON, BuyerRole.FINAL_CONSUMER, "standard", prices))
                .value();

        Money byLine = VatSummary.of(lines, VatSummary.Rounding.LINE, RoundingPolicy.HALF_UP_CENT)
                .tax();
        Money byDocument = VatSummary.of(lines, VatSummary.Rounding.DOCUMENT, RoundingPolicy.HALF_UP_CENT)
                .tax();

        assertThat(byLine).isEqualTo(LineTaxes.totals(lines).get("vat"));
        assertThat(byLine.minus(byDocument).abs().getAmountMinorInt()).isLessThanOrEqualTo((cents.size() + 1) / 2);
    }

    private static TaxDetermination rules() {
        return TaxDetermination.of(
                asked -> Explained.of("", Reason.of("eu.no-code", "There is no code")),
                List.of(VatRule.of("eu.vat", Prices.WITHOUT_TAX, Abroad.DESTINATION)),
                TABLES);
    }

    private static List<LineTaxes> gb(SaleOperation sale) {
        return TaxDetermination.of(
                        asked -> Explained.of("", Reason.of("gb.no-code", "There is no code")),
                        List.of(VatRule.of("gb.vat", Prices.WITH_TAX, Abroad.ORIGIN)),
                        TABLES)
                .determine(sale)
                .value();
    }

    private static Vat vat(SaleOperation sale) {
        return rules().determine(sale).value().get(0).get(Vat.class);
    }

    private static SaleOperation sale(Place from, Place to, BuyerRole buyer, String goods, String... prices) {
        List<SaleLine> lines = new ArrayList<>();
        for (String price : prices) {
            lines.add(SaleLine.of(
                    Integer.toString(lines.size() + 1),
                    Classification.of(VatRule.CLASS, goods),
                    LineAmounts.of(euros(price))));
        }
        return new SaleOperation(DAY, from, to, Classification.none(), buyer, lines);
    }

    private static Money euros(String amount) {
        return Money.parse("EUR " + amount);
    }
}
