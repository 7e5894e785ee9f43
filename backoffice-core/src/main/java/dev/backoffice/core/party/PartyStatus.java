package dev.backoffice.core.party;

import java.time.Instant;

/** Whether a party's personal values are there. Moves: none → known → erased. */
public sealed interface PartyStatus {
    /** The states. */
    enum Kind {
        /** {@link Known}. */
        KNOWN,
        /** {@link Erased}. */
        ERASED
    }

    /** Which of the states it is. */
    Kind kind();

    /** Calls the function of this state. */
    <R> R match(Cases<R> cases);

    /** One function for each state. */
    interface Cases<R> {
        /** For a party whose details are there. */
        R known(Known known);

        /** For a party whose details were erased. */
        R erased(Erased erased);
    }

    /** Its details are there. */
    record Known() implements PartyStatus {
        @Override
        public Kind kind() {
            return Kind.KNOWN;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.known(this);
        }
    }

    /**
     * Its details were erased; the id stays, and nothing changes any more. The same person coming back is a new party.
     *
     * @param at since when
     */
    record Erased(Instant at) implements PartyStatus {
        @Override
        public Kind kind() {
            return Kind.ERASED;
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.erased(this);
        }
    }
}
