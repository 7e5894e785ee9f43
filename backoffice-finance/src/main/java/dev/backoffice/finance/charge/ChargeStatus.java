package dev.backoffice.finance.charge;

import java.time.Instant;
import java.util.Optional;
import org.joda.money.Money;

/** Where a charge stands. Which move leads where is published in {@link ChargeMoves}; the amounts lie beside it. */
public sealed interface ChargeStatus {
    /** Which of them it is. */
    Kind kind();

    /** Does what fits this status. */
    <R> R match(Cases<R> cases);

    /** One for each status. */
    enum Kind {
        /** Asked for; nothing came yet. */
        PENDING,
        /** Promised by the card's issuer or the marketplace; not taken yet. */
        AUTHORIZED,
        /** Due later by agreement; goods may leave. */
        ON_TERMS,
        /** Some of it came; the rest is still asked for. */
        PARTLY_CAPTURED,
        /** All of it came. */
        CAPTURED,
        /** Some of what came went back; nothing more is asked for. */
        PARTLY_REFUNDED,
        /** All that came went back. */
        REFUNDED,
        /** Its time passed; what had come stays and can be refunded. */
        EXPIRED,
        /** It is not asked for any more; what had come stays and can be refunded. */
        CANCELLED,
        /** The buyer disputes it: that money is blocked. */
        DISPUTED,
        /** A dispute was lost: that money was taken back, which is no refund. */
        CHARGED_BACK
    }

    /** One answer for each status. */
    interface Cases<R> {
        /** For {@link Pending}. */
        R pending(Pending status);

        /** For {@link Authorized}. */
        R authorized(Authorized status);

        /** For {@link OnTerms}. */
        R onTerms(OnTerms status);

        /** For {@link PartlyCaptured}. */
        R partlyCaptured(PartlyCaptured status);

        /** For {@link Captured}. */
        R captured(Captured status);

        /** For {@link PartlyRefunded}. */
        R partlyRefunded(PartlyRefunded status);

        /** For {@link Refunded}. */
        R refunded(Refunded status);

        /** For {@link Expired}. */
        R expired(Expired status);

        /** For {@link Cancelled}. */
        R cancelled(Cancelled status);

        /** For {@link Disputed}. */
        R disputed(Disputed status);

        /** For {@link ChargedBack}. */
        R chargedBack(ChargedBack status);
    }

    /** Asked for; nothing came yet. */
    record Pending() implements ChargeStatus {
        @Override
        public Kind kind() {
            return Kind.PENDING;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.pending(this);
        }
    }

    /**
     * Promised by the card's issuer or the marketplace; not taken yet.
     *
     * @param number the number of the authorization, when there is one
     * @param at since when
     */
    record Authorized(Optional<String> number, Instant at) implements ChargeStatus {
        @Override
        public Kind kind() {
            return Kind.AUTHORIZED;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.authorized(this);
        }
    }

    /** Due later by agreement; goods may leave. */
    record OnTerms() implements ChargeStatus {
        @Override
        public Kind kind() {
            return Kind.ON_TERMS;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.onTerms(this);
        }
    }

    /** Some of it came; the rest is still asked for. */
    record PartlyCaptured() implements ChargeStatus {
        @Override
        public Kind kind() {
            return Kind.PARTLY_CAPTURED;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.partlyCaptured(this);
        }
    }

    /** All of it came. */
    record Captured() implements ChargeStatus {
        @Override
        public Kind kind() {
            return Kind.CAPTURED;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.captured(this);
        }
    }

    /** Some of what came went back; nothing more is asked for. */
    record PartlyRefunded() implements ChargeStatus {
        @Override
        public Kind kind() {
            return Kind.PARTLY_REFUNDED;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.partlyRefunded(this);
        }
    }

    /** All that came went back. */
    record Refunded() implements ChargeStatus {
        @Override
        public Kind kind() {
            return Kind.REFUNDED;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.refunded(this);
        }
    }

    /**
     * Its time passed; what had come stays and can be refunded.
     *
     * @param at when it was recorded
     */
    record Expired(Instant at) implements ChargeStatus {
        @Override
        public Kind kind() {
            return Kind.EXPIRED;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.expired(this);
        }
    }

    /**
     * It is not asked for any more; what had come stays and can be refunded.
     *
     * @param reason why, without personal data
     * @param at since when
     */
    record Cancelled(String reason, Instant at) implements ChargeStatus {
        @Override
        public Kind kind() {
            return Kind.CANCELLED;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.cancelled(this);
        }
    }

    /**
     * The buyer disputes it: that money is blocked.
     *
     * @param before where it stood, and stands again when the dispute is won
     * @param number the case's number at the card scheme or bank
     * @param amount how much is blocked
     * @param at since when
     */
    record Disputed(ChargeStatus before, String number, Money amount, Instant at) implements ChargeStatus {
        @Override
        public Kind kind() {
            return Kind.DISPUTED;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.disputed(this);
        }
    }

    /**
     * A dispute was lost: that money was taken back, which is no refund.
     *
     * @param number the case's number
     * @param at since when
     */
    record ChargedBack(String number, Instant at) implements ChargeStatus {
        @Override
        public Kind kind() {
            return Kind.CHARGED_BACK;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.chargedBack(this);
        }
    }
}
