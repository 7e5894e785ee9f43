package dev.backoffice.inventory.valuation;

import dev.backoffice.core.command.Commands;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.inventory.catalog.Sku;
import dev.backoffice.inventory.stock.MovementId;
import dev.backoffice.inventory.stock.Site;
import dev.backoffice.inventory.stock.SiteStock;
import dev.backoffice.inventory.stock.Stock;
import dev.backoffice.inventory.stock.StockMovement;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/** What stock is worth and how it came to be worth that. Reads only. Thread-safe. */
public final class Valuation {
    private final Stock stock;
    private final CurrencyUnit currency;

    /** The value of stock whose cost is kept in BRL. */
    public Valuation(Commands commands) {
        this(commands, CurrencyUnit.of("BRL"));
    }

    /** @param currency in which the cost of stock is kept */
    public Valuation(Commands commands, CurrencyUnit currency) {
        this.stock = new Stock(commands, currency);
        this.currency = currency;
    }

    /**
     * What an item at a place is worth, and by which average.
     *
     * @return empty when it never was there
     * @throws dev.backoffice.core.error.NotFound {@code item.unknown}
     */
    public Optional<Explained<Worth>> worth(CallContext context, Site site, Sku sku) {
        Input.required(site, "site");
        return stock.availability(context, sku).sites().stream()
                .filter(row -> row.site().equals(site))
                .findFirst()
                .map(Valuation::explained);
    }

    private static Explained<Worth> explained(SiteStock row) {
        Worth worth = Worth.of(row.onHand(), row.value());
        return Explained.of(
                worth,
                Reason.of(
                        "valuation.worth",
                        worth.quantity().isZero()
                                ? "Nothing lies at " + row.site() + "."
                                : worth.quantity() + " at " + row.site() + " have cost " + worth.value() + ", "
                                        + worth.average() + " each."));
    }

    /**
     * One page of the steps by which an item at a place came to be worth what it is, the earliest first.
     *
     * @param after the last step of the page before; empty for the first page
     * @param limit how many at most, 1 to 10,000
     */
    public List<ValuationStep> history(
            CallContext context, Site site, Sku sku, Optional<ValuationStep> after, int limit) {
        Optional<MovementId> last =
                Input.required(after, "after").map(step -> step.movement().id());
        BigDecimal quantity = after.map(ValuationStep::quantity).orElse(BigDecimal.ZERO);
        Money value = after.map(ValuationStep::value).orElse(Money.zero(currency));
        List<ValuationStep> steps = new ArrayList<>();
        for (StockMovement movement : stock.movements(context, site, sku, last, limit)) {
            boolean in = movement.incoming();
            BigDecimal moved = movement.quantity().value();
            quantity = in ? quantity.add(moved) : quantity.subtract(moved);
            value = in ? value.plus(movement.value()) : value.minus(movement.value());
            steps.add(new ValuationStep(movement, quantity, value, reason(movement, quantity, value)));
        }
        return steps;
    }

    private static Reason reason(StockMovement movement, BigDecimal quantity, Money value) {
        String what = switch (movement.kind()) {
            case RECEIVED -> " came in for ";
            case ISSUED -> " left at their share of the cost, ";
            case RETURNED -> " came back at what they had left with, ";
        };
        return Reason.of(
                        "valuation.step",
                        movement.quantity() + what + movement.value() + "; " + quantity.toPlainString() + " for "
                                + value + " lie there now.")
                .with("document", movement.document());
    }
}
