package dev.backoffice.inventory.picking;

import dev.backoffice.inventory.picking.PickListStatus.Kind;
import java.util.List;
import java.util.Optional;

/** The published table of a pick list's legal moves; whatever is not in it is refused with {@code picking.illegal-move}. */
public final class PickMoves {
    /**
     * One legal move.
     *
     * @param move what is done
     * @param from where the list stands
     * @param to where it stands after it
     */
    public record Legal(PickMove move, Kind from, Kind to) {}

    /** Every legal move. */
    public static final List<Legal> TABLE = List.of(
            new Legal(PickMove.PICK, Kind.OPEN, Kind.OPEN),
            new Legal(PickMove.COMPLETE, Kind.OPEN, Kind.COMPLETED),
            new Legal(PickMove.CANCEL, Kind.OPEN, Kind.CANCELLED));

    private PickMoves() {}

    /** Where the move leads from there; empty when it is not legal. */
    public static Optional<Kind> target(PickMove move, Kind from) {
        return TABLE.stream()
                .filter(legal -> legal.move() == move && legal.from() == from)
                .map(Legal::to)
                .findFirst();
    }
}
