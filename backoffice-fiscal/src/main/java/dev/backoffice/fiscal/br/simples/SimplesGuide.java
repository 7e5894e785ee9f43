package dev.backoffice.fiscal.br.simples;

import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.money.Rate;
import dev.backoffice.core.money.RoundingPolicy;
import dev.backoffice.core.reference.ReferenceRow;
import dev.backoffice.core.reference.ReferenceTable;
import dev.backoffice.core.reference.ReferenceTables;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What a company of the Simples Nacional pays for a month (DAS), worked out from its revenue (LC 123/2006 art. 18). Pure: what it
 * knows is in its arguments and the dated tables.
 *
 * @param revenue RBT12, the revenue by which the rates are found
 * @param taxes what is due of each tax, by name ({@code irpj}, {@code csll}, {@code cofins}, {@code pis}, {@code cpp}, {@code ipi},
 *     {@code icms}, {@code iss}), rounded for each part of the revenue
 * @param total their sum
 * @param alarms limits that are near or passed
 */
public record SimplesGuide(Money revenue, Map<String, Money> taxes, Money total, List<Alarm> alarms) {
    /** Table of limits of a year's revenue in reais; column {@code amount}; keys {@code limit}, {@code sublimit}. */
    public static final String LIMITS = "br.simples-limits";

    /**
     * Table of the first months of a company; column {@code method}: {@code annualised} (the first month times twelve, then the
     * average times twelve) or {@code first-band} (the first band in two months, then the average times twelve); key {@code start}.
     */
    public static final String START = "br.simples-start";

    private static final CurrencyUnit REAL = CurrencyUnit.of("BRL");
    private static final List<String> TAXES = List.of("irpj", "csll", "cofins", "pis", "cpp", "ipi", "icms", "iss");
    private static final Set<String> OF_STATES_AND_CITIES = Set.of("icms", "iss");
    private static final Set<String> FEDERAL = Set.of("irpj", "csll", "cofins", "pis", "cpp");
    private static final int BANDS = 6;
    private static final BigDecimal TWELVE = BigDecimal.valueOf(12);
    private static final BigDecimal MOST_ISS = new BigDecimal("0.05");
    private static final BigDecimal FACTOR = new BigDecimal("0.28");
    private static final MathContext EXACT = MathContext.DECIMAL128;
    private static final String LAW = "LC 123/2006 art. 18";

    /**
     * A limit of a year's revenue that is near or passed.
     *
     * @param limit {@code limit} of the Simples or {@code sublimit} of ICMS and ISS
     * @param percent 80, 100 or 120: the highest of these that was reached
     * @param revenue of the year so far, this month counted
     * @param amount the limit; in the year a company begins a twelfth for each month
     */
    public record Alarm(String limit, int percent, Money revenue, Money amount) {}

    public SimplesGuide {
        taxes = Collections.unmodifiableMap(new LinkedHashMap<>(taxes));
        alarms = List.copyOf(alarms);
    }

    /** The library's limits. */
    public static ReferenceTable limits() {
        return ReferenceTable.read(LIMITS, SimplesGuide.class.getResourceAsStream("limits.tsv"));
    }

    /** The library's rule of the first months. */
    public static ReferenceTable start() {
        return ReferenceTable.read(START, SimplesGuide.class.getResourceAsStream("start.tsv"));
    }

    /**
     * Works it out.
     *
     * @param tables with {@link SimplesIcmsRule#ANNEXES}, {@link #LIMITS} and {@link #START}
     * @throws RuleViolation {@code simples.revenue-above-limit}
     * @throws dev.backoffice.core.error.NotFound {@code reference.missing-row} for a date, such as the annexes of 2027
     */
    public static Explained<SimplesGuide> explain(SimplesMonth month, ReferenceTables tables, RoundingPolicy rounding) {
        LocalDate date = month.month().atDay(1);
        List<Reason> reasons = new ArrayList<>();
        Money twelve = twelve(month, tables, rounding, reasons);
        Map<String, Money> taxes = new LinkedHashMap<>();
        for (SimplesRevenue part : month.revenue()) {
            part(month, part, twelve, tables, rounding, reasons)
                    .forEach((tax, amount) -> taxes.merge(tax, amount, Money::plus));
        }
        Money total = Money.zero(REAL);
        for (Money amount : taxes.values()) {
            total = total.plus(amount);
        }
        reasons.add(Reason.of("simples.das", "DAS of " + month.month() + ": " + total.getAmount())
                .by(LAW)
                .with("amount", total.getAmount()));
        return new Explained<>(
                new SimplesGuide(twelve, taxes, total, alarms(month, tables, date, rounding, reasons)), reasons);
    }

