package dev.backoffice.hr.br.inss;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.money.Amounts;
import dev.backoffice.core.money.RoundingPolicy;
import java.math.BigDecimal;
import java.time.YearMonth;
import org.joda.money.Money;

/**
 * The family allowance ({@code salário-família}, Lei 8.213/1991 arts. 65 to 70) that an employer pays and takes off what
 * it owes to social security. Pure and stateless.
 */
public final class FamilyAllowance {
    /** Days of a whole month in payroll. */
    public static final int WHOLE_MONTH = 30;

    /** More children than this are taken for a typing error. */
    public static final int MAX_CHILDREN = 99;

    private FamilyAllowance() {}

    /**
     * The allowance of a month.
     *
     * @param remuneration of the month, in reais, without thirteenth salary and without the vacation third
     * @param children under 14 or disabled, 0 to {@value #MAX_CHILDREN}
     * @param days of the month under contract, 1 to {@value #WHOLE_MONTH}; fewer than {@value #WHOLE_MONTH} only in the
     *     months of admission and of termination; the part is rounded half up to cents
     * @throws dev.backoffice.core.error.NotFound when no table is known for the competence
     */
    public static Explained<Money> explain(
            Money remuneration, int children, int days, InssTables tables, YearMonth competence) {
        Amounts.notNegative(remuneration, "remuneration");
        InssTable.requireReais(remuneration);
        requireRange(children, 0, MAX_CHILDREN, "children");
        requireRange(days, 1, WHOLE_MONTH, "days");
        FamilyAllowanceTable table = tables.familyAllowance(competence);
        if (remuneration.isGreaterThan(table.limit())) {
            return Explained.of(
                    Money.zero(InssTable.BRL),
                    Reason.of(
                                    "inss.family-allowance-limit",
                                    Amounts.text(remuneration) + " is above the limit of "
                                            + Amounts.text(table.limit()))
                            .with("remuneration", Amounts.text(remuneration))
                            .with("limit", Amounts.text(table.limit()))
                            .by(table.source()));
        }
        BigDecimal whole = table.quota().getAmount().multiply(BigDecimal.valueOf((long) children * days));
        Money allowance =
                Money.of(InssTable.BRL, RoundingPolicy.HALF_UP_CENT.divide(whole, BigDecimal.valueOf(WHOLE_MONTH), 2));
        return Explained.of(
                allowance,
                Reason.of(
                                "inss.family-allowance",
                                children + " x " + Amounts.text(table.quota()) + " x " + days + "/" + WHOLE_MONTH
                                        + " = " + Amounts.text(allowance))
                        .with("children", children)
                        .with("quota", Amounts.text(table.quota()))
                        .with("days", days)
                        .with("amount", Amounts.text(allowance))
                        .by(table.source()));
    }

    private static void requireRange(int value, int least, int most, String field) {
        if (value < least || value > most) {
            throw InvalidInput.of(
                    "inss.out-of-range",
                    "field",
                    field,
                    "value",
                    Integer.toString(value),
                    "least",
                    Integer.toString(least),
                    "most",
                    Integer.toString(most));
        }
    }
}
