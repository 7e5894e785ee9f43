package dev.backoffice.fiscal.br.nfe.message;

import dev.backoffice.fiscal.br.nfe.internal.XmlNode;
import dev.backoffice.fiscal.transmission.Authorization;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * What the authority says of one note ({@code protNFe}).
 *
 * @param accessKey {@code chNFe}
 * @param verdict whether it may be used
 * @param receivedAt {@code dhRecbto}; empty when it is not a moment with its offset
 * @param protocol {@code nProt}, 15 or 17 digits; empty for a note that was refused
 * @param digest {@code digVal} of the note the authority has
 * @param xml {@code protNFe} in canonical form, for the file of record
 */
public record NoteVerdict(
        String accessKey,
        Verdict verdict,
        Optional<OffsetDateTime> receivedAt,
        Optional<String> protocol,
        Optional<String> digest,
        String xml) {
    static NoteVerdict of(XmlNode answer) {
        XmlNode told = answer.at("infProt");
        return new NoteVerdict(
                told.text("chNFe"),
                AnswerXml.verdict(told),
                AnswerXml.moment(told, "dhRecbto"),
                AnswerXml.text(told, "nProt"),
                AnswerXml.text(told, "digVal"),
                AnswerXml.alone(answer));
    }

    /**
     * The leave to use the note; empty when it was not given, or without a protocol or a digest to prove it by.
     *
     * @param otherwise when it was received, for an answer that does not say
     */
    public Optional<Authorization> authorization(Instant otherwise) {
        return verdict.step() == AnswerStep.AUTHORIZED && protocol.isPresent() && digest.isPresent()
                ? Optional.of(new Authorization(
                        protocol.get(),
                        digest.get(),
                        receivedAt.map(OffsetDateTime::toInstant).orElse(otherwise)))
                : Optional.empty();
    }
}
