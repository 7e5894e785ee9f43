package dev.backoffice.hr.br;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.backoffice.core.money.Rate;
import dev.backoffice.hr.br.inss.FamilyAllowance;
import dev.backoffice.hr.br.inss.InssCalculator;
import dev.backoffice.hr.br.inss.InssContribution;
import dev.backoffice.hr.br.inss.InssInput;
import dev.backoffice.hr.br.inss.InssRounding;
import dev.backoffice.hr.br.inss.InssSource;
import dev.backoffice.hr.br.inss.InssTables;
import dev.backoffice.hr.br.irrf.IrrfCalculator;
import dev.backoffice.hr.br.irrf.IrrfDeductions;
import dev.backoffice.hr.br.irrf.IrrfInput;
import dev.backoffice.hr.br.irrf.IrrfPolicy;
import dev.backoffice.hr.br.irrf.IrrfRegime;
import dev.backoffice.hr.br.irrf.IrrfTables;
import dev.backoffice.hr.br.irrf.IrrfTax;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Runs the shared payroll cases that these rooms can answer and accounts for all others. The contribution cases of the
 * eSocial manual are of 2020: their table comes as the overlay a host would supply.
 */
class PayrollVectorTest {
    private static final CurrencyUnit BRL = CurrencyUnit.of("BRL");

    /** Kinds that belong to rooms that do not exist yet. */
    private static final Set<String> OTHER_ROOMS = Set.of(
            "additions",
            "advance",
            "avos",
            "cprb",
            "dsr",
            "employer_cost",
            "flow",
            "freight",
            "leave",
            "night",
            "notice",
            "notice_mixed",
            "overtime",
            "payslip",
            "salary_balance",
            "stability",
            "termination",
            "termination_avos",
            "transport",
            "vacation",
            "vacation_average_ot",
            "vacation_days");

    private final InssTables inss = PayrollTables.inssWith2020();
    private final IrrfTables irrf = IrrfTables.shipped();

    @BeforeEach
    void the_shared_cases_are_there() {
        assumeTrue(
                Files.exists(PayrollVectors.file()), () -> "no shared cases at " + PayrollVectors.file() + ": skipped");
    }

    @Test
    void every_case_is_answered_or_belongs_to_another_room() {
        List<PayrollVectors.Row> rows = PayrollVectors.read();
        Map<String, Integer> answered = new TreeMap<>();
        Map<String, Integer> other = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        for (PayrollVectors.Row row : rows) {
            if (OTHER_ROOMS.contains(row.kind()) || isThirteenthWithoutTax(row)) {
                other.merge(row.kind(), 1, Integer::sum);
                continue;
            }
            Map<String, String> actual = answer(row);
            row.expected().forEach((name, wanted) -> {
                String got = actual.get(name);
                if (got == null || !equal(got, wanted)) {
                    wrong.add(row + ": " + name + " wanted " + wanted + " got " + got);
                }
            });
            answered.merge(row.kind(), 1, Integer::sum);
        }
        System.out.println("payroll cases answered " + sum(answered) + " " + answered);
        System.out.println("payroll cases of other rooms " + sum(other) + " " + other);
        assertThat(wrong).isEmpty();
        assertThat(sum(answered) + sum(other)).isEqualTo(rows.size());
        assertThat(answered)
                .containsKeys("inss_employee", "inss_multi", "irrf_month", "irrf_table", "irrf_reduction", "param");
    }

    private Map<String, String> answer(PayrollVectors.Row row) {
        return switch (row.kind()) {
            case "param" -> parameters(row);
            case "inss_employee" -> contribution(row);
            case "inss_multi" -> contributions(row);
            case "irrf_table" ->
                Map.of(
                        "tax",
                        irrf.monthly(day(row))
                                .tax(money(row, "base"))
                                .getAmount()
                                .toPlainString());
            case "irrf_reduction" ->
                Map.of(
                        "reduction",
                        irrf.reduction(day(row))
                                .of(money(row, "gross"))
                                .getAmount()
                                .toPlainString());
            case "irrf_month" -> monthly(row, IrrfRegime.MONTHLY, "gross");
            case "thirteenth" -> monthly(row, IrrfRegime.THIRTEENTH, "salary");
            case "prolabore" -> proLabore(row);
            case "plr" -> profitSharing(row);
            case "family_allowance" -> familyAllowance(row);
            default -> throw new IllegalStateException("no room for the kind of " + row);
        };
    }

    private Map<String, String> parameters(PayrollVectors.Row row) {
        YearMonth month = YearMonth.parse(row.competence());
        return Map.of(
                "min_wage", text(inss.at(month).minimumSalary()),
                "inss_ceiling", text(inss.at(month).ceiling()),
                "simplified", text(irrf.monthly(day(row)).simplified()),
                "irrf_exempt", text(irrf.monthly(day(row)).exemptUpTo()),
                "dependent", text(irrf.monthly(day(row)).perDependant()),
                "family_limit", text(inss.familyAllowance(month).limit()),
                "family_quota", text(inss.familyAllowance(month).quota()));
    }

    private Map<String, String> contribution(PayrollVectors.Row row) {
        return Map.of("inss", text(inssOf(row, InssSource.employment("bond", money(row, "base")))));
    }

