package dev.backoffice.inventory.returns;

import static dev.backoffice.inventory.returns.ReturnStatus.Kind.CANCELLED;
import static dev.backoffice.inventory.returns.ReturnStatus.Kind.CLOSED;
import static dev.backoffice.inventory.returns.ReturnStatus.Kind.INSPECTED;
import static dev.backoffice.inventory.returns.ReturnStatus.Kind.RECEIVED;
import static dev.backoffice.inventory.returns.ReturnStatus.Kind.REQUESTED;

import dev.backoffice.inventory.returns.ReturnStatus.Kind;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The published table of a return's legal moves; whatever is not in it is refused with {@code return.illegal-move}.
 *
 * <p>Refund and document do not wait for the goods and the goods do not wait for them: a return is closed by whichever of
 * the three comes last.
 */
public final class ReturnMoves {
    /**
     * One legal move.
     *
     * @param move what is done
     * @param from where the return stands
     * @param to where it stands after it; one of them
     */
    public record Legal(ReturnMove move, Kind from, Set<Kind> to) {
        public Legal {
            to = Collections.unmodifiableSet(EnumSet.copyOf(to));
        }
    }

    /** Every legal move. */
    public static final List<Legal> TABLE = List.of(
            legal(ReturnMove.RECEIVE, REQUESTED, RECEIVED),
            legal(ReturnMove.INSPECT, RECEIVED, RECEIVED, INSPECTED, CLOSED),
            legal(ReturnMove.REFUND, REQUESTED, REQUESTED),
            legal(ReturnMove.REFUND, RECEIVED, RECEIVED),
            legal(ReturnMove.REFUND, INSPECTED, INSPECTED, CLOSED),
            legal(ReturnMove.DOCUMENT, REQUESTED, REQUESTED),
            legal(ReturnMove.DOCUMENT, RECEIVED, RECEIVED),
            legal(ReturnMove.DOCUMENT, INSPECTED, INSPECTED, CLOSED),
            legal(ReturnMove.CANCEL, REQUESTED, CANCELLED),
            legal(ReturnMove.CANCEL, RECEIVED, CANCELLED));

    private ReturnMoves() {}

    /** Where the move may lead from there; nowhere when it is not legal. */
    public static Set<Kind> targets(ReturnMove move, Kind from) {
        return TABLE.stream()
                .filter(legal -> legal.move() == move && legal.from() == from)
                .findFirst()
                .map(Legal::to)
                .orElse(Set.of());
    }

    private static Legal legal(ReturnMove move, Kind from, Kind to, Kind... others) {
        return new Legal(move, from, EnumSet.of(to, others));
    }
}
