package dev.backoffice.inventory.shipping;

import static dev.backoffice.inventory.shipping.PromiseStatus.Kind.BROKEN;
import static dev.backoffice.inventory.shipping.PromiseStatus.Kind.DROPPED;
import static dev.backoffice.inventory.shipping.PromiseStatus.Kind.KEPT;
import static dev.backoffice.inventory.shipping.PromiseStatus.Kind.OPEN;

import dev.backoffice.core.store.MoveTable;
import dev.backoffice.core.store.MoveTable.Legal;
import dev.backoffice.inventory.shipping.PromiseStatus.Kind;
import java.util.List;
import java.util.Set;

/** The published table of a promise's legal moves; whatever is not in it is refused with {@code promise.illegal-move}. */
public final class PromiseMoves {
    /** Every legal move. */
    public static final List<Legal<PromiseMove, Kind>> TABLE = List.of(
            Legal.of(PromiseMove.REVISE, OPEN, OPEN),
            Legal.of(PromiseMove.ADVANCE, OPEN, OPEN),
            Legal.of(PromiseMove.DELIVER, OPEN, KEPT, BROKEN),
            Legal.of(PromiseMove.DROP, OPEN, DROPPED));

    private static final MoveTable<PromiseMove, Kind> MOVES = MoveTable.of(TABLE);

    private PromiseMoves() {}

    /** Where the move may lead from there; nowhere when it is not legal. */
    public static Set<Kind> targets(PromiseMove move, Kind from) {
        return MOVES.targets(move, from);
    }

    /** Whether the move is legal there. */
    public static boolean legal(PromiseMove move, Kind from) {
        return MOVES.legal(move, from);
    }
}