    private static Money twelve(
            SimplesMonth month, ReferenceTables tables, RoundingPolicy rounding, List<Reason> reasons) {
        long age = ChronoUnit.MONTHS.between(month.opened(), month.month());
        if (age > 12) {
            Money sum =
                    month.between(month.month().minusMonths(12), month.month().minusMonths(1));
            reasons.add(Reason.of("simples.revenue", "Revenue of the twelve months before: " + sum.getAmount())
                    .by(LAW + " § 1")
                    .with("revenue", sum.getAmount()));
            return sum;
        }
        ReferenceRow start = tables.get(START, "start", month.month().atDay(1));
        boolean firstBand = start.as("method", "annualised or first-band", SimplesGuide::firstBand);
        if (firstBand && age < 2) {
            reasons.add(
                    Reason.of("simples.start", "First months: the first band").by(start.source()));
            return Money.zero(REAL);
        }
        BigDecimal basis;
        BigDecimal months;
        if (age == 0) {
            basis = month.sold().getAmount();
            months = BigDecimal.ONE;
        } else {
            basis = month.between(month.opened(), month.month().minusMonths(1)).getAmount();
            months = BigDecimal.valueOf(age);
        }
        // Of the thirteenth month on a company that opened on the first day has twelve whole months.
        Money twelve = Money.of(REAL, rounding.divide(basis.multiply(TWELVE), months, 2));
        reasons.add(
                Reason.of("simples.start", "First months: " + basis + " ÷ " + months + " × 12 = " + twelve.getAmount())
                        .by(start.source())
                        .with("revenue", twelve.getAmount()));
        return twelve;
    }

    private static Map<String, Money> part(
            SimplesMonth month,
            SimplesRevenue part,
            Money twelve,
            ReferenceTables tables,
            RoundingPolicy rounding,
            List<Reason> reasons) {
        String annex =
                part.annex().equals(SimplesRevenue.BY_PAYROLL) ? byPayroll(month, twelve, reasons) : part.annex();
        ReferenceRow band = band(annex, twelve, tables, month.month().atDay(1));
        BigDecimal effective = effective(band, twelve);
        Map<String, BigDecimal> rates = rates(annex, band, effective, reasons);
        Map<String, Money> due = new LinkedHashMap<>();
        Money sum = Money.zero(REAL);
        for (String tax : TAXES) {
            boolean out = part.without().stream().anyMatch(why -> why.taxes().contains(tax))
                    || month.aboveSublimit() && OF_STATES_AND_CITIES.contains(tax);
            BigDecimal rate = rates.getOrDefault(tax, BigDecimal.ZERO);
            if (!out && rate.signum() > 0) {
                Money amount = rounding.round(part.amount().getAmount().multiply(rate), REAL);
                due.put(tax, amount);
                sum = sum.plus(amount);
            }
        }
        reasons.add(Reason.of(
                        "simples.part",
                        "Annex " + annex + ": " + part.amount().getAmount() + " at "
                                + rounding.round(effective.movePointRight(2), 4).toPlainString() + "%"
                                + (part.without().isEmpty() ? "" : " without " + part.without())
                                + (month.aboveSublimit() ? ", ICMS and ISS outside" : "") + " = " + sum.getAmount())
                .by(band.source())
                .with("band", band.key())
                .with("amount", sum.getAmount()));
        return due;
    }

    private static String byPayroll(SimplesMonth month, Money twelve, List<Reason> reasons) {
        boolean enough = twelve.isZero()
                ? month.payroll().isPositive()
                : month.payroll().getAmount().compareTo(twelve.getAmount().multiply(FACTOR)) >= 0;
        String annex = enough ? "III" : "V";
        reasons.add(Reason.of(
                        "simples.factor-r",
                        "Payroll " + month.payroll().getAmount() + " of revenue " + twelve.getAmount() + " is "
                                + (enough ? "at least" : "less than") + " 28%: annex " + annex)
                .by(LAW + " §§ 5-J to 5-M")
                .with("annex", annex));
        return annex;
    }

