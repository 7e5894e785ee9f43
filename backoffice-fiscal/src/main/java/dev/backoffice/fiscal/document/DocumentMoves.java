package dev.backoffice.fiscal.document;

import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.fiscal.document.DocumentStatus.Kind;
import java.util.Map;
import java.util.Optional;

/** The legal moves of a document: no status is reached except by this table. */
public final class DocumentMoves {
    private DocumentMoves() {}

    /** What can happen to a document. */
    public enum Move {
        /** It gets number, key and signature. */
        SIGN,
        /** An attempt to send it begins. */
        SUBMIT,
        /** The authority allows it. */
        AUTHORIZE,
        /** The authority refuses it. */
        REJECT,
        /** It certainly did not arrive. */
        RETURN,
        /** No answer came. */
        DOUBT,
        /** A refused document gets another content, and keeps its number. */
        REVISE,
        /** It is given up. */
        DISCARD,
        /** An attempt to cancel it begins. */
        REQUEST_CANCELLATION,
        /** The authority cancels it. */
        CANCEL,
        /** The cancellation was refused or certainly did not arrive. */
        KEEP,
        /** No answer to the cancellation came. */
        DOUBT_CANCELLATION
    }

    /** From each kind of status: the moves that are allowed, and where they lead. */
    public static final Map<Kind, Map<Move, Kind>> TABLE = Map.of(
            Kind.DRAFTED, Map.of(Move.SIGN, Kind.SIGNED, Move.DISCARD, Kind.DISCARDED),
            Kind.SIGNED, Map.of(Move.SUBMIT, Kind.SUBMITTED, Move.DISCARD, Kind.DISCARDED),
            Kind.SUBMITTED,
                    Map.of(
                            Move.AUTHORIZE, Kind.AUTHORIZED,
                            Move.REJECT, Kind.REJECTED,
                            Move.RETURN, Kind.SIGNED,
                            Move.DOUBT, Kind.IN_DOUBT),
            Kind.IN_DOUBT,
                    Map.of(Move.AUTHORIZE, Kind.AUTHORIZED, Move.REJECT, Kind.REJECTED, Move.RETURN, Kind.SIGNED),
            Kind.REJECTED, Map.of(Move.REVISE, Kind.DRAFTED, Move.DISCARD, Kind.DISCARDED),
            Kind.AUTHORIZED, Map.of(Move.REQUEST_CANCELLATION, Kind.CANCELLING),
            Kind.CANCELLING,
                    Map.of(
                            Move.CANCEL, Kind.CANCELLED,
                            Move.KEEP, Kind.AUTHORIZED,
                            Move.DOUBT_CANCELLATION, Kind.CANCEL_IN_DOUBT),
            Kind.CANCEL_IN_DOUBT, Map.of(Move.CANCEL, Kind.CANCELLED, Move.KEEP, Kind.AUTHORIZED),
            Kind.CANCELLED, Map.of(),
            Kind.DISCARDED, Map.of());

    /** Where the move leads from a kind of status; empty when it is not allowed there. */
    public static Optional<Kind> target(Kind from, Move move) {
        return Optional.ofNullable(TABLE.getOrDefault(from, Map.of()).get(move));
    }

    /**
     * Refuses what the table does not have.
     *
     * @throws RuleViolation {@code document.move-not-allowed} with the status, the move and where it would have led
     */
    static void require(FiscalDocumentId id, Kind from, Move move, Kind to) {
        if (!target(from, move).equals(Optional.of(to))) {
            throw RuleViolation.of(
                    "document.move-not-allowed",
                    "document",
                    id.toString(),
                    "from",
                    from.name(),
                    "to",
                    to.name(),
                    "move",
                    move.name());
        }
    }
}