    private Map<String, String> contributions(PayrollVectors.Row row) {
        List<InssSource> sources = new ArrayList<>();
        for (String bond : row.inputs().get("bonds").split("\\|")) {
            String[] both = bond.split(":");
            String id = "bond-" + sources.size();
            Money base = Money.of(BRL, new BigDecimal(both[1]));
            sources.add(
                    switch (both[0]) {
                        case "101" -> InssSource.employment(id, base);
                        case "701" -> InssSource.selfEmployed(id, base);
                        default -> throw new IllegalStateException("category of " + row);
                    });
        }
        InssContribution all = InssCalculator.explain(
                        new InssInput(sources, InssRounding.TRUNCATE_PER_BAND), inss, YearMonth.parse(row.competence()))
                .value();
        return Map.of(
                "contrib",
                String.join(
                        "|",
                        all.shares().stream().map(share -> text(share.amount())).toList()));
    }

    private Map<String, String> monthly(PayrollVectors.Row row, IrrfRegime regime, String income) {
        Money gross = money(row, income);
        Money contribution = row.inputs().containsKey("inss")
                ? money(row, "inss")
                : inssOf(row, InssSource.employment("bond", gross));
        IrrfDeductions deductions = IrrfDeductions.ofInss(contribution)
                .withDependants(Integer.parseInt(row.inputs().getOrDefault("deps", "0")))
                .withPension(Money.of(BRL, new BigDecimal(row.inputs().getOrDefault("private_pension", "0"))));
        // The case with a pension plan admits 12 % of the income.
        IrrfPolicy policy = row.inputs().containsKey("private_pension")
                ? IrrfPolicy.DEFAULT.withPensionCap(Rate.percent("12"))
                : IrrfPolicy.DEFAULT;
        IrrfTax tax = IrrfCalculator.explain(
                        IrrfInput.of(regime, gross, deductions).withPolicy(policy), irrf, day(row))
                .value();
        return result(tax, gross, contribution);
    }

    private Map<String, String> proLabore(PayrollVectors.Row row) {
        Money gross = money(row, "gross");
        Money contribution = inssOf(row, InssSource.selfEmployed("company", gross));
        IrrfDeductions deductions = IrrfDeductions.ofInss(contribution)
                .withDependants(Integer.parseInt(row.inputs().get("deps")));
        return result(IrrfCalculator.tax(IrrfInput.monthly(gross, deductions), irrf, day(row)), gross, contribution);
    }

    private Map<String, String> profitSharing(PayrollVectors.Row row) {
        Money amount = money(row, "amount");
        return result(
                IrrfCalculator.tax(
                        IrrfInput.of(IrrfRegime.PROFIT_SHARING, amount, IrrfDeductions.none()), irrf, day(row)),
                amount,
                Money.zero(BRL));
    }

    private Map<String, String> familyAllowance(PayrollVectors.Row row) {
        return Map.of(
                "allowance",
                text(FamilyAllowance.explain(
                                money(row, "remuneration"),
                                Integer.parseInt(row.inputs().get("children")),
                                Integer.parseInt(row.inputs().getOrDefault("days", "30")),
                                inss,
                                YearMonth.parse(row.competence()))
                        .value()));
    }

    private static Map<String, String> result(IrrfTax tax, Money gross, Money contribution) {
        Map<String, String> result = new LinkedHashMap<>();
        result.put("method", tax.method().name().toLowerCase(Locale.ROOT));
        result.put("base", text(tax.base()));
        result.put("tax", text(tax.tax()));
        result.put("reduction", text(tax.reduction()));
        result.put("irrf", text(tax.due()));
        result.put("withheld", text(tax.withheld()));
        result.put("inss", text(contribution));
        result.put("net", text(gross.minus(contribution).minus(tax.withheld())));
        return result;
    }

    private Money inssOf(PayrollVectors.Row row, InssSource source) {
        InssRounding rounding = switch (row.inputs().getOrDefault("mode", "round")) {
            case "round" -> InssRounding.HALF_UP_TOTAL;
            case "trunc" -> InssRounding.TRUNCATE_PER_BAND;
            default -> throw new IllegalStateException("mode of " + row);
        };
        return InssCalculator.contribution(InssInput.of(rounding, source), inss, YearMonth.parse(row.competence()))
                .total();
    }

    private static boolean isThirteenthWithoutTax(PayrollVectors.Row row) {
        return row.kind().equals("thirteenth") && !row.expected().containsKey("irrf");
    }

    private static LocalDate day(PayrollVectors.Row row) {
        return YearMonth.parse(row.inputs().getOrDefault("paid", row.competence()))
                .atDay(5);
    }

    private static Money money(PayrollVectors.Row row, String name) {
        return Money.of(BRL, new BigDecimal(row.inputs().get(name)));
    }

    private static String text(Money money) {
        return money.getAmount().toPlainString();
    }

    private static boolean equal(String got, String wanted) {
        return got.equals(wanted)
                || wanted.matches("[0-9.]+") && new BigDecimal(got).compareTo(new BigDecimal(wanted)) == 0;
    }

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
