package dev.backoffice.core.money;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.joda.money.Money;

/**
 * Splits a whole into parts that sum to it exactly: a discount over lines, freight over items, a tax over cost centres, a
 * sale over instalments.
 *
 * <p>Largest remainder: each part first gets the whole cents of its exact share, then the cents left over go one each to
 * the largest remainders, the earlier part first among equals. So the same input always gives the same parts, each part is
 * less than one cent from its exact share, and a part of weight zero is zero. A negative whole gives the mirror image.
 *
 * <pre>{@code
 * Allocation.equally(Money.parse("BRL 100.00"), 3);   // 33.34, 33.33, 33.33
 * }</pre>
 */
public final class Allocation {
    /** More parts than this are refused. */
    public static final int MAX_PARTS = 1_000_000;

    /** Digits a weight may have on either side of the point. */
    public static final int MAX_WEIGHT_DIGITS = 30;

    private Allocation() {}

    /**
     * Splits into equal parts; the first ones are a cent larger where it does not divide.
     *
     * @throws InvalidInput {@code allocation.parts} for no part or more than {@link #MAX_PARTS}
     */
    public static List<Money> equally(Money whole, int parts) {
        return byWeights(whole, same(parts));
    }

    /** Splits a count into equal parts, e.g. minor units or pieces; see {@link #equally(Money, int)}. */
    public static List<Long> equally(long whole, int parts) {
        return byWeights(whole, same(parts));
    }

    /**
     * Splits in proportion to amounts, e.g. a discount over lines by what each line costs.
     *
     * @throws InvalidInput as {@link #byWeights(Money, List)}
     */
    public static List<Money> byAmounts(Money whole, List<Money> amounts) {
        return byWeights(
                whole,
                Input.required(amounts, "amounts").stream()
                        .map(amount -> Input.required(amount, "amounts").getAmount())
                        .toList());
    }

    /**
     * Splits in proportion to weights of any scale.
     *
     * @param weights zero or more each; the parts come back in their order
     * @throws InvalidInput {@code allocation.parts} without weights, {@code allocation.negative-weight}, {@code
     *     allocation.weight} for one of more than {@link #MAX_WEIGHT_DIGITS} digits, or {@code allocation.no-weight} when all weights are zero and the whole is not: nobody is there to take it
     */
    public static List<Money> byWeights(Money whole, List<BigDecimal> weights) {
        BigDecimal amount = Input.required(whole, "whole").getAmount();
        List<Money> parts = new ArrayList<>();
        for (BigInteger part : split(amount.unscaledValue(), weights)) {
            parts.add(Money.of(whole.getCurrencyUnit(), new BigDecimal(part, amount.scale())));
        }
        return Collections.unmodifiableList(parts);
    }

    /** Splits a count in proportion to weights; see {@link #byWeights(Money, List)}. */
    public static List<Long> byWeights(long whole, List<BigDecimal> weights) {
        return split(BigInteger.valueOf(whole), weights).stream()
                .map(BigInteger::longValueExact)
                .toList();
    }

    private static List<BigDecimal> same(int parts) {
        if (parts < 1 || parts > MAX_PARTS) {
            throw InvalidInput.of(
                    "allocation.parts", "parts", Integer.toString(parts), "limit", Integer.toString(MAX_PARTS));
        }
        return Collections.nCopies(parts, BigDecimal.ONE);
    }

    private static List<BigInteger> split(BigInteger whole, List<BigDecimal> weights) {
        List<BigInteger> shares = shares(weights);
        BigInteger total = shares.stream().reduce(BigInteger.ZERO, BigInteger::add);
        if (total.signum() == 0) {
            if (whole.signum() != 0) {
                throw InvalidInput.of("allocation.no-weight", "parts", Integer.toString(shares.size()));
            }
            return shares;
        }
        BigInteger size = whole.abs();
        BigInteger left = size;
        BigInteger[] parts = new BigInteger[shares.size()];
        BigInteger[] remainders = new BigInteger[shares.size()];
        for (int i = 0; i < parts.length; i++) {
            BigInteger[] share = size.multiply(shares.get(i)).divideAndRemainder(total);
            parts[i] = share[0];
            remainders[i] = share[1];
            left = left.subtract(share[0]);
        }
        // Fewer cents are left than there are remainders above zero, so a weight of zero never gets one.
        IntStream.range(0, parts.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> remainders[i]).reversed())
                .limit(left.longValueExact())
                .forEach(i -> parts[i] = parts[i].add(BigInteger.ONE));
        return Arrays.stream(parts)
                .map(part -> whole.signum() < 0 ? part.negate() : part)
                .toList();
    }

    /** The weights as whole numbers of one common scale. */
    private static List<BigInteger> shares(List<BigDecimal> weights) {
        int parts = Input.required(weights, "weights").size();
        if (parts < 1 || parts > MAX_PARTS) {
            throw InvalidInput.of(
                    "allocation.parts", "parts", Integer.toString(parts), "limit", Integer.toString(MAX_PARTS));
        }
        int scale = 0;
        for (BigDecimal weight : weights) {
            if (Input.required(weight, "weights").signum() < 0) {
                throw InvalidInput.of("allocation.negative-weight", "field", "weights");
            }
            // A weight is an amount, a count or a share; an exponent of millions is an attack on memory.
            if (weight.scale() > MAX_WEIGHT_DIGITS || weight.precision() - weight.scale() > MAX_WEIGHT_DIGITS) {
                throw InvalidInput.of(
                        "allocation.weight", "field", "weights", "digits", Integer.toString(MAX_WEIGHT_DIGITS));
            }
            scale = Math.max(scale, weight.scale());
        }
        int common = scale;
        return weights.stream()
                .map(weight -> weight.setScale(common).unscaledValue())
                .toList();
    }
}
