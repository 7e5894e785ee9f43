package dev.backoffice.inventory.picking;

import dev.backoffice.core.store.MoveTable;
import dev.backoffice.core.store.MoveTable.Legal;
import dev.backoffice.inventory.picking.PickListStatus.Kind;
import java.util.List;
import java.util.Set;

/** The published table of a pick list's legal moves; whatever is not in it is refused with {@code picking.illegal-move}. */
public final class PickMoves {
    /** Every legal move. */
    public static final List<Legal<PickMove, Kind>> TABLE = List.of(
            Legal.of(PickMove.PICK, Kind.OPEN, Kind.OPEN),
            Legal.of(PickMove.COMPLETE, Kind.OPEN, Kind.COMPLETED),
            Legal.of(PickMove.CANCEL, Kind.OPEN, Kind.CANCELLED));

    private static final MoveTable<PickMove, Kind> MOVES = MoveTable.of(TABLE);

    private PickMoves() {}

    /** Where the move may lead from there; nowhere when it is not legal. */
    public static Set<Kind> targets(PickMove move, Kind from) {
        return MOVES.targets(move, from);
    }

    /** Whether the move is legal there. */
    public static boolean legal(PickMove move, Kind from) {
        return MOVES.legal(move, from);
    }
}
