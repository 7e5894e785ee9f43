package dev.backoffice.fiscal.br.simples;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.money.Amounts;
import dev.backoffice.core.money.Rate;
import dev.backoffice.core.money.RoundingPolicy;
import dev.backoffice.core.reference.ReferenceRow;
import dev.backoffice.core.reference.ReferenceTables;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What a seller of the Simples Nacional pays on a month's revenue: (RBT12 × nominal − deduction) ÷ RBT12 (LC 123/2006 art. 18
 * § 1-A), and the share of ICMS in it.
 *
 * @param effective the whole rate, four decimals, rounded half up
 * @param icms the ICMS in it, two decimals, rounded half up: what {@code pCredSN} tells; zero where ICMS is not in the DAS
 */
public record SimplesRate(Rate effective, Rate icms) {
    private static final CurrencyUnit REAL = CurrencyUnit.of("BRL");
    private static final Set<String> ANNEXES = Set.of("I", "II", "III", "IV", "V");
    private static final int BANDS = 6;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int EFFECTIVE_DECIMALS = 4;
    private static final int CREDIT_DECIMALS = 2;

    /**
     * The rate of an annex and a revenue, with its working.
     *
     * @param annex {@code I} to {@code V}
     * @param revenue RBT12, the gross revenue of the twelve months before; zero in the first month
     * @param tables with {@link SimplesIcmsRule#ANNEXES}
     * @throws InvalidInput {@code input.form} for the annex, {@code input.negative} or {@code input.money-scale} for the revenue
     * @throws RuleViolation {@code simples.revenue-above-limit}
     * @throws dev.backoffice.core.error.NotFound {@code reference.missing-row} for a date
     */
    public static Explained<SimplesRate> explain(String annex, Money revenue, ReferenceTables tables, LocalDate date) {
        if (!ANNEXES.contains(annex)) {
            throw InvalidInput.of("input.form", "field", "simples.annex", "form", "I|II|III|IV|V");
        }
        Amounts.notNegative(revenue, "simples.revenue");
        ReferenceRow band = band(annex, revenue, tables, date);
        Rate nominal = band.rate("rate");
        BigDecimal deduction = band.decimal("deduction");
        BigDecimal twelve = revenue.getAmount();
        // In per cent; kept as a fraction so that each result is rounded once.
        BigDecimal dividend = twelve.multiply(nominal.percent()).subtract(deduction.multiply(HUNDRED));
        boolean first = twelve.signum() == 0;
        BigDecimal divisor = first ? BigDecimal.ONE : twelve;
        BigDecimal due = first ? nominal.percent() : dividend;
        SimplesRate rate = new SimplesRate(
                percent(due, divisor, EFFECTIVE_DECIMALS),
                percent(due.multiply(band.rate("icms").fraction()), divisor, CREDIT_DECIMALS));
        return Explained.of(
                rate,
                Reason.of("simples.band", "Band " + band.key() + " for a revenue of " + twelve + " in twelve months")
                        .by(band.source())
                        .with("band", band.key())
                        .with("revenue", twelve),
                Reason.of(
                                "simples.effective-rate",
                                first
                                        ? "No revenue before: the nominal rate " + nominal
                                        : "(" + twelve + " × " + nominal + " − " + deduction.toPlainString() + ") ÷ "
                                                + twelve + " = " + rate.effective())
                        .by("LC 123/2006 art. 18 §§ 1-A and 2")
                        .with("rate", rate.effective()),
                Reason.of("simples.icms-share", band.rate("icms") + " of it is ICMS: " + rate.icms())
                        .by(band.source())
                        .with("share", band.rate("icms"))
                        .with("rate", rate.icms()));
    }

    private static ReferenceRow band(String annex, Money revenue, ReferenceTables tables, LocalDate date) {
        for (int number = 1; number <= BANDS; number++) {
            ReferenceRow band = tables.get(SimplesIcmsRule.ANNEXES, annex + ":" + number, date);
            if (!revenue.isGreaterThan(band.money("up_to", REAL))) {
                return band;
            }
        }
        throw RuleViolation.of("simples.revenue-above-limit", "annex", annex, "date", date.toString());
    }

    private static Rate percent(BigDecimal dividend, BigDecimal divisor, int decimals) {
        return Rate.percent(RoundingPolicy.HALF_UP_CENT.divide(dividend, divisor, decimals));
    }
}
