package dev.backoffice.finance.receivable;

import dev.backoffice.finance.charge.MoneyId;
import java.time.Instant;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Money that was paid for a receivable.
 *
 * @param money which money; one payout may settle many receivables
 * @param paid how much of it was meant for this one
 * @param applied how much this one took
 * @param at when it was paid
 * @param reversedAt when it was taken back, if it was
 */
public record Settlement(MoneyId money, Money paid, Money applied, Instant at, Optional<Instant> reversedAt) {
    /** How much was paid beyond what was owed. */
    public Money over() {
        return paid.minus(applied);
    }

    /** How much of what it settled counts: nothing once it was taken back. */
    Money counted() {
        return reversedAt.isPresent() ? applied.minus(applied) : applied;
    }

    Settlement reversed(Instant reversed) {
        return new Settlement(money, paid, applied, at, Optional.of(reversed));
    }
}
