package dev.backoffice.fiscal.br.nfe.message;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.Unavailable;
import dev.backoffice.fiscal.br.nfe.internal.XmlNode;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * What came of telling of numbers that no note will have ({@code retInutNFe}).
 *
 * @param verdict 102 when they are voided
 * @param receivedAt {@code dhRecbto}; empty when it is not a moment with its offset
 * @param protocol {@code nProt}
 * @param xml {@code retInutNFe} in canonical form, for the file of record
 */
public record VoidingAnswer(
        Verdict verdict, Optional<OffsetDateTime> receivedAt, Optional<String> protocol, String xml) {
    /**
     * Reads an answer.
     *
     * @throws Unavailable {@code nfe.service-fault}
     * @throws InvalidInput {@code nfe.unreadable}
     */
    public static VoidingAnswer read(byte[] answer) {
        XmlNode root = AnswerXml.root(answer, "retInutNFe");
        XmlNode told = root.at("infInut");
        return new VoidingAnswer(
                AnswerXml.verdict(told),
                AnswerXml.moment(told, "dhRecbto"),
                AnswerXml.text(told, "nProt"),
                AnswerXml.alone(root));
    }

    /** Whether the numbers are voided. */
    public boolean voided() {
        return verdict.step() == AnswerStep.VOIDED;
    }
}
