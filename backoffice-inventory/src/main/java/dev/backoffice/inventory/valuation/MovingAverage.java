package dev.backoffice.inventory.valuation;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.money.Allocation;
import dev.backoffice.core.quantity.Quantity;
import java.util.List;
import org.joda.money.Money;

/**
 * Moving average (custo médio móvel): goods that leave take their exact share of what all of them have cost, to the cent; the
 * average itself is never rounded, so the value of what stays never drifts.
 */
public final class MovingAverage implements ValuationRule {
    /** The one rule of this kind. */
    public static final MovingAverage RULE = new MovingAverage();

    private static final String SOURCE = "CPC 16 (R1) item 25";

    private MovingAverage() {}

    @Override
    public String code() {
        return "moving-average";
    }

    @Override
    public Explained<Money> cost(Worth before, Quantity leaving) {
        Quantity staying = Input.required(before, "before").quantity().minus(Input.required(leaving, "leaving"));
        Money cost = Allocation.byWeights(before.value(), List.of(leaving.value(), staying.value()))
                .get(0);
        return Explained.of(
                cost,
                Reason.of(
                                "valuation.moving-average",
                                leaving + " of " + before.quantity() + ", which cost " + before.value() + ", cost "
                                        + cost + ".")
                        .by(SOURCE));
    }
}
