package dev.backoffice.fiscal.br.ibscbs;

import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.money.Rate;
import dev.backoffice.core.money.RoundingPolicy;
import dev.backoffice.core.reference.ReferenceRow;
import dev.backoffice.fiscal.br.SaleFacts;
import dev.backoffice.fiscal.br.icms.Difal;
import dev.backoffice.fiscal.br.icms.Icms;
import dev.backoffice.fiscal.br.piscofins.Contribution;
import dev.backoffice.fiscal.tax.TaxAmount;
import dev.backoffice.fiscal.tax.TaxCase;
import dev.backoffice.fiscal.tax.TaxResult;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.joda.money.Money;

/**
 * The price of a line as IBS and CBS see it: what the buyer pays, without the taxes in it.
 *
 * <p>In 2026 IBS and CBS come besides the price and are told only. From 2027 the price holds them (NT 2026.008): what is left of it
 * without other taxes is base × (1 + rates), so that base and taxes together are the price to the cent.
 */
final class IbsCbsPrice {
    private static final String LAW = "LC 214/2025 art. 12";
    private static final Set<String> INSIDE = Set.of(
            Icms.TAX, Icms.FUND, Icms.MONOPHASE, Difal.TAX, Difal.FUND, Contribution.Pis.TAX, Contribution.Cofins.TAX);
    private static final int EXACT_DECIMALS = 20;

    private final TaxCase asked;
    private final ReferenceRow rule;
    private final boolean inside;
    /** The price without the taxes that other rules found in it. */
    private final Money left;

    private final Money taxes;
    private final Money selective;

    IbsCbsPrice(TaxCase asked) {
        this.asked = asked;
        this.rule = rule(asked);
        this.inside = holdsThem(rule);
        Money sum = asked.zero();
        for (TaxResult result : asked.decided()) {
            for (TaxAmount tax : result.amounts()) {
                if (INSIDE.contains(tax.tax())) {
                    sum = sum.plus(tax.amount());
                }
            }
        }
        Money rest = asked.line().amounts().total().minus(sum);
        this.left = rest.isNegative() ? asked.zero() : rest;
        this.taxes = asked.line().amounts().total().minus(left);
        this.selective = inside
                ? asked.zero()
                : asked.find(SelectiveTax.class)
                        .flatMap(SelectiveTax::due)
                        .map(TaxAmount::amount)
                        .orElse(asked.zero());
    }

    /** Whether prices of the day hold IBS, CBS and IS. */
    static boolean inside(TaxCase asked) {
        return holdsThem(rule(asked));
    }

    private static ReferenceRow rule(TaxCase asked) {
        return asked.tables().get(IbsCbsRule.PRICE, "default", asked.operation().date());
    }

    private static boolean holdsThem(ReferenceRow rule) {
        return rule.as("inside", "yes or no", SaleFacts::yes);
    }

    /**
     * The exact base.
     *
     * @param kept the part of the price that the taxes bear on, as a part of one
     * @param excluded what does not enter the base
     * @param rates the sum of the rates that are due, as a part of one
     */
    BigDecimal exact(BigDecimal kept, BigDecimal excluded, BigDecimal rates) {
        BigDecimal whole = left.plus(selective).getAmount();
        if (inside) {
            whole = RoundingPolicy.HALF_UP_CENT.divide(
                    whole.add(rates.multiply(excluded)), BigDecimal.ONE.add(rates.multiply(kept)), EXACT_DECIMALS);
        }
        return whole.multiply(kept).subtract(excluded);
    }

    /** The base as a document shows it: where the price holds the taxes, what they leave of it. */
    Money base(BigDecimal exact, BigDecimal kept, BigDecimal excluded, Money due) {
        if (!inside) {
            return asked.money(exact);
        }
        return asked.money(left.minus(due).getAmount().multiply(kept).subtract(excluded));
    }

    /** The price without the taxes of others, of which what is due by quantity is a part. */
    Money left() {
        return left;
    }

    Reason reason(Money base, Money due, BigDecimal kept, BigDecimal excluded) {
        Money total = asked.line().amounts().total();
        String text = "Base " + total.getAmount() + " less ICMS, PIS and COFINS " + taxes.getAmount()
                + (inside ? " and IBS and CBS " + due.getAmount() : "")
                + (selective.isZero() ? "" : " and IS " + selective.getAmount() + " added")
                + (kept.compareTo(BigDecimal.ONE) == 0 ? "" : ", times " + kept.toPlainString())
                + (excluded.signum() == 0 ? "" : ", less " + excluded.toPlainString() + " that does not enter it")
                + " = "
                + base.getAmount();
        return Reason.of("ibscbs.base", text)
                .by(LAW + " § 2, V; NT 2025.002 UB16-10; " + rule.source())
                .with("total", total.getAmount())
                .with("taxes", taxes.getAmount())
                .with("base", base.getAmount());
    }

    /** The sum of rates as a part of one. */
    static BigDecimal sum(List<Rate> rates) {
        return rates.stream().map(Rate::fraction).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** A part of a rate that is due at once. */
    static Rate due(Rate effective, Optional<Rate> deferred) {
        return deferred.map(less -> Rate.percent(effective
                        .percent()
                        .multiply(BigDecimal.ONE.subtract(less.fraction()), MathContext.DECIMAL64)
                        .setScale(Rate.MAX_DECIMALS, java.math.RoundingMode.HALF_UP)
                        .stripTrailingZeros()))
                .orElse(effective);
    }
}
