package dev.backoffice.inventory.order;

import java.util.Optional;

/** What can be done to an order. */
public enum OrderMove {
    /** Its goods were set aside. */
    HOLD("order.held"),
    /** Its goods are set aside no longer; {@link HoldLoss} says why. */
    LOSE_HOLD("order.hold-lost"),
    /** Its goods were picked. */
    SEPARATE("order.separated"),
    /** Its goods were packed. */
    PACK("order.packed"),
    /** A document covers it. */
    INVOICE("order.invoiced"),
    /** The document is about to be cancelled: it must not be dispatched under it. */
    REVOKE_DISPATCH("order.dispatch-revoked"),
    /** It waits at the counter, with a code or with a new one. */
    MAKE_READY("order.ready"),
    /** It was given to somebody who knew its code. */
    HAND_OVER("order.handed-over"),
    /** Somebody gave a wrong code. */
    REFUSE_CODE("order.code-refused"),
    /** It leaves. */
    DISPATCH("order.dispatched"),
    /** The buyer got it. */
    DELIVER("order.delivered"),
    /** It goes on as its parts. */
    SPLIT("order.split"),
    /** It begins again with what the channel asked for later. */
    CHANGE("order.changed"),
    /** It is cancelled. */
    CANCEL("order.cancelled"),
    /** It has to wait. */
    DEFER("order.waiting"),
    /** It waits no longer. */
    RESUME("order.resumed");

    private final String reason;

    OrderMove(String reason) {
        this.reason = reason;
    }

    /** The code of the reason that each such move adds to {@link OrderView#why}. */
    public String reason() {
        return reason;
    }

    /** The move a reason tells of; the others tell of none. */
    static Optional<OrderMove> of(String reason) {
        for (OrderMove move : values()) {
            if (move.reason.equals(reason)) {
                return Optional.of(move);
            }
        }
        return Optional.empty();
    }
}
