package dev.backoffice.flows.recordtoreport;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.event.RecordedEvent;
import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.page.PageToken;
import dev.backoffice.finance.account.AccountCode;
import dev.backoffice.finance.ledger.JournalEntry;
import dev.backoffice.finance.ledger.JournalLine;
import dev.backoffice.finance.ledger.Ledger;
import dev.backoffice.inventory.order.OrderEvents;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderQuery;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.inventory.order.OrderView;
import dev.backoffice.inventory.stock.GoodsReturned;
import dev.backoffice.inventory.stock.StockCommitted;
import dev.backoffice.inventory.stock.StockEvent;
import dev.backoffice.inventory.stock.StockEvents;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What goods on their way to buyers have cost, by what orders and stock say. Of an order of which the books have not been told
 * everything, it is what the books say so far.
 */
final class GoodsInTransit {
    private static final int PAGE = 500;

    private final BookedRooms rooms;
    private final SoldOrders orders;
    private final Ledger ledger;
    private final UndeliveredEvents events;
    private final Set<String> flows;
    private final AccountCode account;
    private final CurrencyUnit currency;

    GoodsInTransit(
            BookedRooms rooms,
            Ledger ledger,
            UndeliveredEvents events,
            Set<String> flows,
            AccountCode account,
            CurrencyUnit currency) {
        this.rooms = rooms;
        this.orders = new SoldOrders(rooms.orders());
        this.ledger = ledger;
        this.events = events;
        this.flows = flows;
        this.account = account;
        this.currency = currency;
    }

    /**
     * A sum over orders.
     *
     * @param cost what the goods have cost
     * @param orders how many orders were looked at
     */
    record Sum(Money cost, long orders) {}

    Sum expected(CallContext context) {
        Set<String> untold = new TreeSet<>();
        events.each(context, Books.NAME, event -> order(context, event).ifPresent(untold::add));
        Set<String> open = dispatched(context);
        for (String flow : flows) {
            events.each(context, flow, event -> order(context, event).ifPresent(open::add));
        }
        open.removeAll(untold);
        Money sum = Money.zero(currency);
        for (String order : open) {
            sum = sum.plus(outside(context, OrderId.parse(order)));
        }
        for (String order : untold) {
            sum = sum.plus(booked(context, OrderId.parse(order)));
        }
        return new Sum(sum, open.size() + untold.size());
    }

    private Set<String> dispatched(CallContext context) {
        Set<String> found = new TreeSet<>();
        OrderQuery query = OrderQuery.all().status(OrderStatus.Kind.DISPATCHED);
        Optional<PageToken> next = Optional.empty();
        do {
            Page<OrderView> page = rooms.orders().list(context, query, new PageRequest(PAGE, next));
            page.rows().forEach(order -> found.add(order.id().toString()));
            next = page.next();
        } while (next.isPresent());
        return found;
    }

    /** The order that an event is about; events of other things move no goods of orders. */
    private Optional<String> order(CallContext context, RecordedEvent event) {
        if (OrderEvents.CODEC.types().contains(event.type())) {
            return Optional.of(OrderEvents.CODEC.read(event).order().toString());
        }
        if (!StockEvents.CODEC.types().contains(event.type())) {
            return Optional.empty();
        }
        StockEvent happened = StockEvents.CODEC.read(event);
        if (happened instanceof StockCommitted committed) {
            return ofGoods(context, committed.reference());
        }
        return happened instanceof GoodsReturned returned ? ofGoods(context, returned.reference()) : Optional.empty();
    }

    private Optional<String> ofGoods(CallContext context, String reference) {
        return orders.ofGoods(context, reference).map(order -> order.id().toString());
    }

    private Money outside(CallContext context, OrderId order) {
        return SoldOrders.deliveredAt(orders.view(context, order)).isPresent()
                ? Money.zero(currency)
                : rooms.stock().costOutside(context, order.toString());
    }

    private Money booked(CallContext context, OrderId order) {
        Money sum = Money.zero(currency);
        for (JournalEntry entry : ledger.entriesOf(context, SoldOrders.reference(order))) {
            for (JournalLine line : entry.lines()) {
                sum = line.account().equals(account) ? sum.plus(line.signed()) : sum;
            }
        }
        return sum;
    }
}
