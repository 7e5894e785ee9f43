package dev.backoffice.inventory.returns;

import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.marking.HostImplements;
import org.joda.money.Money;

/** Decides how much of the freight a buyer gets back with a return. Stateless, thread-safe, and a pure function. */
@HostImplements
@FunctionalInterface
public interface FreightRefund {
    /**
     * What of the freight goes back.
     *
     * @param cause why the goods come back
     * @param everything whether with this return all goods of the order have come back
     * @param paid what the buyer paid for freight, its share of the order's discount taken off, less what other returns give back
     * @return from zero to what was paid; anything else is refused with {@code return.freight-out-of-bounds}
     */
    Explained<Money> due(ReturnCause cause, boolean everything, Money paid);

    /** All of it when all goods come back, else nothing: who withdraws gets back whatever was paid (CDC art. 49, sole paragraph). */
    static FreightRefund whenAllComesBack() {
        return (cause, everything, paid) -> {
            if (paid.isZero()) {
                return Explained.of(
                        paid, Reason.of("return.no-freight", "No freight was paid, or all of it goes back already."));
            }
            return everything
                    ? Explained.of(
                            paid,
                            Reason.of("return.freight", "All goods come back, so the freight of " + paid + " does too.")
                                    .by("Lei 8.078/1990 art. 49"))
                    : Explained.of(
                            Money.zero(paid.getCurrencyUnit()),
                            Reason.of("return.freight-stays", "Not all goods come back, so the freight stays paid."));
        };
    }
}
