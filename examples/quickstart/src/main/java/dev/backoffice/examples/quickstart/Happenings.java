package dev.backoffice.examples.quickstart;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.finance.charge.Charge;
import dev.backoffice.finance.charge.ChargeStatus;
import dev.backoffice.finance.charge.MoneyId;
import dev.backoffice.finance.charge.RecordMoney;
import dev.backoffice.flows.Backoffice;
import dev.backoffice.inventory.order.CancelOrder;
import dev.backoffice.inventory.order.DeliverOrder;
import dev.backoffice.inventory.order.HandOver;
import dev.backoffice.inventory.order.OrderGoods;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderLine;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.inventory.order.OrderView;
import dev.backoffice.inventory.order.PickupCode;
import dev.backoffice.inventory.returns.CountedItem;
import dev.backoffice.inventory.returns.InspectReturn;
import dev.backoffice.inventory.returns.ReceiveReturn;
import dev.backoffice.inventory.returns.RequestReturn;
import dev.backoffice.inventory.returns.ReturnCause;
import dev.backoffice.inventory.returns.ReturnId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes happen to orders what the events file says; each event counts once, however often it is told. */
final class Happenings {
    private final Backoffice shop;
    private final CallContext maria;
    private final Map<OrderKey, ReadOrder> orders;

    /** @param orders what the orders file said of them */
    Happenings(Backoffice shop, CallContext maria, Map<OrderKey, ReadOrder> orders) {
        this.shop = shop;
        this.maria = maria;
        this.orders = orders;
    }

    /** Why an event came to nothing; empty when it happened. */
    Optional<String> happen(ShopEvent event) {
        try {
            return switch (event.kind()) {
                case CANCEL -> cancel(event);
                case TIMEOUT, LATE_ANSWER, REFUSE -> Optional.empty(); // the authority's script has them
                case PART_PAYMENT, PAYMENT -> pay(event);
                case RETURN -> comeBack(event);
                case DELIVER -> deliver(event);
            };
        } catch (InvalidInput | RuleViolation | NotFound refused) {
            return Optional.of(String.valueOf(refused.getMessage()));
        }
    }

    private OrderView whole(ShopEvent event) {
        return shop.orders().view(maria, OrderId.of(maria.tenant(), event.channel(), event.order()));
    }

    /** The order, or its parts when it left in several. */
    private List<OrderView> parcels(ShopEvent event) {
        OrderView whole = whole(event);
        return whole.parts().isEmpty()
                ? List.of(whole)
                : whole.parts().stream()
                        .map(part -> shop.orders().view(maria, part))
                        .toList();
    }

    private static String key(ShopEvent event, String step) {
        return "event/" + event.kind().name().toLowerCase(Locale.ROOT) + "/" + event.row() + "/" + step;
    }

    private Optional<String> cancel(ShopEvent event) {
        String reason = event.reason().isEmpty() ? "Cancelled by the buyer" : event.reason();
        shop.orders()
                .cancel(maria, CancelOrder.of(key(event, "cancel"), whole(event).id(), reason));
        return Optional.empty();
    }

    /** Money comes for what is open, else for what was asked first. */
    private Optional<String> pay(ShopEvent event) {
        Optional<Charge> charge = shop
                .charges()
                .of(maria, "order/" + whole(event).id())
                .stream()
                .min(Comparator.comparing((Charge asked) -> !open(asked))
                        .thenComparing(asked -> asked.terms().ordinal()));
        if (charge.isEmpty()) {
            return Optional.of("No payment was asked for.");
        }
        String issuer =
                charge.get().terms().method().name().toLowerCase(Locale.ROOT).replace('_', '-');
        shop.charges()
                .record(
                        maria,
                        new RecordMoney(
                                IdempotencyKey.of(key(event, "money")),
                                charge.get().id(),
                                MoneyId.of(issuer, "event-" + event.row() + "/" + event.order()),
                                event.amount().orElseThrow(),
                                event.at()));
        return Optional.empty();
    }

    private static boolean open(Charge charge) {
        ChargeStatus.Kind kind = charge.status().kind();
        return kind == ChargeStatus.Kind.PENDING
                || kind == ChargeStatus.Kind.AUTHORIZED
                || kind == ChargeStatus.Kind.PARTLY_CAPTURED
                || kind == ChargeStatus.Kind.ON_TERMS;
    }

    // ---- delivery

    private Optional<String> deliver(ShopEvent event) {
        List<String> not = new ArrayList<>();
        for (OrderView order : parcels(event)) {
            // Told of a delivery, the shop knows that the parcel left.
            new Warehouse(shop, maria).dispatch(order);
            OrderView now = shop.orders().view(maria, order.id());
            if (now.status() == OrderStatus.Kind.READY) {
                PickupCode code = shop.orders().pickupCode(maria, now.id()).orElseThrow();
                shop.orders()
                        .handOver(maria, new HandOver(IdempotencyKey.of(key(event, "" + now.id())), now.id(), code));
            } else if (now.status() == OrderStatus.Kind.DISPATCHED) {
                shop.orders().deliver(maria, DeliverOrder.of(key(event, "" + now.id()), now.id()));
            } else if (now.status() != OrderStatus.Kind.DELIVERED) {
                not.add("It cannot be delivered: it is " + Wording.of(now.status())
                        + now.waitsFor().map(reason -> ". " + reason.text()).orElse("."));
            }
        }
        return not.stream().reduce((first, second) -> first + " " + second);
    }

    // ---- what comes back

    private Optional<String> comeBack(ShopEvent event) {
        int file = event.line().orElseThrow();
        ReadOrder read = orders.get(event.key());
        int place = read == null ? -1 : read.lines().indexOf(file);
        OrderView whole = whole(event);
        if (place < 0 || place >= whole.terms().lines().size()) {
            return Optional.of("The order has no line " + file + ".");
        }
        OrderLine line = whole.terms().lines().get(place);
        for (OrderView order : parcels(event)) {
            List<CountedItem> goods = goods(order, line, event.quantity().orElseThrow());
            if (!goods.isEmpty()) {
                comeBack(event, order, goods);
                return Optional.empty();
            }
        }
        return Optional.of("Line " + file + " did not leave with any parcel.");
    }

    /** What of a parcel is so much of a line: the item, or of a kit its components. */
    private static List<CountedItem> goods(OrderView order, OrderLine line, BigDecimal count) {
        List<CountedItem> items = new ArrayList<>();
        for (OrderLine own : order.terms().lines()) {
            if (own.sku().equals(line.sku()) && own.kind() == line.kind()) {
                for (OrderGoods goods : order.goods()) {
                    if (goods.line() == own.number()) {
                        BigDecimal share = goods.quantity()
                                .value()
                                .multiply(count)
                                .divide(own.quantity().value(), 4, RoundingMode.HALF_UP);
                        items.add(new CountedItem(own.number(), goods.sku(), share));
                    }
                }
                return items;
            }
        }
        return items;
    }

    private void comeBack(ShopEvent event, OrderView order, List<CountedItem> goods) {
        RequestReturn request = RequestReturn.of(key(event, "request"), order.id(), ReturnCause.REGRET);
        for (CountedItem item : goods) {
            request = request.line(item.line(), item.sku(), item.count());
        }
        if (!event.reason().isEmpty()) {
            request = request.note(event.reason());
        }
        ReturnId id = shop.returns().request(maria, request);
        shop.returns().receive(maria, ReceiveReturn.all(key(event, "receive"), id));
        shop.returns().inspect(maria, InspectReturn.restock(key(event, "inspect"), id, goods));
    }
}
