package dev.backoffice.examples.quickstart;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.flows.Backoffice;
import dev.backoffice.inventory.order.DeliveryMethod;
import dev.backoffice.inventory.order.DispatchOrder;
import dev.backoffice.inventory.order.MakeReady;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderMove;
import dev.backoffice.inventory.order.OrderQuery;
import dev.backoffice.inventory.order.OrderStatus;
import dev.backoffice.inventory.order.OrderView;
import dev.backoffice.inventory.order.ResumeOrder;
import dev.backoffice.inventory.order.SeparateOrder;
import dev.backoffice.inventory.order.Shipment;
import dev.backoffice.inventory.order.WaitReason;
import dev.backoffice.inventory.picking.CompletePickList;
import dev.backoffice.inventory.picking.PickLine;
import dev.backoffice.inventory.picking.PickList;
import dev.backoffice.inventory.picking.PickListId;
import dev.backoffice.inventory.picking.PickListQuery;
import dev.backoffice.inventory.picking.PickListStatus;
import dev.backoffice.inventory.picking.RecordPick;
import dev.backoffice.inventory.picking.StartPickList;
import dev.backoffice.inventory.stock.Site;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the people of the shop do: they pick goods in rounds, put at the counter what is fetched, print the labels channels
 * sent, and hand parcels over when the carriers come. Each step may be done twice, as after a stop, and counts once.
 */
final class Warehouse {
    private static final int PAGE = 500;
    private static final Duration KEEP_AT_COUNTER = Duration.ofDays(7);

    private final Backoffice shop;
    private final CallContext maria;

    Warehouse(Backoffice shop, CallContext maria) {
        this.shop = shop;
        this.maria = maria;
    }

    /** One round through the shelves of a site: what is held, paid and approved is taken out for packing. */
    void pick(String site, Instant at) {
        open().forEach(this::walk);
        Site here = Site.of(site);
        Optional<PageRequest> next = Optional.of(PageRequest.first(StartPickList.MAX_ORDERS));
        while (next.isPresent()) {
            PageRequest request = next.get();
            Page<OrderId> orders = shop.picking().candidates(maria, here, request);
            if (!orders.rows().isEmpty()) {
                String round = "round/" + site + "/" + at + "/" + orders.rows().get(0);
                walk(shop.picking()
                        .view(maria, shop.picking().start(maria, StartPickList.of(round, site, orders.rows()))));
            }
            next = orders.next().map(request::after);
        }
    }

    private List<PickList> open() {
        return Page.all(
                PAGE, page -> shop.picking().list(maria, PickListQuery.all().status(PickListStatus.Kind.OPEN), page));
    }

    private void walk(PickList list) {
        PickListId id = list.id();
        for (PickLine line : list.lines()) {
            shop.picking()
                    .pick(
                            maria,
                            new RecordPick(
                                    IdempotencyKey.of("pick/" + id + "/" + line.number()),
                                    id,
                                    line.number(),
                                    line.wanted().value(),
                                    Optional.empty()));
        }
        list.orders()
                .forEach(order -> unlessMovedOn(
                        () -> shop.orders().separate(maria, SeparateOrder.of("separate/" + id + "/" + order, order))));
        shop.picking().complete(maria, CompletePickList.of("picked/" + id, id));
    }

    /** The channels' labels are printed, and what is fetched is put at the counter. */
    void prepare() {
        for (OrderView order : all(OrderStatus.Kind.WAITING, Warehouse::waitsForLabel)) {
            unlessMovedOn(() -> shop.orders()
                    .resume(maria, ResumeOrder.of("label/" + order.id(), order.id(), "The channel's label is there.")));
        }
        for (OrderView order : all(OrderStatus.Kind.INVOICED, Warehouse::fetched)) {
            Instant ready = order.lastTime(OrderMove.INVOICE).orElse(Instant.EPOCH);
            unlessMovedOn(() -> shop.orders()
                    .makeReady(maria, MakeReady.of("ready/" + order.id(), order.id(), ready.plus(KEEP_AT_COUNTER))));
        }
    }

    private static boolean waitsForLabel(OrderView order) {
        return order.waitsFor()
                .filter(reason -> reason.code().equals(WaitReason.AWAITING_LABEL))
                .isPresent();
    }

    private static boolean fetched(OrderView order) {
        return order.terms().delivery() == DeliveryMethod.PICKUP;
    }

    /** The carriers take what is packed and was ordered on a day before. */
    void handOver(LocalDate today, ZoneId zone) {
        for (OrderView order : all(OrderStatus.Kind.INVOICED, order -> !fetched(order))) {
            boolean before = order.terms()
                    .orderedAt()
                    .map(at -> LocalDate.ofInstant(at, zone).isBefore(today))
                    .orElse(true);
            if (before) {
                dispatch(order);
            }
        }
    }

    /** Gives an order that is ready to leave to its carrier; false when it is not. */
    boolean dispatch(OrderView order) {
        return order.status() == OrderStatus.Kind.INVOICED
                && unlessMovedOn(() -> shop.orders()
                        .dispatch(maria, DispatchOrder.of("left/" + order.id(), order.id(), shipment(order))));
    }

    /** Numbers of parcels are the carriers'; these are made of the order's. */
    private static Shipment shipment(OrderView order) {
        String carrier = order.terms()
                .carrierService()
                .orElse(order.terms().delivery() == DeliveryMethod.OWN ? "own-van" : "carrier");
        return Shipment.of(carrier, "T" + order.terms().channelOrder().replace('/', '-'));
    }

    private List<OrderView> all(OrderStatus.Kind kind, Predicate<OrderView> which) {
        return Page.all(PAGE, page -> shop.orders().list(maria, OrderQuery.all().status(kind), page)).stream()
                .filter(which)
                .toList();
    }

    /** Does a move; false when the order has moved elsewhere meanwhile. */
    private static boolean unlessMovedOn(Runnable move) {
        try {
            move.run();
            return true;
        } catch (RuleViolation refused) {
            if (!refused.code().equals("order.illegal-move")) {
                throw refused;
            }
            return false;
        }
    }
}
