package dev.backoffice.flows.ordertocash;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.event.EventKey;
import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.page.PageToken;
import dev.backoffice.inventory.order.Buyer;
import dev.backoffice.inventory.order.DeferOrder;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderQuery;
import dev.backoffice.inventory.order.OrderView;
import dev.backoffice.inventory.order.Orders;
import dev.backoffice.inventory.order.ResumeOrder;
import dev.backoffice.inventory.order.WaitReason;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Gives orders their moves in the name of events; what an order that has moved elsewhere no longer needs is let go. */
final class OrderDesk {
    private static final int LONGEST_REASON = 300;
    private static final int PAGE = 100;

    /** It stands elsewhere, or has other goods or another document by now than the event is about. */
    private static final Set<String> MOVED_ELSEWHERE =
            Set.of("order.illegal-move", "order.other-hold", "order.other-document");

    /** What comes before an order's id where other rooms refer to it. */
    static final String REFERENCE = "order/";

    private final Orders orders;
    private final InstantSource clock;

    OrderDesk(Orders orders, InstantSource clock) {
        this.orders = orders;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    OrderView view(CallContext context, OrderId order) {
        return orders.view(context, order);
    }

    Optional<Buyer> buyer(CallContext context, OrderId order) {
        return orders.buyer(context, order);
    }

    /** The order and, when it was split, its parts: all that move by the same money. */
    List<OrderView> family(CallContext context, OrderView order) {
        List<OrderView> all = new ArrayList<>(List.of(order));
        order.parts().forEach(part -> all.add(view(context, part)));
        return all;
    }

    /** The order that other rooms know by a reference; empty when it is of something else. */
    Optional<OrderView> findByReference(CallContext context, String reference) {
        return reference.startsWith(REFERENCE)
                ? find(context, reference.substring(REFERENCE.length()))
                : Optional.empty();
    }

    /** The order a reference names; empty when it names something of the host's own. */
    Optional<OrderView> find(CallContext context, String reference) {
        try {
            return Optional.of(orders.view(context, OrderId.parse(reference)));
        } catch (InvalidInput | NotFound notAnOrder) {
            return Optional.empty();
        }
    }

    /** It waits, and says what for. */
    void defer(CallContext context, EventKey key, OrderId order, WaitReason reason) {
        ifStillWanted(() -> orders.defer(context, new DeferOrder(key.commandKey("defer/" + order), order, reason)));
    }

    /** It waits because something was refused. */
    void defer(CallContext context, EventKey key, OrderId order, String code, String why) {
        defer(
                context,
                key,
                order,
                WaitReason.of(code, why.length() <= LONGEST_REASON ? why : why.substring(0, LONGEST_REASON)));
    }

    /** What it waited for is there. */
    void resume(CallContext context, EventKey key, OrderId order, String because) {
        ifStillWanted(() -> orders.resume(context, new ResumeOrder(key.commandKey("resume/" + order), order, because)));
    }

    /** It resumes if it waits for one of these. */
    void resumeIfWaitingFor(CallContext context, EventKey key, OrderView order, Set<String> codes, String because) {
        if (order.waitsFor().map(WaitReason::code).filter(codes::contains).isPresent()) {
            resume(context, key, order.id(), because);
        }
    }

    /**
     * Does a move; false when the order has moved elsewhere, so that the move is not needed any more.
     *
     * <p>The key is the event's, so a receipt of another input is one of an earlier delivery of the same event: the move was
     * made then, from what was known then.
     */
    boolean ifStillWanted(Consumer<Orders> move) {
        return ifStillWanted(() -> move.accept(orders));
    }

    private static boolean ifStillWanted(Runnable move) {
        try {
            move.run();
            return true;
        } catch (RuleViolation refused) {
            if (!MOVED_ELSEWHERE.contains(refused.code())) {
                throw refused;
            }
            return false;
        } catch (Conflict conflict) {
            if (!conflict.code().equals("receipt.other-input")) {
                throw conflict;
            }
            return true;
        }
    }

    /** A page of orders. */
    Page<OrderView> list(CallContext context, OrderQuery query, Optional<PageToken> after) {
        return orders.list(context, query, new PageRequest(PAGE, after));
    }
}
