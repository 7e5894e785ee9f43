package dev.backoffice.inventory.shipping;

import static dev.backoffice.inventory.shipping.PromiseStatus.Kind.BROKEN;
import static dev.backoffice.inventory.shipping.PromiseStatus.Kind.DROPPED;
import static dev.backoffice.inventory.shipping.PromiseStatus.Kind.KEPT;
import static dev.backoffice.inventory.shipping.PromiseStatus.Kind.OPEN;

import dev.backoffice.inventory.shipping.PromiseStatus.Kind;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The published table of a promise's legal moves; whatever is not in it is refused with {@code promise.illegal-move}. */
public final class PromiseMoves {
    /**
     * One legal move.
     *
     * @param move what is done
     * @param from where the promise stands
     * @param to where it stands after it; one of them
     */
    public record Legal(PromiseMove move, Kind from, Set<Kind> to) {
        public Legal {
            to = Collections.unmodifiableSet(EnumSet.copyOf(to));
        }
    }

    /** Every legal move. */
    public static final List<Legal> TABLE = List.of(
            new Legal(PromiseMove.REVISE, OPEN, EnumSet.of(OPEN)),
            new Legal(PromiseMove.ADVANCE, OPEN, EnumSet.of(OPEN)),
            new Legal(PromiseMove.DELIVER, OPEN, EnumSet.of(KEPT, BROKEN)),
            new Legal(PromiseMove.DROP, OPEN, EnumSet.of(DROPPED)));

    private PromiseMoves() {}

    /** Where the move may lead from there; nowhere when it is not legal. */
    public static Set<Kind> targets(PromiseMove move, Kind from) {
        return TABLE.stream()
                .filter(legal -> legal.move() == move && legal.from() == from)
                .findFirst()
                .map(Legal::to)
                .orElse(Set.of());
    }
}
