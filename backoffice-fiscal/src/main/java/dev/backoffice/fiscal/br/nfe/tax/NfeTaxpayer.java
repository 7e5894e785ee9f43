package dev.backoffice.fiscal.br.nfe.tax;

import dev.backoffice.core.br.StateRegistration;

/** Indicador da IE do destinatário ({@code indIEDest}): what the recipient is to the ICMS. */
public sealed interface NfeTaxpayer {
    /** The digit written in the document. */
    int code();

    /**
     * A taxpayer with a state registration.
     *
     * @param registration {@code IE}, in the recipient's state
     */
    record Registered(StateRegistration registration) implements NfeTaxpayer {
        @Override
        public int code() {
            return 1;
        }
    }

    /** A taxpayer whom the state does not register. */
    record Unregistered() implements NfeTaxpayer {
        @Override
        public int code() {
            return 2;
        }
    }

    /** Not a taxpayer: a final consumer always (rejection 696). */
    record None() implements NfeTaxpayer {
        @Override
        public int code() {
            return 9;
        }
    }

    /** A taxpayer with a state registration. */
    static NfeTaxpayer registered(StateRegistration registration) {
        return new Registered(registration);
    }

    /** A taxpayer whom the state does not register. */
    static NfeTaxpayer unregistered() {
        return new Unregistered();
    }

    /** Not a taxpayer. */
    static NfeTaxpayer none() {
        return new None();
    }
}
