package dev.backoffice.fiscal.br.nfe.message;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.Unavailable;
import dev.backoffice.fiscal.br.nfe.internal.XmlNode;
import java.util.List;
import java.util.Optional;

/**
 * What came of asking to authorize ({@code retEnviNFe}), or of asking for it later ({@code retConsReciNFe}).
 *
 * @param verdict of the batch: 104 when it was processed, 103 and 105 when that takes longer, another code when it was refused
 * @param receipt {@code nRec} to ask with later
 * @param notes of each note, when the batch was processed
 */
public record BatchAnswer(Verdict verdict, Optional<String> receipt, List<NoteVerdict> notes) {
    public BatchAnswer {
        notes = List.copyOf(notes);
    }

    /**
     * Reads the answer to an authorization.
     *
     * @throws Unavailable {@code nfe.service-fault}
     * @throws InvalidInput {@code nfe.unreadable}
     */
    public static BatchAnswer read(byte[] answer) {
        XmlNode root = AnswerXml.root(answer, "retEnviNFe");
        return of(root, "infRec/nRec");
    }

    /**
     * Reads the answer to the question for a receipt.
     *
     * @throws Unavailable {@code nfe.service-fault}
     * @throws InvalidInput {@code nfe.unreadable}
     */
    public static BatchAnswer readReceipt(byte[] answer) {
        return of(AnswerXml.root(answer, "retConsReciNFe"), "nRec");
    }

    private static BatchAnswer of(XmlNode root, String receipt) {
        return new BatchAnswer(
                AnswerXml.verdict(root),
                AnswerXml.text(root, receipt),
                root.all("protNFe").stream().map(NoteVerdict::of).toList());
    }

    /** What it says of a note; empty when it does not speak of it. */
    public Optional<NoteVerdict> of(String accessKey) {
        return notes.stream().filter(note -> note.accessKey().equals(accessKey)).findFirst();
    }
}
