package dev.backoffice.fiscal.br.nfe.message;

import dev.backoffice.fiscal.br.nfe.internal.XmlNode;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * What the authority says of one event ({@code retEvento}).
 *
 * @param accessKey {@code chNFe} of the note; empty when the event was refused before it was looked at
 * @param type {@code tpEvento}, e.g. 110111
 * @param sequence {@code nSeqEvento}
 * @param verdict 135, 136 and 155 when it is registered
 * @param registeredAt {@code dhRegEvento}; empty when it is not a moment with its offset
 * @param protocol {@code nProt}
 * @param xml {@code retEvento} in canonical form, for the file of record
 */
public record EventVerdict(
        Optional<String> accessKey,
        Optional<String> type,
        Optional<String> sequence,
        Verdict verdict,
        Optional<OffsetDateTime> registeredAt,
        Optional<String> protocol,
        String xml) {
    static EventVerdict of(XmlNode answer) {
        XmlNode told = answer.at("infEvento");
        return new EventVerdict(
                AnswerXml.text(told, "chNFe"),
                AnswerXml.text(told, "tpEvento"),
                AnswerXml.text(told, "nSeqEvento"),
                AnswerXml.verdict(told),
                AnswerXml.moment(told, "dhRegEvento"),
                AnswerXml.text(told, "nProt"),
                AnswerXml.alone(answer));
    }

    /** Whether the event is registered. */
    public boolean registered() {
        return verdict.step() == AnswerStep.REGISTERED || verdict.step() == AnswerStep.CANCELLED;
    }
}
