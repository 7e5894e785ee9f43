package dev.backoffice.inventory.order;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.money.Allocation;
import dev.backoffice.core.money.Amounts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.joda.money.Money;

/**
 * How a price comes down, step by step: each step is whole cents, and gross = net + the sum of all steps, exactly.
 *
 * <p>The order of the steps matters, because a rate is taken of what the earlier steps have left. A step somebody else pays for
 * lowers what the buyer pays and not what the seller sells for: the buyer pays the {@link #net}, the tax document shows the
 * {@link #sold}.
 *
 * <pre>{@code
 * PriceBreakdown.of(Money.parse("BRL 349.90"), List.of(
 *         Discount.of("list", Funder.SELLER, "20.00"),
 *         Discount.rate("pix", Funder.SELLER, Rate.percent("5"))));      // 349.90 - 20.00 - 16.50 = 313.40
 * }</pre>
 *
 * @param gross the price before all discounts, zero or more
 * @param steps what came off, in order
 */
public record PriceBreakdown(Money gross, List<DiscountStep> steps) {
    /** The most steps. */
    public static final int MAX_STEPS = 50;

    /**
     * @throws InvalidInput {@code order.discount-too-large} when more comes off than there is, {@code order.mixed-currency},
     *     {@code input.too-many}
     */
    public PriceBreakdown {
        Amounts.inRange(Amounts.notNegative(gross, "gross"), "gross");
        steps = Input.atMost(MAX_STEPS, steps, "discounts");
        Money left = gross;
        for (DiscountStep step : steps) {
            left = taken(left, step, gross);
        }
    }

    /** A price and the discounts on it, each taken of what the earlier ones left. */
    public static PriceBreakdown of(Money gross, List<Discount> discounts) {
        return of(gross, gross.minus(gross), discounts);
    }

    /**
     * The price of goods with charges on top, e.g. freight. Discounts may eat up the charges, but a rate is of the goods only.
     */
    static PriceBreakdown of(Money goods, Money charges, List<Discount> discounts) {
        Money gross = goods.plus(charges);
        Money left = gross;
        List<DiscountStep> steps = new ArrayList<>();
        for (Discount discount : Input.atMost(MAX_STEPS, discounts, "discounts")) {
            Money base = left.minus(charges);
            DiscountStep step = discount.from(base.isNegative() ? charges.minus(charges) : base);
            left = taken(left, step, gross);
            steps.add(step);
        }
        return new PriceBreakdown(gross, steps);
    }

    private static Money taken(Money left, DiscountStep step, Money gross) {
        if (!step.amount().getCurrencyUnit().equals(gross.getCurrencyUnit())) {
            throw InvalidInput.of(
                    "order.mixed-currency",
                    "field",
                    "discount",
                    "currency",
                    step.amount().getCurrencyUnit().getCode(),
                    "expected",
                    gross.getCurrencyUnit().getCode());
        }
        Money after = left.minus(step.amount());
        if (after.isNegative()) {
            throw InvalidInput.of(
                    "order.discount-too-large",
                    "line",
                    "0",
                    "discount",
                    Amounts.text(gross.minus(after)),
                    "gross",
                    Amounts.text(gross));
        }
        return after;
    }

    /** What the buyer pays: all steps are off. */
    public Money net() {
        Money left = gross;
        for (DiscountStep step : steps) {
            left = left.minus(step.amount());
        }
        return left;
    }

    /** What the seller sells for: the seller's steps are off. The tax document shows it. */
    public Money sold() {
        return gross.minus(by(Funder.SELLER));
    }

    /** What this funder pays for. */
    public Money by(Funder funder) {
        Money sum = gross.minus(gross);
        for (DiscountStep step : steps) {
            if (step.funder() == funder) {
                sum = sum.plus(step.amount());
            }
        }
        return sum;
    }

    /**
     * Splits it in proportion to weights. The parts have the same steps and sum to this one, gross and step by step (law 7).
     *
     * @param weights one for each part, zero or more; all zero splits evenly
     */
    public List<PriceBreakdown> split(List<BigDecimal> weights) {
        return over(Shares.byWeights(gross, weights));
    }

    /**
     * Splits it over gross amounts that sum to its own. Each step is shared out by what the earlier steps have left of each
     * part, so that no part gets more discount than it has price.
     */
    List<PriceBreakdown> over(List<Money> grosses) {
        List<Money> left = new ArrayList<>(grosses);
        List<List<DiscountStep>> shares = new ArrayList<>();
        grosses.forEach(part -> shares.add(new ArrayList<>()));
        for (DiscountStep step : steps) {
            List<Money> amounts = step.amount().isZero()
                    ? Collections.nCopies(grosses.size(), step.amount())
                    : Allocation.byAmounts(step.amount(), left);
            for (int i = 0; i < amounts.size(); i++) {
                shares.get(i).add(step.of(amounts.get(i)));
                left.set(i, left.get(i).minus(amounts.get(i)));
            }
        }
        List<PriceBreakdown> parts = new ArrayList<>();
        for (int i = 0; i < grosses.size(); i++) {
            parts.add(new PriceBreakdown(grosses.get(i), shares.get(i)));
        }
        return parts;
    }
}
