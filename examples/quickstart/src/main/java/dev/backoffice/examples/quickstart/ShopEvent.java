package dev.backoffice.examples.quickstart;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.joda.money.Money;

/**
 * Something that happens to an order after it came in.
 *
 * @param row the line of the file it stands on
 * @param channel with {@code order} the key of the order
 * @param line of the order; only of a return
 * @param quantity how much of the line comes back, in its unit; only of a return
 * @param amount the money that arrived; only of a payment
 * @param reason in the words of the file; may be empty
 */
record ShopEvent(
        long row,
        String channel,
        String order,
        Instant at,
        Kind kind,
        Optional<Integer> line,
        Optional<BigDecimal> quantity,
        Optional<Money> amount,
        String reason) {
    /** What can happen. */
    enum Kind {
        /** The buyer or the channel cancels the order. */
        CANCEL,
        /** The tax authority does not answer in time to the next note of the order; whether it accepted, only a query tells. */
        TIMEOUT,
        /** The answer that timed out arrives after all. */
        LATE_ANSWER,
        /** The tax authority refuses the next note of the order. */
        REFUSE,
        /** Less money than was due arrives. */
        PART_PAYMENT,
        /** Money arrives, perhaps late, twice or by another payer. */
        PAYMENT,
        /** Goods come back. */
        RETURN,
        /** The carrier reports the delivery. */
        DELIVER;

        boolean pays() {
            return this == PART_PAYMENT || this == PAYMENT;
        }
    }

    /** The order it happens to. */
    OrderKey key() {
        return new OrderKey(channel, order);
    }
}
