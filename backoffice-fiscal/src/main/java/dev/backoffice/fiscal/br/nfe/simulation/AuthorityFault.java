package dev.backoffice.fiscal.br.nfe.simulation;

import dev.backoffice.core.error.InvalidInput;
import java.time.Duration;

/** What goes wrong with a call to the {@link SimulatedAuthority}. */
public sealed interface AuthorityFault {
    /** Nothing. */
    record None() implements AuthorityFault {}

    /** The call certainly does not arrive, e.g. the line is down. */
    record Unreachable() implements AuthorityFault {}

    /** The call does not arrive, and the caller cannot know: a time-out before it was accepted. */
    record RequestLost() implements AuthorityFault {}

    /** The call is done and its answer does not arrive: a time-out after it was accepted. */
    record AnswerLost() implements AuthorityFault {}

    /**
     * The caller times out, and the call is done only later: until then the authority does not have the note.
     *
     * @param delay how much later, by the times the calls tell; more than nothing
     */
    record Late(Duration delay) implements AuthorityFault {
        public Late {
            if (delay.isNegative() || delay.isZero()) {
                throw InvalidInput.of("nfe.amount-invalid", "field", "delay", "reason", "not-positive");
            }
        }
    }

    /**
     * The authority refuses by a rule, whatever the note says.
     *
     * @param code of the rejection, e.g. {@code 778}
     * @param reason its text
     */
    record Rejection(String code, String reason) implements AuthorityFault {}

    /**
     * The service is paused and says so: nothing is done.
     *
     * @param code {@code 108} for a while, {@code 109} without an end in sight
     */
    record Paused(String code) implements AuthorityFault {
        public Paused {
            if (!code.equals("108") && !code.equals("109")) {
                throw InvalidInput.of("nfe.code-invalid", "field", "cStat", "value", code);
            }
        }
    }

    /**
     * Somebody on the note is in trouble at the register of taxpayers. Notes issued before 03/11/2026 are denied (the number is
     * spent), later ones rejected (NT 2026.007).
     *
     * @param trouble who is in which trouble; it decides the code, and whether the note would have been denied
     */
    record Irregular(Trouble trouble) implements AuthorityFault {}

    /** Who is in trouble, and how: the code of the rejection, and of the denial before. */
    enum Trouble {
        /** The issuer is not registered. */
        ISSUER_UNKNOWN("178", "301"),
        /** The issuer is registered and irregular. */
        ISSUER_IRREGULAR("179", "301"),
        /** The issuer is registered under another regime; never a ground to deny. */
        REGIME_DIVERGES("180", ""),
        /** The recipient is not registered. */
        RECIPIENT_UNKNOWN("181", "302"),
        /** The recipient is registered and irregular. */
        RECIPIENT_IRREGULAR("182", "302"),
        /** The place the goods leave is not registered; never a ground to deny. */
        PICKUP_UNKNOWN("183", ""),
        /** The place the goods leave is irregular; never a ground to deny. */
        PICKUP_IRREGULAR("184", ""),
        /** The place of delivery is not registered; never a ground to deny. */
        DELIVERY_UNKNOWN("185", ""),
        /** The place of delivery is irregular; never a ground to deny. */
        DELIVERY_IRREGULAR("186", "");

        private final String rejection;
        private final String denial;

        Trouble(String rejection, String denial) {
            this.rejection = rejection;
            this.denial = denial;
        }

        String rejection() {
            return rejection;
        }

        String denial() {
            return denial;
        }
    }

    /** Nothing goes wrong. */
    static AuthorityFault none() {
        return new None();
    }

    /** The call certainly does not arrive. */
    static AuthorityFault unreachable() {
        return new Unreachable();
    }

    /** A time-out before the call was accepted. */
    static AuthorityFault requestLost() {
        return new RequestLost();
    }

    /** A time-out after the call was accepted. */
    static AuthorityFault answerLost() {
        return new AnswerLost();
    }
}
