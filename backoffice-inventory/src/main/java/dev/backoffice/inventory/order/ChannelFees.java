package dev.backoffice.inventory.order;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.money.Amounts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What the channel keeps of a sale, as far as it is known when the order comes in. It is no part of the order's total: the
 * channel takes it off its payout.
 *
 * @param commission its commission, zero or more
 * @param fixedFee its fee for each order, zero or more
 * @param freightFee what it charges the seller for freight, zero or more
 */
public record ChannelFees(Money commission, Money fixedFee, Money freightFee) {
    /** @throws InvalidInput naming the field */
    public ChannelFees {
        check(commission, "channel.commission");
        check(fixedFee, "channel.fixedFee");
        check(freightFee, "channel.freightFee");
    }

    private static void check(Money amount, String field) {
        Amounts.inRange(Amounts.notNegative(amount, field), field);
    }

    /** Nothing. */
    public static ChannelFees none(CurrencyUnit currency) {
        Money nothing = Money.zero(currency);
        return new ChannelFees(nothing, nothing, nothing);
    }

    /** Amounts in BRL, e.g. {@code 12.50}. */
    public static ChannelFees of(String commission, String fixedFee, String freightFee) {
        CurrencyUnit reais = CurrencyUnit.of("BRL");
        return new ChannelFees(
                Amounts.parseNotNegative(commission, reais, "channel.commission"),
                Amounts.parseNotNegative(fixedFee, reais, "channel.fixedFee"),
                Amounts.parseNotNegative(freightFee, reais, "channel.freightFee"));
    }

    /** All of it. */
    public Money total() {
        return commission.plus(fixedFee).plus(freightFee);
    }

    /** Exact shares by weights. */
    List<ChannelFees> split(List<BigDecimal> weights) {
        List<Money> commissions = Shares.byWeights(commission, weights);
        List<Money> fixedFees = Shares.byWeights(fixedFee, weights);
        List<Money> freightFees = Shares.byWeights(freightFee, weights);
        List<ChannelFees> parts = new ArrayList<>();
        for (int i = 0; i < weights.size(); i++) {
            parts.add(new ChannelFees(commissions.get(i), fixedFees.get(i), freightFees.get(i)));
        }
        return parts;
    }
}
