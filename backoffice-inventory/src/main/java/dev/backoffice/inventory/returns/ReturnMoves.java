package dev.backoffice.inventory.returns;

import static dev.backoffice.inventory.returns.ReturnStatus.Kind.CANCELLED;
import static dev.backoffice.inventory.returns.ReturnStatus.Kind.CLOSED;
import static dev.backoffice.inventory.returns.ReturnStatus.Kind.INSPECTED;
import static dev.backoffice.inventory.returns.ReturnStatus.Kind.RECEIVED;
import static dev.backoffice.inventory.returns.ReturnStatus.Kind.REQUESTED;

import dev.backoffice.core.store.MoveTable;
import dev.backoffice.core.store.MoveTable.Legal;
import dev.backoffice.inventory.returns.ReturnStatus.Kind;
import java.util.List;
import java.util.Set;

/**
 * The published table of a return's legal moves; whatever is not in it is refused with {@code return.illegal-move}.
 *
 * <p>Refund and document do not wait for the goods and the goods do not wait for them: a return is closed by whichever of
 * the three comes last. One whose goods were taken in, or whose money went back, is cancelled only with its order.
 */
public final class ReturnMoves {
    /** Every legal move. */
    public static final List<Legal<ReturnMove, Kind>> TABLE = List.of(
            Legal.of(ReturnMove.RECEIVE, REQUESTED, RECEIVED),
            Legal.of(ReturnMove.INSPECT, RECEIVED, RECEIVED, INSPECTED, CLOSED),
            Legal.of(ReturnMove.REFUND, REQUESTED, REQUESTED),
            Legal.of(ReturnMove.REFUND, RECEIVED, RECEIVED),
            Legal.of(ReturnMove.REFUND, INSPECTED, INSPECTED, CLOSED),
            Legal.of(ReturnMove.DOCUMENT, REQUESTED, REQUESTED),
            Legal.of(ReturnMove.DOCUMENT, RECEIVED, RECEIVED),
            Legal.of(ReturnMove.DOCUMENT, INSPECTED, INSPECTED, CLOSED),
            Legal.of(ReturnMove.CANCEL, REQUESTED, CANCELLED),
            Legal.of(ReturnMove.CANCEL, RECEIVED, CANCELLED),
            Legal.of(ReturnMove.CANCEL, INSPECTED, CANCELLED));

    private static final MoveTable<ReturnMove, Kind> MOVES = MoveTable.of(TABLE);

    private ReturnMoves() {}

    /** Where the move may lead from there; nowhere when it is not legal. */
    public static Set<Kind> targets(ReturnMove move, Kind from) {
        return MOVES.targets(move, from);
    }

    /** Whether the move is legal there. */
    public static boolean legal(ReturnMove move, Kind from) {
        return MOVES.legal(move, from);
    }
}
