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

import dev.backoffice.core.store.MoveTable;
import dev.backoffice.core.store.MoveTable.Legal;
import dev.backoffice.inventory.order.OrderStatus.Kind;
import java.util.List;
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
    /** Every legal move. */
    public static final List<Legal<OrderMove, Kind>> TABLE = List.of(
            Legal.of(OrderMove.HOLD, RECEIVED, HELD),
            Legal.of(OrderMove.SEPARATE, HELD, SEPARATED),
            Legal.of(OrderMove.PACK, SEPARATED, PACKED, INVOICED),
            Legal.of(OrderMove.INVOICE, PACKED, INVOICED),
            Legal.of(OrderMove.INVOICE, HELD, HELD),
            Legal.of(OrderMove.INVOICE, SEPARATED, SEPARATED),
            Legal.of(OrderMove.DISPATCH, INVOICED, DISPATCHED),
            Legal.of(OrderMove.MAKE_READY, INVOICED, READY),
            Legal.of(OrderMove.MAKE_READY, READY, READY),
            Legal.of(OrderMove.HAND_OVER, READY, DELIVERED),
            Legal.of(OrderMove.REFUSE_CODE, READY, READY),
            Legal.of(OrderMove.DELIVER, DISPATCHED, DELIVERED),
            Legal.of(OrderMove.LOSE_HOLD, HELD, RECEIVED),
            Legal.of(OrderMove.LOSE_HOLD, SEPARATED, RECEIVED),
            Legal.of(OrderMove.LOSE_HOLD, PACKED, RECEIVED),
            Legal.of(OrderMove.LOSE_HOLD, WAITING, WAITING),
            Legal.of(OrderMove.REVOKE_DISPATCH, INVOICED, PACKED),
            Legal.of(OrderMove.REVOKE_DISPATCH, READY, PACKED),
            Legal.of(OrderMove.REVOKE_DISPATCH, HELD, HELD),
            Legal.of(OrderMove.REVOKE_DISPATCH, SEPARATED, SEPARATED),
            Legal.of(OrderMove.REVOKE_DISPATCH, WAITING, WAITING),
            Legal.of(OrderMove.REVOKE_DISPATCH, CANCELLED, CANCELLED),
            Legal.of(OrderMove.SPLIT, RECEIVED, SPLIT),
            Legal.of(OrderMove.SPLIT, WAITING, SPLIT),
            Legal.of(OrderMove.CHANGE, RECEIVED, RECEIVED),
            Legal.of(OrderMove.CHANGE, HELD, RECEIVED),
            Legal.of(OrderMove.CHANGE, WAITING, RECEIVED),
            Legal.of(OrderMove.DEFER, RECEIVED, WAITING),
            Legal.of(OrderMove.DEFER, HELD, WAITING),
            Legal.of(OrderMove.DEFER, SEPARATED, WAITING),
            Legal.of(OrderMove.DEFER, PACKED, WAITING),
            Legal.of(OrderMove.DEFER, INVOICED, WAITING),
            Legal.of(OrderMove.DEFER, READY, WAITING),
            Legal.of(OrderMove.DEFER, WAITING, WAITING),
            Legal.of(OrderMove.RESUME, WAITING, RECEIVED, HELD, SEPARATED, PACKED, INVOICED, READY),
            Legal.of(OrderMove.CANCEL, RECEIVED, CANCELLED),
            Legal.of(OrderMove.CANCEL, WAITING, CANCELLED),
            Legal.of(OrderMove.CANCEL, HELD, CANCELLED),
            Legal.of(OrderMove.CANCEL, SEPARATED, CANCELLED),
            Legal.of(OrderMove.CANCEL, PACKED, CANCELLED),
            Legal.of(OrderMove.CANCEL, INVOICED, CANCELLED),
            Legal.of(OrderMove.CANCEL, READY, CANCELLED),
            Legal.of(OrderMove.CANCEL, SPLIT, CANCELLED),
            Legal.of(OrderMove.CANCEL, DISPATCHED, CANCELLED),
            Legal.of(OrderMove.CANCEL, DELIVERED, CANCELLED));

    private static final MoveTable<OrderMove, Kind> MOVES = MoveTable.of(TABLE);

    private OrderMoves() {}

    /** Where the move may lead from there; nowhere when it is not legal. */
    public static Set<Kind> targets(OrderMove move, Kind from) {
        return MOVES.targets(move, from);
    }

    /** Whether the move is legal there. */
    public static boolean legal(OrderMove move, Kind from) {
        return MOVES.legal(move, from);
    }
}
