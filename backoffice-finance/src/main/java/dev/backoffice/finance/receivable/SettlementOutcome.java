package dev.backoffice.finance.receivable;

import dev.backoffice.core.error.InvalidInput;
import org.joda.money.Money;

/**
 * What came of money that was paid for a receivable.
 *
 * <p>Text form: {@code settled|BRL 30.00|BRL 0.00}.
 */
public sealed interface SettlementOutcome {
    /** How much the receivable took. */
    Money applied();

    /**
     * It took all.
     *
     * @param applied how much
     * @param left how much is still owed
     */
    record Settled(Money applied, Money left) implements SettlementOutcome {
        @Override
        public String toString() {
            return "settled|" + applied + "|" + left;
        }
    }

    /**
     * More was paid than is owed. What is over is recorded, and is whose it is for the caller to decide: it is no receivable's money.
     *
     * @param applied how much the receivable took; zero when nothing was owed any more
     * @param over how much was too much
     */
    record Overpaid(Money applied, Money over) implements SettlementOutcome {
        @Override
        public String toString() {
            return "overpaid|" + applied + "|" + over;
        }
    }

    /** Reads what {@code toString} of an outcome wrote. */
    static SettlementOutcome parse(String text) {
        String[] parts = text.split("\\|", -1);
        if (parts.length == 3 && parts[0].equals("settled")) {
            return new Settled(Money.parse(parts[1]), Money.parse(parts[2]));
        }
        if (parts.length == 3 && parts[0].equals("overpaid")) {
            return new Overpaid(Money.parse(parts[1]), Money.parse(parts[2]));
        }
        throw InvalidInput.of("input.form", "field", "outcome", "form", "settled|applied|left");
    }
}