    /** Each tax's part of the revenue; ISS above 5 per cent goes to the federal taxes by their shares. */
    private static Map<String, BigDecimal> rates(
            String annex, ReferenceRow band, BigDecimal effective, List<Reason> reasons) {
        Map<String, BigDecimal> rates = new LinkedHashMap<>();
        for (String tax : TAXES) {
            Rate share = band.rate(tax);
            rates.put(tax, effective.multiply(share.fraction()));
        }
        BigDecimal iss = rates.getOrDefault("iss", BigDecimal.ZERO);
        if (iss.compareTo(MOST_ISS) > 0) {
            BigDecimal excess = iss.subtract(MOST_ISS);
            BigDecimal federal = BigDecimal.ZERO;
            for (String tax : FEDERAL) {
                federal = federal.add(band.rate(tax).fraction());
            }
            for (String tax : TAXES) {
                if (FEDERAL.contains(tax)) {
                    BigDecimal more = excess.multiply(band.rate(tax).fraction()).divide(federal, EXACT);
                    rates.merge(tax, more, BigDecimal::add);
                }
            }
            rates.put("iss", MOST_ISS);
            reasons.add(Reason.of("simples.iss-cap", "ISS of annex " + annex + " is 5%, the rest goes to federal taxes")
                    .by("LC 123/2006 annexes III to V, note on the fifth band"));
        }
        return rates;
    }

    private static BigDecimal effective(ReferenceRow band, Money twelve) {
        BigDecimal nominal = band.rate("rate").fraction();
        return twelve.isZero()
                ? nominal
                : twelve.getAmount()
                        .multiply(nominal)
                        .subtract(band.decimal("deduction"))
                        .divide(twelve.getAmount(), EXACT);
    }

    private static ReferenceRow band(String annex, Money twelve, ReferenceTables tables, LocalDate date) {
        for (int number = 1; number <= BANDS; number++) {
            ReferenceRow band = tables.get(SimplesIcmsRule.ANNEXES, annex + ":" + number, date);
            if (!twelve.isGreaterThan(band.money("up_to", REAL))) {
                return band;
            }
        }
        throw RuleViolation.of("simples.revenue-above-limit", "annex", annex, "date", date.toString());
    }

    private static List<Alarm> alarms(
            SimplesMonth month, ReferenceTables tables, LocalDate date, RoundingPolicy rounding, List<Reason> reasons) {
        YearMonth january = YearMonth.of(month.month().getYear(), 1);
        boolean firstYear = month.opened().getYear() == month.month().getYear();
        Money year = month.between(january, month.month().minusMonths(1)).plus(month.sold());
        List<Alarm> alarms = new ArrayList<>();
        for (String name : List.of("sublimit", "limit")) {
            ReferenceRow row = tables.get(LIMITS, name, date);
            BigDecimal whole = row.money("amount", REAL).getAmount();
            Money amount = firstYear
                    ? Money.of(
                            REAL,
                            rounding.divide(
                                    whole.multiply(BigDecimal.valueOf(
                                            13L - month.opened().getMonthValue())),
                                    TWELVE,
                                    2))
                    : Money.of(REAL, whole);
            for (int percent : List.of(120, 100, 80)) {
                BigDecimal mark =
                        amount.getAmount().multiply(BigDecimal.valueOf(percent)).movePointLeft(2);
                boolean reached = percent == 80
                        ? year.getAmount().compareTo(mark) >= 0
                        : year.getAmount().compareTo(mark) > 0;
                if (reached) {
                    alarms.add(new Alarm(name, percent, year, amount));
                    reasons.add(Reason.of(
                                    "simples.alarm",
                                    "Revenue of the year " + year.getAmount() + " is at " + percent + "% of the " + name
                                            + " " + amount.getAmount())
                            .by(row.source())
                            .with("limit", name)
                            .with("percent", percent));
                    break;
                }
            }
        }
        return alarms;
    }

    private static boolean firstBand(String text) {
        return switch (text) {
            case "first-band" -> true;
            case "annualised" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }
}
