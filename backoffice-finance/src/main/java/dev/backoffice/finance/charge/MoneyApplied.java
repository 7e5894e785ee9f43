package dev.backoffice.finance.charge;

import dev.backoffice.core.error.InvalidInput;
import java.util.Optional;
import org.joda.money.Money;

/**
 * What became of money that arrived.
 *
 * <p>Text form: {@code BRL 79.80|BRL 0.20|<credit>}, without the last part's id when nothing was credited.
 *
 * @param captured how much the charge took
 * @param credited how much became a credit
 * @param credit the credit, when there is one
 */
public record MoneyApplied(Money captured, Money credited, Optional<CreditId> credit) {
    static MoneyApplied of(ReceivedMoney money) {
        return new MoneyApplied(money.captured(), money.credited(), money.credit());
    }

    /** Reads what {@link #toString} wrote. */
    public static MoneyApplied parse(String text) {
        String[] parts = text.split("\\|", -1);
        if (parts.length != 3) {
            throw InvalidInput.of("input.form", "field", "applied", "form", "captured|credited|credit");
        }
        return new MoneyApplied(
                Money.parse(parts[0]),
                Money.parse(parts[1]),
                parts[2].isEmpty() ? Optional.empty() : Optional.of(CreditId.parse(parts[2])));
    }

    @Override
    public String toString() {
        return captured + "|" + credited + "|" + credit.map(CreditId::toString).orElse("");
    }
}
