package dev.backoffice.inventory.order;

import static dev.backoffice.inventory.order.OrderStatus.Kind.CANCELLED;
import static dev.backoffice.inventory.order.OrderStatus.Kind.DELIVERED;
import static dev.backoffice.inventory.order.OrderStatus.Kind.DISPATCHED;
import static dev.backoffice.inventory.order.OrderStatus.Kind.HELD;
import static dev.backoffice.inventory.order.OrderStatus.Kind.INVOICED;
import static dev.backoffice.inventory.order.OrderStatus.Kind.PACKED;
import static dev.backoffice.inventory.order.OrderStatus.Kind.READY;
import static dev.backoffice.inventory.order.OrderStatus.Kind.RECEIVED;
import static dev.backoffice.inventory.order.OrderStatus.Kind.SEPARATED;
import static dev.backoffice.inventory.order.OrderStatus.Kind.SPLIT;
import static dev.backoffice.inventory.order.OrderStatus.Kind.WAITING;

import dev.backoffice.inventory.order.OrderStatus.Kind;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The published table of an order's legal moves; whatever is not in it is refused with {@code order.illegal-move}.
 *
 * <p>What happens to a waiting order happens to where it goes on: it may lose its hold there, or its document.
 *
 * <p>Whether a document covers an order is another question than how far its goods are: a document may come from {@code HELD}
 * on, and an order that is held or picked stays so with it. Packed and covered is {@code INVOICED}, from where it may leave. A
 * covered order keeps its goods: it cannot lose its hold, be split or be changed before the document is taken off.
 */
public final class OrderMoves {
    /**
     * One legal move.
     *
     * @param move what is done
     * @param from where the order stands
     * @param to where it stands after it; one of them
     */
    public record Legal(OrderMove move, Kind from, Set<Kind> to) {
        public Legal {
            to = Collections.unmodifiableSet(EnumSet.copyOf(to));
        }
    }

    /** Every legal move. */
    public static final List<Legal> TABLE = List.of(
            legal(OrderMove.HOLD, RECEIVED, HELD),
            legal(OrderMove.SEPARATE, HELD, SEPARATED),
            legal(OrderMove.PACK, SEPARATED, PACKED, INVOICED),
            legal(OrderMove.INVOICE, PACKED, INVOICED),
            legal(OrderMove.INVOICE, HELD, HELD),
            legal(OrderMove.INVOICE, SEPARATED, SEPARATED),
            legal(OrderMove.DISPATCH, INVOICED, DISPATCHED),
            legal(OrderMove.MAKE_READY, INVOICED, READY),
            legal(OrderMove.MAKE_READY, READY, READY),
            legal(OrderMove.HAND_OVER, READY, DELIVERED),
            legal(OrderMove.REFUSE_CODE, READY, READY),
            legal(OrderMove.DELIVER, DISPATCHED, DELIVERED),
            legal(OrderMove.LOSE_HOLD, HELD, RECEIVED),
            legal(OrderMove.LOSE_HOLD, SEPARATED, RECEIVED),
            legal(OrderMove.LOSE_HOLD, PACKED, RECEIVED),
            legal(OrderMove.LOSE_HOLD, WAITING, WAITING),
            legal(OrderMove.REVOKE_DISPATCH, INVOICED, PACKED),
            legal(OrderMove.REVOKE_DISPATCH, READY, PACKED),
            legal(OrderMove.REVOKE_DISPATCH, HELD, HELD),
            legal(OrderMove.REVOKE_DISPATCH, SEPARATED, SEPARATED),
            legal(OrderMove.REVOKE_DISPATCH, WAITING, WAITING),
            legal(OrderMove.REVOKE_DISPATCH, CANCELLED, CANCELLED),
            legal(OrderMove.SPLIT, RECEIVED, SPLIT),
            legal(OrderMove.SPLIT, WAITING, SPLIT),
            legal(OrderMove.CHANGE, RECEIVED, RECEIVED),
            legal(OrderMove.CHANGE, HELD, RECEIVED),
            legal(OrderMove.CHANGE, WAITING, RECEIVED),
            legal(OrderMove.DEFER, RECEIVED, WAITING),
            legal(OrderMove.DEFER, HELD, WAITING),
            legal(OrderMove.DEFER, SEPARATED, WAITING),
            legal(OrderMove.DEFER, PACKED, WAITING),
            legal(OrderMove.DEFER, INVOICED, WAITING),
            legal(OrderMove.DEFER, READY, WAITING),
            legal(OrderMove.DEFER, WAITING, WAITING),
            legal(OrderMove.RESUME, WAITING, RECEIVED, HELD, SEPARATED, PACKED, INVOICED, READY),
            legal(OrderMove.CANCEL, RECEIVED, CANCELLED),
            legal(OrderMove.CANCEL, WAITING, CANCELLED),
            legal(OrderMove.CANCEL, HELD, CANCELLED),
            legal(OrderMove.CANCEL, SEPARATED, CANCELLED),
            legal(OrderMove.CANCEL, PACKED, CANCELLED),
            legal(OrderMove.CANCEL, INVOICED, CANCELLED),
            legal(OrderMove.CANCEL, READY, CANCELLED),
            legal(OrderMove.CANCEL, SPLIT, CANCELLED),
            legal(OrderMove.CANCEL, DISPATCHED, CANCELLED),
            legal(OrderMove.CANCEL, DELIVERED, CANCELLED));

    private static final Map<OrderMove, Map<Kind, Set<Kind>>> BY_MOVE = byMove();

    private OrderMoves() {}

    /** Where the move may lead from there; nowhere when it is not legal. */
    public static Set<Kind> targets(OrderMove move, Kind from) {
        return BY_MOVE.getOrDefault(move, Map.of()).getOrDefault(from, Set.of());
    }

    /** Whether the move is legal there. */
    public static boolean legal(OrderMove move, Kind from) {
        return !targets(move, from).isEmpty();
    }

    private static Legal legal(OrderMove move, Kind from, Kind to, Kind... others) {
        return new Legal(move, from, EnumSet.of(to, others));
    }

    private static Map<OrderMove, Map<Kind, Set<Kind>>> byMove() {
        Map<OrderMove, Map<Kind, Set<Kind>>> byMove = new EnumMap<>(OrderMove.class);
        for (Legal legal : TABLE) {
            byMove.computeIfAbsent(legal.move(), move -> new EnumMap<>(Kind.class))
                    .put(legal.from(), legal.to());
        }
        return byMove;
    }
}
