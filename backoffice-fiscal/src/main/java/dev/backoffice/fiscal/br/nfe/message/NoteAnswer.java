package dev.backoffice.fiscal.br.nfe.message;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.Unavailable;
import dev.backoffice.fiscal.br.nfe.internal.XmlNode;
import java.util.List;
import java.util.Optional;

/**
 * What the authority knows of a note ({@code retConsSitNFe}).
 *
 * @param verdict its state: 100 and 150 authorized, 101, 151 and 155 cancelled, 217 not there
 * @param note what was said when it was authorized or denied
 * @param events registered about it, in the authority's order
 */
public record NoteAnswer(Verdict verdict, Optional<NoteVerdict> note, List<EventVerdict> events) {
    private static final List<String> CANCELLATIONS = List.of("110111", "110112");

    public NoteAnswer {
        events = List.copyOf(events);
    }

    /**
     * Reads an answer.
     *
     * @throws Unavailable {@code nfe.service-fault}
     * @throws InvalidInput {@code nfe.unreadable}
     */
    public static NoteAnswer read(byte[] answer) {
        XmlNode root = AnswerXml.root(answer, "retConsSitNFe");
        return new NoteAnswer(
                AnswerXml.verdict(root),
                root.all("protNFe").stream().map(NoteVerdict::of).findFirst(),
                root.all("procEventoNFe/retEvento").stream()
                        .map(EventVerdict::of)
                        .toList());
    }

    /** The event that cancelled it. */
    public Optional<EventVerdict> cancellation() {
        return events.stream()
                .filter(event -> event.registered()
                        && event.type().filter(CANCELLATIONS::contains).isPresent())
                .findFirst();
    }
}
