package dev.backoffice.fiscal.br.nfe.message;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.Unavailable;
import dev.backoffice.core.marking.Personal;
import dev.backoffice.fiscal.br.nfe.internal.XmlNode;
import java.util.List;
import java.util.Optional;

/**
 * What the register of a state says of a taxpayer ({@code retConsCad}).
 *
 * @param verdict 111 for one registration, 112 for several
 * @param registrations each with its state
 */
public record RegistryAnswer(Verdict verdict, List<Registration> registrations) {
    public RegistryAnswer {
        registrations = List.copyOf(registrations);
    }

    /**
     * Reads an answer.
     *
     * @throws Unavailable {@code nfe.service-fault}
     * @throws InvalidInput {@code nfe.unreadable}
     */
    public static RegistryAnswer read(byte[] answer) {
        XmlNode told = AnswerXml.root(answer, "retConsCad").at("infCons");
        return new RegistryAnswer(
                AnswerXml.verdict(told),
                told.all("infCad").stream().map(Registration::of).toList());
    }

    /**
     * One registration.
     *
     * @param stateRegistration {@code IE}
     * @param uf {@code UF}
     * @param active {@code cSit} 1: it may buy and sell
     * @param name {@code xNome}
     * @param regime {@code xRegApur}, in the state's words
     */
    @Personal
    public record Registration(
            String stateRegistration, String uf, boolean active, String name, Optional<String> regime) {
        private static Registration of(XmlNode told) {
            return new Registration(
                    told.text("IE"),
                    told.text("UF"),
                    told.text("cSit").equals("1"),
                    told.text("xNome"),
                    AnswerXml.text(told, "xRegApur"));
        }

        /** Only the state. */
        @Override
        public String toString() {
            return uf + (active ? " active" : " not active");
        }
    }
}
