package dev.backoffice.flows.ordertocash;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.event.EventKey;
import dev.backoffice.core.event.Occurrence;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.organization.Establishment;
import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageToken;
import dev.backoffice.core.page.View;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.inventory.catalog.Sku;
import dev.backoffice.inventory.order.HoldLoss;
import dev.backoffice.inventory.order.LoseHold;
import dev.backoffice.inventory.order.OrderGoods;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderQuery;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.inventory.order.OrderView;
import dev.backoffice.inventory.order.RecordHold;
import dev.backoffice.inventory.order.WaitReason;
import dev.backoffice.inventory.returns.ReturnLine;
import dev.backoffice.inventory.stock.CommitHold;
import dev.backoffice.inventory.stock.CostedLine;
import dev.backoffice.inventory.stock.GoodsReceived;
import dev.backoffice.inventory.stock.GoodsReturned;
import dev.backoffice.inventory.stock.HeldLine;
import dev.backoffice.inventory.stock.HoldExpired;
import dev.backoffice.inventory.stock.HoldId;
import dev.backoffice.inventory.stock.HoldStock;
import dev.backoffice.inventory.stock.ReleaseHold;
import dev.backoffice.inventory.stock.ReturnGoods;
import dev.backoffice.inventory.stock.ReturnedLine;
import dev.backoffice.inventory.stock.Site;
import dev.backoffice.inventory.stock.Stock;
import dev.backoffice.inventory.stock.StockEvent;
import dev.backoffice.inventory.stock.StockReleased;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The goods of orders: set aside, given back, gone, come back. */
final class OrderStock {
    private static final Duration KEEP_FOR = Duration.ofDays(30);

    private final OrderDesk desk;
    private final Stock stock;

    OrderStock(OrderDesk desk, Stock stock) {
        this.desk = desk;
        this.stock = stock;
    }

    // ---- taking

    /**
     * Sets an order's goods aside at a place, or lets it wait for what is short.
     *
     * @return false when it is short
     */
    boolean hold(CallContext context, EventKey key, OrderView order, Establishment site) {
        try {
            HoldId hold = holdOnce(context, holdOf(key.commandKey("hold"), order, site));
            boolean recorded = desk.ifStillWanted(
                    orders -> orders.hold(context, new RecordHold(key.commandKey("held"), order.id(), hold)));
            if (!recorded) {
                release(context, hold);
            }
            return true;
        } catch (RuleViolation refused) {
            if (!refused.code().equals("stock.short")) {
                throw refused;
            }
            deferShort(context, key, order, refused);
            return false;
        }
    }

    /** An earlier delivery may have chosen another site: its hold is the one. */
    private HoldId holdOnce(CallContext context, HoldStock command) {
        try {
            return stock.hold(context, command);
        } catch (Conflict conflict) {
            if (!conflict.code().equals("receipt.other-input")) {
                throw conflict;
            }
            return HoldId.of(context.tenant(), command.key());
        }
    }

    private static HoldStock holdOf(IdempotencyKey key, OrderView order, Establishment site) {
        HoldStock hold = HoldStock.of(key, order.id().toString()).keepFor(KEEP_FOR);
        for (OrderGoods goods : order.goods()) {
            hold = hold.line(Site.of(site.site()), goods.sku(), goods.quantity().value());
        }
        return hold;
    }

    private void deferShort(CallContext context, EventKey key, OrderView order, RuleViolation shortage) {
        Sku sku = Sku.of(shortage.details()
                .getOrDefault("sku", order.goods().get(0).sku().value()));
        desk.defer(
                context,
                key,
                order.id(),
                WaitReason.shortOf(sku, shortage.details().getOrDefault("available", "0")));
        // Goods that came in before the order said that it waits did not find it waiting.
        String place = shortage.details().getOrDefault("site", "");
        long wanted = wanted(order, sku);
        boolean thereNow = stock.availability(context, sku).sites().stream()
                .anyMatch(site ->
                        site.site().code().equals(place) && site.available().toMinor() >= wanted);
        if (thereNow) {
            desk.resume(context, key, order.id(), "Goods of " + sku + " are there now.");
        }
    }

    // ---- giving back

    /** What an earlier delivery set aside and could not record any more, because the order was cancelled meanwhile. */
    void releaseUnrecorded(CallContext context, EventKey key, OrderView order) {
        HoldId hold = HoldId.of(context.tenant(), key.commandKey("hold"));
        if (order.status() == OrderStatus.Kind.CANCELLED && !order.hold().equals(Optional.of(hold))) {
            try {
                release(context, hold);
            } catch (NotFound nothingSetAside) {
                // the usual case
            }
        }
    }

