package dev.backoffice.inventory.valuation;

import dev.backoffice.core.command.Commands;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.page.PageToken;
import dev.backoffice.core.store.Doc;
import dev.backoffice.inventory.catalog.Sku;
import dev.backoffice.inventory.stock.MovementQuery;
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
     * One page of the steps by which an item at a place came to be worth what it is, the earliest first. Goes by an index.
     *
     * @throws dev.backoffice.core.error.InvalidInput {@code page.token}
     */
    public Page<ValuationStep> history(CallContext context, MovementQuery query, PageRequest page) {
        Input.required(query, "query");
        Input.required(page, "page");
        String scope = Doc.list(List.of(context.tenant().value(), "valuation.history", currency.getCode()), Doc::of)
                .toJson();
        Before before = page.after()
                .map(token -> token.placeIn(scope, place -> Before.read(place, currency)))
                .orElseGet(() -> new Before(Optional.empty(), BigDecimal.ZERO, Money.zero(currency)));
        Page<StockMovement> movements =
                stock.movements(context, query, new PageRequest(page.limit(), before.movements()));
        BigDecimal quantity = before.quantity();
        Money value = before.value();
        List<ValuationStep> steps = new ArrayList<>();
        for (StockMovement movement : movements.rows()) {
            boolean in = movement.incoming();
            BigDecimal moved = movement.quantity().value();
            quantity = in ? quantity.add(moved) : quantity.subtract(moved);
            value = in ? value.plus(movement.value()) : value.minus(movement.value());
            steps.add(new ValuationStep(movement, quantity, value, reason(movement, quantity, value)));
        }
        Before next = new Before(movements.next(), quantity, value);
        return new Page<>(steps, movements.next().map(token -> next.token(scope)));
    }

    /** What came before a page: the movements up to a token, and what lay there after them. */
    private record Before(Optional<PageToken> movements, BigDecimal quantity, Money value) {
        static Before read(List<String> place, CurrencyUnit currency) {
            return new Before(
                    Optional.of(PageToken.parse(place.get(0))),
                    new BigDecimal(place.get(1)),
                    Money.of(currency, new BigDecimal(place.get(2))));
        }

        PageToken token(String scope) {
            return PageToken.of(
                    scope,
                    List.of(
                            movements.map(PageToken::toString).orElse(""),
                            quantity.toString(),
                            value.getAmount().toString()));
        }
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
