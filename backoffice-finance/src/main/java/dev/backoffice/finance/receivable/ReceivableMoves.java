package dev.backoffice.finance.receivable;

import static dev.backoffice.finance.receivable.ReceivableStatus.Kind.CANCELLED;
import static dev.backoffice.finance.receivable.ReceivableStatus.Kind.OPEN;
import static dev.backoffice.finance.receivable.ReceivableStatus.Kind.PARTLY_SETTLED;
import static dev.backoffice.finance.receivable.ReceivableStatus.Kind.SETTLED;
import static dev.backoffice.finance.receivable.ReceivableStatus.Kind.WRITTEN_OFF;

import dev.backoffice.finance.receivable.ReceivableStatus.Kind;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The published table of a receivable's legal moves; whatever is not in it is refused with {@code receivable.illegal-move}.
 *
 * <p>Money is the exception: what is paid where nothing is owed any more is not refused, it is {@code Overpaid}.
 */
public final class ReceivableMoves {
    /**
     * One legal move.
     *
     * @param move what is done
     * @param from where the receivable stands
     * @param to where it stands after it; one of them
     */
    public record Legal(ReceivableMove move, Kind from, Set<Kind> to) {
        public Legal {
            to = Collections.unmodifiableSet(EnumSet.copyOf(to));
        }
    }

    /** Every legal move. */
    public static final List<Legal> TABLE = List.of(
            legal(ReceivableMove.SETTLE, OPEN, PARTLY_SETTLED, SETTLED),
            legal(ReceivableMove.SETTLE, PARTLY_SETTLED, PARTLY_SETTLED, SETTLED),
            legal(ReceivableMove.REVERSE, PARTLY_SETTLED, OPEN, PARTLY_SETTLED),
            legal(ReceivableMove.REVERSE, SETTLED, OPEN, PARTLY_SETTLED),
            legal(ReceivableMove.WRITE_OFF, OPEN, WRITTEN_OFF),
            legal(ReceivableMove.WRITE_OFF, PARTLY_SETTLED, WRITTEN_OFF),
            legal(ReceivableMove.REINSTATE, WRITTEN_OFF, OPEN, PARTLY_SETTLED),
            legal(ReceivableMove.CANCEL, OPEN, CANCELLED),
            legal(ReceivableMove.CANCEL, PARTLY_SETTLED, CANCELLED));

    private static final Map<ReceivableMove, Map<Kind, Set<Kind>>> BY_MOVE = byMove();

    private ReceivableMoves() {}

    /** Where the move may lead from there; nowhere when it is not legal. */
    public static Set<Kind> targets(ReceivableMove move, Kind from) {
        return BY_MOVE.getOrDefault(move, Map.of()).getOrDefault(from, Set.of());
    }

    /** Whether the move is legal there. */
    public static boolean legal(ReceivableMove move, Kind from) {
        return !targets(move, from).isEmpty();
    }

    private static Legal legal(ReceivableMove move, Kind from, Kind to, Kind... others) {
        return new Legal(move, from, EnumSet.of(to, others));
    }

    private static Map<ReceivableMove, Map<Kind, Set<Kind>>> byMove() {
        Map<ReceivableMove, Map<Kind, Set<Kind>>> byMove = new EnumMap<>(ReceivableMove.class);
        for (Legal legal : TABLE) {
            byMove.computeIfAbsent(legal.move(), move -> new EnumMap<>(Kind.class))
                    .put(legal.from(), legal.to());
        }
        return byMove;
    }
}
