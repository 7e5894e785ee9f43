package dev.backoffice.fiscal.br.nfe;

import dev.backoffice.core.br.Cnpj;
import dev.backoffice.core.br.Cpf;

/** Who a party is to the tax authority: a company by its CNPJ or a person by the CPF. The text form hides a person. */
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

    /** A company. */
    static NfePartyId of(Cnpj cnpj) {
        return new Company(cnpj);
    }

    /** A person. */
    static NfePartyId of(Cpf cpf) {
        return new Person(cpf);
    }
}