    void release(CallContext context, HoldId hold) {
        unlessOver(() -> stock.release(context, ReleaseHold.of(hold)));
    }

    /**
     * The order goes back to where it began; its goods are given back when it has recorded that.
     *
     * @return false for one whose goods are picked already, or that has a document
     */
    boolean letGo(CallContext context, EventKey key, OrderView order, HoldLoss cause) {
        boolean untouched = order.status() == OrderStatus.Kind.HELD
                || order.status() == OrderStatus.Kind.WAITING && order.parcels().isEmpty();
        if (!untouched || order.document().isPresent()) {
            return false;
        }
        order.hold()
                .ifPresent(held -> desk.ifStillWanted(orders -> orders.loseHold(
                        context, new LoseHold(key.commandKey("let-go/" + order.id()), order.id(), held, cause))));
        return true;
    }

    /** Ends a hold unless it has ended: a receipt says so for a while only, the hold for ever. */
    private static void unlessOver(Runnable end) {
        try {
            end.run();
        } catch (RuleViolation over) {
            if (!over.code().equals("hold.not-live")) {
                throw over;
            }
        }
    }

    // ---- leaving and coming back

    /**
     * Goods that left after the time they were set aside for are taken from what is there: they are gone all the same. What left
     * before, with whichever hold, does not leave again.
     */
    void leave(CallContext context, OrderId order, HoldId hold) {
        try {
            stock.commit(context, CommitHold.of(hold));
        } catch (RuleViolation over) {
            if (!over.code().equals("hold.not-live")) {
                throw over;
            }
            if (!stock.issuedFor(context, order.toString()).isEmpty()) {
                return;
            }
            HoldStock again = HoldStock.of(lateKey(order), order.toString()).keepFor(KEEP_FOR);
            for (HeldLine line : stock.viewHold(context, hold).lines()) {
                again = again.line(line.site(), line.sku(), line.quantity().value());
            }
            stock.commit(context, CommitHold.of(holdOfLeft(context, order, again)));
        }
    }

    /** @throws RuleViolation {@code flow.left-short} when others have its goods by now: somebody has to find out where they are from */
    private HoldId holdOfLeft(CallContext context, OrderId order, HoldStock again) {
        try {
            return stock.hold(context, again);
        } catch (RuleViolation refused) {
            if (!refused.code().equals("stock.short")) {
                throw refused;
            }
            Map<String, String> details = refused.details();
            throw RuleViolation.of(
                    "flow.left-short",
                    "order",
                    order.toString(),
                    "sku",
                    details.getOrDefault("sku", ""),
                    "site",
                    details.getOrDefault("site", ""),
                    "wanted",
                    details.getOrDefault("wanted", ""),
                    "available",
                    details.getOrDefault("available", ""));
        }
    }

    /**
     * An order was cancelled after it left: its goods come back; they may not have left yet when that overtook them.
     *
     * @param returned what was decided of goods that came back before; discarded ones do not come back again
     */
    void comeBack(CallContext context, OrderId order, HoldId hold, List<ReturnLine> returned) {
        unlessOver(() -> stock.commit(context, CommitHold.of(hold)));
        boolean discarded = returned.stream().anyMatch(line -> line.discarded().isPositive());
        List<ReturnedLine> rest = discarded ? rest(context, order, returned) : List.of();
        if (discarded && rest.isEmpty()) {
            return;
        }
        String document = "cancel-" + order;
        try {
            takeBack(context, new ReturnGoods(document, hold, rest));
        } catch (RuleViolation leftLate) {
            if (!leftLate.code().equals("stock.not-issued")) {
                throw leftLate;
            }
            takeBack(context, new ReturnGoods(document, leftLate(context, order), rest));
        }
    }

    private List<ReturnedLine> rest(CallContext context, OrderId order, List<ReturnLine> returned) {
        Map<Sku, Quantity> rest = new LinkedHashMap<>();
        stock.issuedFor(context, order.toString())
                .forEach(line -> rest.merge(line.sku(), line.quantity(), Quantity::plus));
        returned.forEach(line -> rest.computeIfPresent(
                line.sku(), (same, left) -> left.minus(line.restocked().plus(line.discarded()))));
        return rest.entrySet().stream()
                .filter(left -> left.getValue().isPositive())
                .map(left -> new ReturnedLine(left.getKey(), left.getValue().value()))
                .toList();
    }

    /** Nothing is left to come back of what the buyer has sent back already. */
    private void takeBack(CallContext context, ReturnGoods command) {
        try {
            stock.takeBack(context, command);
        } catch (RuleViolation back) {
            if (!back.code().equals("stock.already-returned")) {
                throw back;
            }
        }
    }

