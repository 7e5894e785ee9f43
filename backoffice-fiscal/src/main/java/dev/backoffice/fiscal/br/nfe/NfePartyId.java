package dev.backoffice.fiscal.br.nfe;

import dev.backoffice.core.br.Cnpj;
import dev.backoffice.core.br.Cpf;
import dev.backoffice.fiscal.br.nfe.internal.NfeText;

/** Who a party is to the tax authority: a company by its CNPJ, a person by the CPF, or a foreigner. The text form hides a person. */
public sealed interface NfePartyId {
    /**
     * A company or a sole trader.
     *
     * @param cnpj {@code CNPJ}, with or without letters
     */
    record Company(Cnpj cnpj) implements NfePartyId {
        @Override
        public String toString() {
            return cnpj.toString();
        }
    }

    /**
     * A natural person.
     *
     * @param cpf {@code CPF}
     */
    record Person(Cpf cpf) implements NfePartyId {
        @Override
        public String toString() {
            return cpf.toString();
        }
    }

    /**
     * Someone from abroad without a Brazilian number.
     *
     * @param document {@code idEstrangeiro}, passport or the like, 5 to 20 characters; an empty text when there is none
     */
    record Foreigner(String document) implements NfePartyId {
        public Foreigner {
            if (!document.isEmpty()) {
                NfeText.require("idEstrangeiro", document, 5, 20);
            }
        }

        /** Not the document. */
        @Override
        public String toString() {
            return "foreigner";
        }
    }

    /** A company. */
    static NfePartyId of(Cnpj cnpj) {
        return new Company(cnpj);
    }

    /** A person. */
    static NfePartyId of(Cpf cpf) {
        return new Person(cpf);
    }
}
