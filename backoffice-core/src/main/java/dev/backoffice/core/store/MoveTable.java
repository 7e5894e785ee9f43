package dev.backoffice.core.store;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The legal moves of one kind of aggregate, to be asked by move and status. Immutable and thread-safe.
 *
 * @param <M> what can be done
 * @param <K> the kinds of status
 */
public final class MoveTable<M extends Enum<M>, K extends Enum<K>> {
    /**
     * One legal move.
     *
     * @param move what is done
     * @param from where the aggregate stands
     * @param to where it stands after it; one of them
     */
    public record Legal<M extends Enum<M>, K extends Enum<K>>(M move, K from, Set<K> to) {
        public Legal {
            to = Collections.unmodifiableSet(EnumSet.copyOf(to));
        }

        /** A move that leads to one of these. */
        @SafeVarargs
        public static <M extends Enum<M>, K extends Enum<K>> Legal<M, K> of(M move, K from, K to, K... others) {
            Set<K> all = EnumSet.of(to);
            for (K other : others) {
                all.add(other);
            }
            return new Legal<>(move, from, all);
        }
    }

    private final Map<M, Map<K, Set<K>>> byMove;

    private MoveTable(Map<M, Map<K, Set<K>>> byMove) {
        this.byMove = byMove;
    }

    /**
     * A table of these moves.
     *
     * @throws IllegalArgumentException when there are none, or two of the same move from the same status
     */
    public static <M extends Enum<M>, K extends Enum<K>> MoveTable<M, K> of(List<Legal<M, K>> moves) {
        if (moves.isEmpty()) {
            throw new IllegalArgumentException("a table without moves");
        }
        Map<M, Map<K, Set<K>>> byMove = new EnumMap<>(moves.get(0).move().getDeclaringClass());
        for (Legal<M, K> legal : moves) {
            Map<K, Set<K>> targets = byMove.computeIfAbsent(
                    legal.move(), move -> new EnumMap<>(legal.from().getDeclaringClass()));
            if (targets.put(legal.from(), legal.to()) != null) {
                throw new IllegalArgumentException("twice in the table: " + legal.move() + " from " + legal.from());
            }
        }
        return new MoveTable<>(byMove);
    }

    /** Where the move may lead from there; nowhere when it is not legal. */
    public Set<K> targets(M move, K from) {
        return byMove.getOrDefault(move, Map.of()).getOrDefault(from, Set.of());
    }

    /** Whether the move is legal there. */
    public boolean legal(M move, K from) {
        return !targets(move, from).isEmpty();
    }
}
