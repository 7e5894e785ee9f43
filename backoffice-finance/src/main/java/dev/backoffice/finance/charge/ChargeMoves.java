package dev.backoffice.finance.charge;

import static dev.backoffice.finance.charge.ChargeStatus.Kind.AUTHORIZED;
import static dev.backoffice.finance.charge.ChargeStatus.Kind.CANCELLED;
import static dev.backoffice.finance.charge.ChargeStatus.Kind.CAPTURED;
import static dev.backoffice.finance.charge.ChargeStatus.Kind.CHARGED_BACK;
import static dev.backoffice.finance.charge.ChargeStatus.Kind.DISPUTED;
import static dev.backoffice.finance.charge.ChargeStatus.Kind.EXPIRED;
import static dev.backoffice.finance.charge.ChargeStatus.Kind.ON_TERMS;
import static dev.backoffice.finance.charge.ChargeStatus.Kind.PARTLY_CAPTURED;
import static dev.backoffice.finance.charge.ChargeStatus.Kind.PARTLY_REFUNDED;
import static dev.backoffice.finance.charge.ChargeStatus.Kind.PENDING;
import static dev.backoffice.finance.charge.ChargeStatus.Kind.REFUNDED;

import dev.backoffice.core.store.MoveTable;
import dev.backoffice.core.store.MoveTable.Legal;
import dev.backoffice.finance.charge.ChargeStatus.Kind;
import java.util.List;
import java.util.Set;

/**
 * The published table of a charge's legal moves; whatever is not in it is refused with {@code charge.illegal-move}.
 *
 * <p>Money is the exception: what arrives for a charge that does not take it (any more) is not refused, it becomes a
 * {@link Credit}. While a part of a charge is disputed, the rest is asked for where it was before.
 */
public final class ChargeMoves {
    /** Every legal move. */
    public static final List<Legal<ChargeMove, Kind>> TABLE = List.of(
            Legal.of(ChargeMove.AUTHORIZE, PENDING, AUTHORIZED),
            Legal.of(ChargeMove.CAPTURE, PENDING, PARTLY_CAPTURED, CAPTURED),
            Legal.of(ChargeMove.CAPTURE, AUTHORIZED, PARTLY_CAPTURED, CAPTURED),
            Legal.of(ChargeMove.CAPTURE, ON_TERMS, PARTLY_CAPTURED, CAPTURED),
            Legal.of(ChargeMove.CAPTURE, PARTLY_CAPTURED, PARTLY_CAPTURED, CAPTURED),
            Legal.of(ChargeMove.CAPTURE, DISPUTED, DISPUTED),
            Legal.of(ChargeMove.EXPIRE, PENDING, EXPIRED),
            Legal.of(ChargeMove.EXPIRE, AUTHORIZED, EXPIRED),
            Legal.of(ChargeMove.EXPIRE, PARTLY_CAPTURED, EXPIRED),
            Legal.of(ChargeMove.CANCEL, PENDING, CANCELLED),
            Legal.of(ChargeMove.CANCEL, AUTHORIZED, CANCELLED),
            Legal.of(ChargeMove.CANCEL, ON_TERMS, CANCELLED),
            Legal.of(ChargeMove.CANCEL, PARTLY_CAPTURED, CANCELLED),
            Legal.of(ChargeMove.CANCEL, EXPIRED, CANCELLED),
            Legal.of(ChargeMove.REFUND, PARTLY_CAPTURED, PARTLY_REFUNDED, REFUNDED),
            Legal.of(ChargeMove.REFUND, CAPTURED, PARTLY_REFUNDED, REFUNDED),
            Legal.of(ChargeMove.REFUND, PARTLY_REFUNDED, PARTLY_REFUNDED, REFUNDED),
            Legal.of(ChargeMove.REFUND, EXPIRED, PARTLY_REFUNDED, REFUNDED),
            Legal.of(ChargeMove.REFUND, CANCELLED, PARTLY_REFUNDED, REFUNDED),
            Legal.of(ChargeMove.REFUND, CHARGED_BACK, PARTLY_REFUNDED, REFUNDED),
            Legal.of(ChargeMove.DISPUTE, PARTLY_CAPTURED, DISPUTED),
            Legal.of(ChargeMove.DISPUTE, CAPTURED, DISPUTED),
            Legal.of(ChargeMove.DISPUTE, PARTLY_REFUNDED, DISPUTED),
            Legal.of(ChargeMove.DISPUTE, EXPIRED, DISPUTED),
            Legal.of(ChargeMove.DISPUTE, CANCELLED, DISPUTED),
            Legal.of(ChargeMove.DISPUTE, CHARGED_BACK, DISPUTED),
            Legal.of(
                    ChargeMove.RESOLVE,
                    DISPUTED,
                    CHARGED_BACK,
                    PARTLY_CAPTURED,
                    CAPTURED,
                    PARTLY_REFUNDED,
                    EXPIRED,
                    CANCELLED));

    private static final MoveTable<ChargeMove, Kind> MOVES = MoveTable.of(TABLE);

    private ChargeMoves() {}

    /** Where the move may lead from there; nowhere when it is not legal. */
    public static Set<Kind> targets(ChargeMove move, Kind from) {
        return MOVES.targets(move, from);
    }

    /** Whether the move is legal there. */
    public static boolean legal(ChargeMove move, Kind from) {
        return MOVES.legal(move, from);
    }
}
