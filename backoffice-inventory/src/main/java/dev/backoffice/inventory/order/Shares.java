package dev.backoffice.inventory.order;

import dev.backoffice.core.money.Allocation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.Money;

/** Exact shares of amounts where the weights may all be zero: then everybody gets the same. */
final class Shares {
    private Shares() {}

    static List<Money> byWeights(Money whole, List<BigDecimal> weights) {
        return weights.stream().allMatch(weight -> weight.signum() == 0)
                ? Allocation.equally(whole, weights.size())
                : Allocation.byWeights(whole, weights);
    }

    static List<Money> byAmounts(Money whole, List<Money> amounts) {
        return byWeights(whole, amounts.stream().map(Money::getAmount).toList());
    }

    /**
     * Shares payments out over debts that sum to the same: each debt gets its sum, each payment is used up.
     *
     * @return for each debt what it gets of each payment, in the order of the payments; nothing when there are no payments
     */
    static List<List<Money>> settle(List<Money> payments, List<Money> debts) {
        List<Money> open = new ArrayList<>(debts);
        List<List<Money>> shares = new ArrayList<>();
        debts.forEach(debt -> shares.add(new ArrayList<>()));
        if (debts.isEmpty()) {
            return shares;
        }
        for (Money payment : payments) {
            List<Money> parts = byAmounts(payment, open);
            for (int i = 0; i < parts.size(); i++) {
                shares.get(i).add(parts.get(i));
                open.set(i, open.get(i).minus(parts.get(i)));
            }
        }
        return shares;
    }
}
