package dev.backoffice.fiscal.br.nfe.issuing;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.fiscal.br.nfe.internal.NfeAmount;
import java.math.BigDecimal;
import org.joda.money.Money;

/**
 * How much of an item of a note is undone: some of its quantity, or some of its value while the goods stay where they are.
 *
 * <pre>{@code
 * NfeUndoLine.of(1, new BigDecimal("2")).after(new BigDecimal("1"));   // two more, one came back earlier
 * }</pre>
 *
 * @param item {@code nItem} of the original, from 1
 * @param measure whether the numbers are quantities or values
 * @param before how much of it was undone by notes before this one, in the same measure
 * @param now how much of it is undone now, more than zero: units of {@code qCom}, or reais of {@code vProd}
 */
public record NfeUndoLine(int item, Measure measure, BigDecimal before, BigDecimal now) {
    /** What an undone part of an item is measured in. */
    public enum Measure {
        /** Goods come back: a part of {@code qCom}. */
        QUANTITY,
        /** The price was too high: a part of {@code vProd}. */
        VALUE
    }

    /** @throws InvalidInput {@code nfe.undo-item} naming the item, for a number below 1 and for amounts that are none */
    public NfeUndoLine {
        if (item < 1) {
            throw invalid(item, "unknown");
        }
        if (before.signum() < 0 || now.signum() <= 0) {
            throw invalid(item, "amount");
        }
        if (before.stripTrailingZeros().scale() > decimals(measure)
                || now.stripTrailingZeros().scale() > decimals(measure)) {
            throw invalid(item, "decimals");
        }
    }

    /** So many units of an item, none of it undone before. */
    public static NfeUndoLine of(int item, BigDecimal quantity) {
        return new NfeUndoLine(item, Measure.QUANTITY, BigDecimal.ZERO, quantity);
    }

    /**
     * So much of an item's value, none of it undone before.
     *
     * @param value reais of {@code vProd}: discount, freight and other charges of the item follow in proportion
     * @throws InvalidInput {@code nfe.amount-invalid} for another currency and below zero, {@code nfe.undo-item} for zero
     */
    public static NfeUndoLine of(int item, Money value) {
        return new NfeUndoLine(
                item,
                Measure.VALUE,
                BigDecimal.ZERO,
                NfeAmount.require("value", value).getAmount());
    }

    /** The same after so much of it was undone by earlier notes. */
    public NfeUndoLine after(BigDecimal earlier) {
        return new NfeUndoLine(item, measure, earlier, now);
    }

    private static int decimals(Measure measure) {
        return measure == Measure.QUANTITY ? 4 : 2;
    }

    static InvalidInput invalid(int item, String reason) {
        return InvalidInput.of("nfe.undo-item", "item", Integer.toString(item), "reason", reason);
    }
}
