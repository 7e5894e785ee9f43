package dev.backoffice.finance.receivable;

import static dev.backoffice.finance.receivable.ReceivableStatus.Kind.CANCELLED;
import static dev.backoffice.finance.receivable.ReceivableStatus.Kind.OPEN;
import static dev.backoffice.finance.receivable.ReceivableStatus.Kind.PARTLY_SETTLED;
import static dev.backoffice.finance.receivable.ReceivableStatus.Kind.SETTLED;
import static dev.backoffice.finance.receivable.ReceivableStatus.Kind.WRITTEN_OFF;

import dev.backoffice.core.store.MoveTable;
import dev.backoffice.core.store.MoveTable.Legal;
import dev.backoffice.finance.receivable.ReceivableStatus.Kind;
import java.util.List;
import java.util.Set;

/**
 * The published table of a receivable's legal moves; whatever is not in it is refused with {@code receivable.illegal-move}.
 *
 * <p>Money is the exception: what is paid where nothing is owed any more is not refused, it is {@code Overpaid}; and where that
 * is taken back, nothing is owed again.
 */
public final class ReceivableMoves {
    /** Every legal move. */
    public static final List<Legal<ReceivableMove, Kind>> TABLE = List.of(
            Legal.of(ReceivableMove.SETTLE, OPEN, PARTLY_SETTLED, SETTLED),
            Legal.of(ReceivableMove.SETTLE, PARTLY_SETTLED, PARTLY_SETTLED, SETTLED),
            Legal.of(ReceivableMove.REVERSE, PARTLY_SETTLED, OPEN, PARTLY_SETTLED),
            Legal.of(ReceivableMove.REVERSE, SETTLED, OPEN, PARTLY_SETTLED),
            Legal.of(ReceivableMove.REVERSE, WRITTEN_OFF, OPEN, PARTLY_SETTLED),
            Legal.of(ReceivableMove.REVERSE, CANCELLED, OPEN, PARTLY_SETTLED),
            Legal.of(ReceivableMove.WRITE_OFF, OPEN, WRITTEN_OFF),
            Legal.of(ReceivableMove.WRITE_OFF, PARTLY_SETTLED, WRITTEN_OFF),
            Legal.of(ReceivableMove.REINSTATE, WRITTEN_OFF, OPEN, PARTLY_SETTLED),
            Legal.of(ReceivableMove.REINSTATE, OPEN, OPEN),
            Legal.of(ReceivableMove.REINSTATE, PARTLY_SETTLED, PARTLY_SETTLED),
            Legal.of(ReceivableMove.REINSTATE, SETTLED, PARTLY_SETTLED),
            Legal.of(ReceivableMove.CANCEL, OPEN, CANCELLED),
            Legal.of(ReceivableMove.CANCEL, PARTLY_SETTLED, CANCELLED));

    private static final MoveTable<ReceivableMove, Kind> MOVES = MoveTable.of(TABLE);

    private ReceivableMoves() {}

    /** Where the move may lead from there; nowhere when it is not legal. */
    public static Set<Kind> targets(ReceivableMove move, Kind from) {
        return MOVES.targets(move, from);
    }

    /** Whether the move is legal there. */
    public static boolean legal(ReceivableMove move, Kind from) {
        return MOVES.legal(move, from);
    }
}
