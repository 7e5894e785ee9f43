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

import dev.backoffice.finance.charge.ChargeStatus.Kind;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The published table of a charge's legal moves; whatever is not in it is refused with {@code charge.illegal-move}.
 *
 * <p>Money is the exception: what arrives for a charge that does not take it (any more) is not refused, it becomes a
 * {@link Credit}.
 */
public final class ChargeMoves {
    /**
     * One legal move.
     *
     * @param move what is done
     * @param from where the charge stands
     * @param to where it stands after it; one of them
     */
    public record Legal(ChargeMove move, Kind from, Set<Kind> to) {
        public Legal {
            to = Collections.unmodifiableSet(EnumSet.copyOf(to));
        }
    }

    /** Every legal move. */
    public static final List<Legal> TABLE = List.of(
            legal(ChargeMove.AUTHORIZE, PENDING, AUTHORIZED),
            legal(ChargeMove.CAPTURE, PENDING, PARTLY_CAPTURED, CAPTURED),
            legal(ChargeMove.CAPTURE, AUTHORIZED, PARTLY_CAPTURED, CAPTURED),
            legal(ChargeMove.CAPTURE, ON_TERMS, PARTLY_CAPTURED, CAPTURED),
            legal(ChargeMove.CAPTURE, PARTLY_CAPTURED, PARTLY_CAPTURED, CAPTURED),
            legal(ChargeMove.EXPIRE, PENDING, EXPIRED),
            legal(ChargeMove.EXPIRE, AUTHORIZED, EXPIRED),
            legal(ChargeMove.EXPIRE, PARTLY_CAPTURED, EXPIRED),
            legal(ChargeMove.CANCEL, PENDING, CANCELLED),
            legal(ChargeMove.CANCEL, AUTHORIZED, CANCELLED),
            legal(ChargeMove.CANCEL, ON_TERMS, CANCELLED),
            legal(ChargeMove.CANCEL, PARTLY_CAPTURED, CANCELLED),
            legal(ChargeMove.CANCEL, EXPIRED, CANCELLED),
            legal(ChargeMove.REFUND, PARTLY_CAPTURED, PARTLY_REFUNDED, REFUNDED),
            legal(ChargeMove.REFUND, CAPTURED, PARTLY_REFUNDED, REFUNDED),
            legal(ChargeMove.REFUND, PARTLY_REFUNDED, PARTLY_REFUNDED, REFUNDED),
            legal(ChargeMove.REFUND, EXPIRED, PARTLY_REFUNDED, REFUNDED),
            legal(ChargeMove.REFUND, CANCELLED, PARTLY_REFUNDED, REFUNDED),
            legal(ChargeMove.REFUND, CHARGED_BACK, PARTLY_REFUNDED, REFUNDED),
            legal(ChargeMove.DISPUTE, PARTLY_CAPTURED, DISPUTED),
            legal(ChargeMove.DISPUTE, CAPTURED, DISPUTED),
            legal(ChargeMove.DISPUTE, PARTLY_REFUNDED, DISPUTED),
            legal(ChargeMove.DISPUTE, EXPIRED, DISPUTED),
            legal(ChargeMove.DISPUTE, CANCELLED, DISPUTED),
            legal(ChargeMove.DISPUTE, CHARGED_BACK, DISPUTED),
            legal(
                    ChargeMove.RESOLVE,
                    DISPUTED,
                    CHARGED_BACK,
                    PARTLY_CAPTURED,
                    CAPTURED,
                    PARTLY_REFUNDED,
                    EXPIRED,
                    CANCELLED));

    private static final Map<ChargeMove, Map<Kind, Set<Kind>>> BY_MOVE = byMove();

    private ChargeMoves() {}

    /** Where the move may lead from there; nowhere when it is not legal. */
    public static Set<Kind> targets(ChargeMove move, Kind from) {
        return BY_MOVE.getOrDefault(move, Map.of()).getOrDefault(from, Set.of());
    }

    /** Whether the move is legal there. */
    public static boolean legal(ChargeMove move, Kind from) {
        return !targets(move, from).isEmpty();
    }

    private static Legal legal(ChargeMove move, Kind from, Kind to, Kind... others) {
        return new Legal(move, from, EnumSet.of(to, others));
    }

    private static Map<ChargeMove, Map<Kind, Set<Kind>>> byMove() {
        Map<ChargeMove, Map<Kind, Set<Kind>>> byMove = new EnumMap<>(ChargeMove.class);
        for (Legal legal : TABLE) {
            byMove.computeIfAbsent(legal.move(), move -> new EnumMap<>(Kind.class))
                    .put(legal.from(), legal.to());
        }
        return byMove;
    }
}
