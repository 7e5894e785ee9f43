package dev.backoffice.finance.verification;

import static dev.backoffice.finance.verification.VerificationStatus.Kind.APPROVED;
import static dev.backoffice.finance.verification.VerificationStatus.Kind.ASKING;
import static dev.backoffice.finance.verification.VerificationStatus.Kind.CANCELLED;
import static dev.backoffice.finance.verification.VerificationStatus.Kind.EXPIRED;
import static dev.backoffice.finance.verification.VerificationStatus.Kind.IN_REVIEW;
import static dev.backoffice.finance.verification.VerificationStatus.Kind.OPEN;
import static dev.backoffice.finance.verification.VerificationStatus.Kind.REJECTED;

import dev.backoffice.finance.verification.VerificationStatus.Kind;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The published table of a verification's legal moves; whatever is not in it is refused with {@code verification.illegal-move}. */
public final class VerificationMoves {
    /**
     * One legal move.
     *
     * @param move what is done
     * @param from where the verification stands
     * @param to where it stands after it; one of them
     */
    public record Legal(VerificationMove move, Kind from, Set<Kind> to) {
        public Legal {
            to = Collections.unmodifiableSet(EnumSet.copyOf(to));
        }
    }

    /** Every legal move. */
    public static final List<Legal> TABLE = List.of(
            legal(VerificationMove.ASK, OPEN, ASKING),
            legal(VerificationMove.RETURN, ASKING, OPEN),
            legal(VerificationMove.ADVISE, ASKING, APPROVED, IN_REVIEW, REJECTED),
            legal(VerificationMove.DECIDE, OPEN, APPROVED, REJECTED),
            legal(VerificationMove.DECIDE, ASKING, APPROVED, REJECTED),
            legal(VerificationMove.DECIDE, IN_REVIEW, APPROVED, REJECTED),
            legal(VerificationMove.EXPIRE, OPEN, EXPIRED),
            legal(VerificationMove.EXPIRE, ASKING, EXPIRED),
            legal(VerificationMove.EXPIRE, IN_REVIEW, EXPIRED),
            legal(VerificationMove.CANCEL, OPEN, CANCELLED),
            legal(VerificationMove.CANCEL, ASKING, CANCELLED),
            legal(VerificationMove.CANCEL, IN_REVIEW, CANCELLED),
            legal(VerificationMove.CANCEL, APPROVED, CANCELLED),
            legal(VerificationMove.CANCEL, REJECTED, CANCELLED),
            legal(VerificationMove.CANCEL, EXPIRED, CANCELLED),
            legal(VerificationMove.RECONSIDER, APPROVED, IN_REVIEW),
            legal(VerificationMove.RECONSIDER, REJECTED, IN_REVIEW),
            legal(VerificationMove.RECONSIDER, EXPIRED, IN_REVIEW));

    private static final Map<VerificationMove, Map<Kind, Set<Kind>>> BY_MOVE = byMove();

    private VerificationMoves() {}

    /** Where the move may lead from there; nowhere when it is not legal. */
    public static Set<Kind> targets(VerificationMove move, Kind from) {
        return BY_MOVE.getOrDefault(move, Map.of()).getOrDefault(from, Set.of());
    }

    /** Whether the move is legal there. */
    public static boolean legal(VerificationMove move, Kind from) {
        return !targets(move, from).isEmpty();
    }

    private static Legal legal(VerificationMove move, Kind from, Kind to, Kind... others) {
        return new Legal(move, from, EnumSet.of(to, others));
    }

    private static Map<VerificationMove, Map<Kind, Set<Kind>>> byMove() {
        Map<VerificationMove, Map<Kind, Set<Kind>>> byMove = new EnumMap<>(VerificationMove.class);
        for (Legal legal : TABLE) {
            byMove.computeIfAbsent(legal.move(), move -> new EnumMap<>(Kind.class))
                    .put(legal.from(), legal.to());
        }
        return byMove;
    }
}
