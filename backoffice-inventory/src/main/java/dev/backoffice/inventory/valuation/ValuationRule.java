package dev.backoffice.inventory.valuation;

import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.marking.HostImplements;
import dev.backoffice.core.quantity.Quantity;
import org.joda.money.Money;

/**
 * Decides what goods cost that leave a place. Stateless, thread-safe, and a pure function. Whatever it says, the last unit takes
 * the rest, so that an empty place is worth nothing.
 */
@HostImplements
public interface ValuationRule {
    /** Its stable name, e.g. {@code moving-average}. */
    String code();

    /**
     * What goods cost that leave.
     *
     * @param before what lies there before they leave
     * @param leaving how much leaves: above zero and less than lies there
     * @return from zero to the value before, in its currency
     */
    Explained<Money> cost(Worth before, Quantity leaving);
}
