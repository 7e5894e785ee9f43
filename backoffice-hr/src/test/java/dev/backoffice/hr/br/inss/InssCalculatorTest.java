package dev.backoffice.hr.br.inss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.error.BackofficeException;
import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.money.Rate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class InssCalculatorTest {
    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private final InssTables tables = InssTables.shipped();

    @Test
    void the_two_roundings_differ_by_two_cents_at_the_ceiling_of_2026() {
        assertThat(of("8475.55", InssRounding.TRUNCATE_PER_BAND)).isEqualTo(Money.parse("BRL 988.07"));
        assertThat(of("8475.55", InssRounding.HALF_UP_TOTAL)).isEqualTo(Money.parse("BRL 988.09"));
    }

    @Test
    void the_working_shows_each_band_with_its_act() {
        Explained<InssContribution> explained = InssCalculator.explain(
                InssInput.of(InssRounding.TRUNCATE_PER_BAND, InssSource.employment("job", Money.parse("BRL 5000.00"))),
                tables,
                OCTOBER);

        assertThat(explained.reasons())
                .extracting(Reason::code)
                .containsExactly("inss.band", "inss.band", "inss.band", "inss.band", "inss.total");
        assertThat(explained.reasons())
                .extracting(Reason::text)
                .containsExactly(
                        "7.5% of 1621.00 = 121.57",
                        "9% of 1281.84 = 115.36",
                        "12% of 1451.43 = 174.17",
                        "14% of 645.73 = 90.40",
                        "Contribution of the month: 501.50");
        assertThat(explained.reasons().get(0).source()).isEqualTo("Portaria MPS/MF 13/2026");
        assertThat(explained.reasons().get(0).values())
                .containsEntry("source", "job")
                .containsEntry("base", "1621.00")
                .containsEntry("rate", "7.5%")
                .containsEntry("amount", "121.57");
    }

    @Test
    void rounding_the_total_is_a_step_of_its_own() {
        Explained<InssContribution> explained = InssCalculator.explain(
                InssInput.of(InssRounding.HALF_UP_TOTAL, InssSource.employment("job", Money.parse("BRL 1621.00"))),
                tables,
                OCTOBER);

        assertThat(explained.value().total()).isEqualTo(Money.parse("BRL 121.58"));
        assertThat(explained.reasons())
                .extracting(Reason::text)
                .containsExactly(
                        "7.5% of 1621.00 = 121.575", "Rounded half up to 121.58", "Contribution of the month: 121.58");
    }

    @Test
    void the_earlier_employment_takes_the_lower_bands() {
        InssContribution contribution = InssCalculator.contribution(
                InssInput.of(
                        InssRounding.HALF_UP_TOTAL,
                        InssSource.employment("first", Money.parse("BRL 5000.00")),
                        InssSource.employment("second", Money.parse("BRL 5000.00"))),
                tables,
                OCTOBER);

        assertThat(contribution.shares())
                .extracting(InssContribution.Share::amount)
                .containsExactly(Money.parse("BRL 501.51"), Money.parse("BRL 486.58"));
        assertThat(contribution.total()).isEqualTo(Money.parse("BRL 988.09"));
    }

    @Test
    void what_finds_no_room_under_the_ceiling_is_explained() {
        Explained<InssContribution> explained = InssCalculator.explain(
                InssInput.of(
                        InssRounding.TRUNCATE_PER_BAND,
                        InssSource.employment("first", Money.parse("BRL 9000.00")),
                        InssSource.selfEmployed("second", Money.parse("BRL 1000.00"))),
                tables,
                OCTOBER);

        assertThat(explained.value().shares().get(1).amount()).isEqualTo(Money.parse("BRL 0.00"));
        assertThat(explained.reasons())
                .filteredOn(reason -> reason.code().equals("inss.ceiling"))
                .extracting(Reason::text)
                .containsExactly(
                        "Of 9000.00 only 8475.55 finds room under the ceiling of 8475.55",
                        "Of 1000.00 only 0.00 finds room under the ceiling of 8475.55");
    }

    @Test
    void a_self_employed_worker_bears_one_rate_and_a_higher_one_when_the_payer_is_exempt() {
        InssContribution contribution = InssCalculator.contribution(
                InssInput.of(
                        InssRounding.TRUNCATE_PER_BAND,
                        InssSource.selfEmployed("company", Money.parse("BRL 1000.00")),
                        new InssSource(
                                "charity", InssSource.Kind.SELF_EMPLOYED_OF_EXEMPT_PAYER, Money.parse("BRL 1000.00"))),
                tables,
                OCTOBER);

        assertThat(contribution.shares())
                .extracting(InssContribution.Share::amount)
                .containsExactly(Money.parse("BRL 110.00"), Money.parse("BRL 200.00"));
    }

    @Test
    void the_family_allowance_is_a_part_in_the_month_of_admission_and_nothing_above_the_limit() {
        assertThat(FamilyAllowance.explain(Money.parse("BRL 1900.00"), 2, 18, tables, OCTOBER)
                        .value())
                .isEqualTo(Money.parse("BRL 81.05"));
        Explained<Money> above = FamilyAllowance.explain(Money.parse("BRL 1980.39"), 2, 30, tables, OCTOBER);
        assertThat(above.value()).isEqualTo(Money.parse("BRL 0.00"));
        assertThat(above.reasons()).extracting(Reason::code).containsExactly("inss.family-allowance-limit");
    }

    @Test
    void a_month_without_a_table_is_an_error_and_never_a_default() {
        for (YearMonth month : List.of(YearMonth.of(2022, 12), YearMonth.of(2027, 1))) {
            InssInput input =
                    InssInput.of(InssRounding.HALF_UP_TOTAL, InssSource.employment("job", Money.parse("BRL 1.00")));
            assertRefused("reference.missing-row", () -> InssCalculator.explain(input, tables, month));
            assertRefused("reference.missing-row", () -> tables.familyAllowance(month));
        }
    }

    @Test
    @SuppressWarnings("NullAway") // null is what is tested
    void bad_input_is_refused_by_code() {
        Money one = Money.parse("BRL 1.00");
        assertRefused("input.blank", () -> InssSource.employment(" ", one));
        assertRefused("input.null", () -> InssSource.employment(null, one));
        assertRefused("input.null", () -> InssSource.employment("job", null));
        assertRefused("input.too-long", () -> InssSource.employment("x".repeat(61), one));
        assertRefused("input.negative", () -> InssSource.employment("job", one.negated()));
        assertRefused("inss.not-in-reais", () -> InssSource.employment("job", Money.parse("USD 1.00")));
        assertRefused("inss.no-source", () -> InssInput.of(InssRounding.HALF_UP_TOTAL));
        assertRefused(
                "inss.source-twice",
                () -> InssInput.of(
                        InssRounding.HALF_UP_TOTAL,
                        InssSource.employment("job", one),
                        InssSource.selfEmployed("job", one)));
        List<InssSource> many = new ArrayList<>();
        for (int i = 0; i <= InssInput.MAX_SOURCES; i++) {
            many.add(InssSource.employment("job" + i, one));
        }
        assertRefused("inss.too-many-sources", () -> new InssInput(many, InssRounding.HALF_UP_TOTAL));
        assertRefused("inss.out-of-range", () -> FamilyAllowance.explain(one, -1, 30, tables, OCTOBER));
        assertRefused("inss.out-of-range", () -> FamilyAllowance.explain(one, 1, 31, tables, OCTOBER));
        assertRefused(
                "inss.not-in-reais", () -> FamilyAllowance.explain(Money.parse("USD 1.00"), 1, 30, tables, OCTOBER));
    }

    @Test
    void a_table_whose_bands_do_not_rise_is_refused() {
        InssBand low = new InssBand(Money.parse("BRL 1000.00"), Rate.percent("7.5"));
        InssBand high = new InssBand(Money.parse("BRL 2000.00"), Rate.percent("9"));
        assertRefused("inss.table-invalid", () -> table(List.of(high, low)));
        assertRefused("inss.table-invalid", () -> table(List.of()));
        assertRefused("inss.table-invalid", () -> new InssBand(Money.parse("BRL 1.00"), Rate.ZERO));
        assertThat(table(List.of(low, high)).ceiling()).isEqualTo(Money.parse("BRL 2000.00"));
    }

    private static InssTable table(List<InssBand> bands) {
        return new InssTable(Money.parse("BRL 1000.00"), bands, Rate.percent("11"), Rate.percent("20"), "a test");
    }

    private Money of(String base, InssRounding rounding) {
        return InssCalculator.contribution(
                        InssInput.of(rounding, InssSource.employment("job", Money.parse("BRL " + base))),
                        tables,
                        OCTOBER)
                .total();
    }

    private static void assertRefused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(BackofficeException.class)
                .satisfies(error ->
                        assertThat(((BackofficeException) error).code()).isEqualTo(code));
    }
}
