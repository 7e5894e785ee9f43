package dev.backoffice.fiscal.tax;

import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.money.Rate;
import dev.backoffice.core.money.RoundingPolicy;
import dev.backoffice.core.reference.ReferenceTables;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;

/**
 * What a rule is asked: one line of a sale, and what the rules before it decided about that line.
 *
 * @param operation the whole sale
 * @param line the line asked about
 * @param decided the results so far, in order
 * @param tables the dated tables of the law, with the host's rows laid over them
 * @param rounding how an exact result becomes an amount, per line
 */
public record TaxCase(
        SaleOperation operation,
        SaleLine line,
        List<TaxResult> decided,
        ReferenceTables tables,
        RoundingPolicy rounding) {
    public TaxCase {
        decided = List.copyOf(decided);
    }

    /** What was decided before about a tax, by the type of its result. */
    public <T extends TaxResult> Optional<T> find(Class<T> type) {
        return LineTaxes.find(decided, type);
    }

    /**
     * The code the goods are put under in a scheme.
     *
     * @throws NotFound {@code tax.goods-code-missing} naming line and scheme
     */
    public String goodsCode(String scheme) {
        return line.goods()
                .find(scheme)
                .orElseThrow(() -> NotFound.of("tax.goods-code-missing", "line", line.id(), "scheme", scheme));
    }

    /**
     * The code the seller is put under in a scheme.
     *
     * @throws NotFound {@code tax.seller-code-missing} naming the scheme
     */
    public String sellerCode(String scheme) {
        return operation
                .seller()
                .find(scheme)
                .orElseThrow(() -> NotFound.of("tax.seller-code-missing", "scheme", scheme));
    }

    /** An exact result as an amount of the line's currency. */
    public Money money(BigDecimal exact) {
        return rounding.round(exact, line.amounts().gross().getCurrencyUnit());
    }

    /**
     * The error of a rule that does not cover this case: {@code tax.not-determined}.
     *
     * @param rule the rule's id
     * @param fact what is not covered, e.g. {@code substitution}
     * @param value what it is in this case
     */
    public RuleViolation notDetermined(String rule, String fact, String value) {
        return RuleViolation.of("tax.not-determined", "line", line.id(), "rule", rule, "fact", fact, "value", value);
    }

    /**
     * What of the line a tax by quantity counts.
     *
     * @param rule the rule that asks
     * @throws RuleViolation {@code tax.not-determined} for the fact {@code quantity} when nobody told it
     */
    public BigDecimal quantity(String rule) {
        return line.quantity().orElseThrow(() -> notDetermined(rule, "quantity", "not told"));
    }

    /** So much for each unit of a quantity. */
    public QuantityTax byQuantity(BigDecimal quantity, BigDecimal perUnit) {
        return new QuantityTax(quantity, perUnit, money(quantity.multiply(perUnit)));
    }

    /** A rate of a base, rounded. */
    public TaxAmount amount(String tax, Money base, Rate rate) {
        return new TaxAmount(tax, base, rate, money(rate.of(base.getAmount())));
    }

    /** Nothing, in the line's currency. */
    public Money zero() {
        return Money.zero(line.amounts().gross().getCurrencyUnit());
    }
}
