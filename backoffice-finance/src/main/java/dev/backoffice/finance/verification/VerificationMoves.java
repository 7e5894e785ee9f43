package dev.backoffice.finance.verification;

import static dev.backoffice.finance.verification.VerificationStatus.Kind.APPROVED;
import static dev.backoffice.finance.verification.VerificationStatus.Kind.ASKING;
import static dev.backoffice.finance.verification.VerificationStatus.Kind.CANCELLED;
import static dev.backoffice.finance.verification.VerificationStatus.Kind.EXPIRED;
import static dev.backoffice.finance.verification.VerificationStatus.Kind.IN_REVIEW;
import static dev.backoffice.finance.verification.VerificationStatus.Kind.OPEN;
import static dev.backoffice.finance.verification.VerificationStatus.Kind.REJECTED;

import dev.backoffice.core.store.MoveTable;
import dev.backoffice.core.store.MoveTable.Legal;
import dev.backoffice.finance.verification.VerificationStatus.Kind;
import java.util.List;
import java.util.Set;

/** The published table of a verification's legal moves; whatever is not in it is refused with {@code verification.illegal-move}. */
public final class VerificationMoves {
    /** Every legal move. */
    public static final List<Legal<VerificationMove, Kind>> TABLE = List.of(
            Legal.of(VerificationMove.ASK, OPEN, ASKING),
            Legal.of(VerificationMove.RETURN, ASKING, OPEN),
            Legal.of(VerificationMove.LOOK_UP, ASKING, ASKING),
            Legal.of(VerificationMove.ADVISE, ASKING, APPROVED, IN_REVIEW, REJECTED),
            Legal.of(VerificationMove.DECIDE, OPEN, APPROVED, REJECTED),
            Legal.of(VerificationMove.DECIDE, ASKING, APPROVED, REJECTED),
            Legal.of(VerificationMove.DECIDE, IN_REVIEW, APPROVED, REJECTED),
            Legal.of(VerificationMove.EXPIRE, OPEN, EXPIRED),
            Legal.of(VerificationMove.EXPIRE, ASKING, EXPIRED),
            Legal.of(VerificationMove.EXPIRE, IN_REVIEW, EXPIRED),
            Legal.of(VerificationMove.CANCEL, OPEN, CANCELLED),
            Legal.of(VerificationMove.CANCEL, ASKING, CANCELLED),
            Legal.of(VerificationMove.CANCEL, IN_REVIEW, CANCELLED),
            Legal.of(VerificationMove.CANCEL, APPROVED, CANCELLED),
            Legal.of(VerificationMove.CANCEL, REJECTED, CANCELLED),
            Legal.of(VerificationMove.CANCEL, EXPIRED, CANCELLED),
            Legal.of(VerificationMove.RECONSIDER, APPROVED, IN_REVIEW),
            Legal.of(VerificationMove.RECONSIDER, REJECTED, IN_REVIEW),
            Legal.of(VerificationMove.RECONSIDER, EXPIRED, IN_REVIEW));

    private static final MoveTable<VerificationMove, Kind> MOVES = MoveTable.of(TABLE);

    private VerificationMoves() {}

    /** Where the move may lead from there; nowhere when it is not legal. */
    public static Set<Kind> targets(VerificationMove move, Kind from) {
        return MOVES.targets(move, from);
    }

    /** Whether the move is legal there. */
    public static boolean legal(VerificationMove move, Kind from) {
        return MOVES.legal(move, from);
    }
}