    /** The hold of goods that left after the time of their first hold. */
    static HoldId leftLate(CallContext context, OrderId order) {
        return HoldId.of(context.tenant(), lateKey(order));
    }

    private static IdempotencyKey lateKey(OrderId order) {
        return IdempotencyKey.of("left-late/" + order);
    }

    /** The place an order's goods are set aside at. */
    Site site(CallContext context, OrderView order) {
        HoldId hold = order.hold()
                .orElseThrow(
                        () -> NotFound.of("hold.unknown", "hold", order.id().toString()));
        return stock.viewHold(context, hold).lines().get(0).site();
    }

    // ---- what happens to goods

    void onStock(CallContext context, Occurrence<StockEvent> happened) {
        StockEvent event = happened.event();
        EventKey key = happened.key();
        if (event instanceof HoldExpired expired) {
            desk.find(context, expired.reference()).ifPresent(order -> loseHold(context, key, order, expired.hold()));
            resumeShort(context, key, skusOf(context, expired.hold()), "were given back");
        } else if (event instanceof StockReleased released) {
            resumeShort(context, key, skusOf(context, released.hold()), "were given back");
        } else if (event instanceof GoodsReturned returned) {
            resumeShort(
                    context,
                    key,
                    returned.lines().stream().map(CostedLine::sku).collect(Collectors.toSet()),
                    "came back");
        } else if (event instanceof GoodsReceived received) {
            resumeShort(context, key, Set.of(received.sku()), "came in");
        }
    }

    private Set<Sku> skusOf(CallContext context, HoldId hold) {
        return stock.viewHold(context, hold).lines().stream().map(HeldLine::sku).collect(Collectors.toSet());
    }

    /** An order that has a document already cannot go back: it waits for somebody to decide. */
    private void loseHold(CallContext context, EventKey key, OrderView order, HoldId hold) {
        boolean lost = desk.ifStillWanted(
                orders -> orders.loseHold(context, new LoseHold(key.commandKey("lose-hold"), order.id(), hold)));
        OrderView now = desk.view(context, order.id());
        if (!lost && now.document().isPresent() && now.hold().equals(Optional.of(hold))) {
            desk.defer(
                    context,
                    key,
                    order.id(),
                    WaitReason.of(WaitReason.HOLD_LOST, "The time its goods were set aside for has passed."));
        }
    }

    /** Orders that wait for one of these items try again. */
    private void resumeShort(CallContext context, EventKey key, Set<Sku> skus, String how) {
        skus.forEach(sku -> resumeShort(context, key, sku, Optional.empty(), "Goods of " + sku + " " + how + "."));
    }

    /** What an order did not take, although its turn had come, is offered to those behind it. */
    void passOn(CallContext context, EventKey key, OrderView order) {
        if (order.hold().isEmpty()) {
            order.goods().stream()
                    .map(OrderGoods::sku)
                    .distinct()
                    .forEach(sku ->
                            resumeShort(context, key, sku, Optional.of(order), "Goods of " + sku + " were left over."));
        }
    }

    /** As many as there are goods for have their turn, those that came in first first. */
    private void resumeShort(CallContext context, EventKey key, Sku sku, Optional<OrderView> behind, String because) {
        long left = stock.availability(context, sku).available().toMinor();
        OrderQuery all = OrderQuery.all().shortOf(sku);
        OrderQuery line =
                behind.map(order -> all.arrived(order.arrivedAt(), Instant.MAX)).orElse(all);
        Optional<PageToken> next = Optional.empty();
        do {
            if (left <= 0) {
                return;
            }
            Page<OrderView> page = desk.list(context, line, next);
            for (OrderView order : page.rows()) {
                long wanted = wanted(order, sku);
                if (wanted <= left && behind.map(first -> behind(first, order)).orElse(true)) {
                    desk.resume(context, key, order.id(), because);
                    left -= wanted;
                }
            }
            next = page.next();
        } while (next.isPresent());
    }

    /** Orders that came in at once stand in line by id. */
    private static boolean behind(OrderView first, OrderView order) {
        return turn(order).compareTo(turn(first)) > 0;
    }

    private static String turn(OrderView order) {
        return View.combined(View.sortable(order.arrivedAt()), order.id().toString());
    }

    private static long wanted(OrderView order, Sku sku) {
        return order.goods().stream()
                .filter(goods -> goods.sku().equals(sku))
                .mapToLong(goods -> goods.quantity().toMinor())
                .sum();
    }
}
