package dev.backoffice.flows.recordtoreport;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.event.RecordedEvent;
import dev.backoffice.finance.ledger.Ledger;
import dev.backoffice.inventory.stock.GoodsReceived;
import dev.backoffice.inventory.stock.GoodsReturned;
import dev.backoffice.inventory.stock.StockCommitted;
import dev.backoffice.inventory.stock.StockEvent;
import dev.backoffice.inventory.stock.StockEvents;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What events of stock that are on their way to the books will add to the stock account. One that was posted and not yet marked
 * as handled adds nothing more.
 */
final class UndeliveredPostings {
    private static final List<String> RECEIVED = List.of("stock.received");
    private static final List<String> LEFT = List.of("sale.dispatched", "stock.issued");
    private static final List<String> RETURNED = List.of("goods.returned", "sale.recalled", "stock.issue-returned");

    private final Ledger ledger;
    private final UndeliveredEvents events;
    private final CurrencyUnit currency;

    UndeliveredPostings(Ledger ledger, UndeliveredEvents events, CurrencyUnit currency) {
        this.ledger = ledger;
        this.events = events;
        this.currency = currency;
    }

    Money toStock(CallContext context) {
        Money[] sum = {Money.zero(currency)};
        events.each(context, Books.NAME, event -> {
            if (StockEvents.CODEC.types().contains(event.type())) {
                sum[0] = sum[0].plus(toStock(context, event));
            }
        });
        return sum[0];
    }

    private Money toStock(CallContext context, RecordedEvent event) {
        StockEvent happened = StockEvents.CODEC.read(event);
        if (happened instanceof GoodsReceived received) {
            return unlessPosted(context, event, RECEIVED, received.value());
        }
        if (happened instanceof StockCommitted committed) {
            return unlessPosted(context, event, LEFT, committed.cost().negated());
        }
        if (happened instanceof GoodsReturned returned) {
            return unlessPosted(context, event, RETURNED, returned.cost());
        }
        return Money.zero(currency);
    }

    private Money unlessPosted(CallContext context, RecordedEvent event, List<String> kinds, Money amount) {
        boolean posted = kinds.stream()
                .anyMatch(kind ->
                        ledger.entryOf(context, event.key().commandKey(kind)).isPresent());
        return posted ? Money.zero(currency) : amount;
    }
}
