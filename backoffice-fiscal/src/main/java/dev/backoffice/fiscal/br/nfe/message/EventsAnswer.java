package dev.backoffice.fiscal.br.nfe.message;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.Unavailable;
import dev.backoffice.fiscal.br.nfe.internal.XmlNode;
import java.util.List;

/**
 * What came of events ({@code retEnvEvento}).
 *
 * @param verdict of the batch: 128 when it was processed
 * @param events of each event, when the batch was processed
 */
public record EventsAnswer(Verdict verdict, List<EventVerdict> events) {
    public EventsAnswer {
        events = List.copyOf(events);
    }

    /**
     * Reads an answer.
     *
     * @throws Unavailable {@code nfe.service-fault}
     * @throws InvalidInput {@code nfe.unreadable}
     */
    public static EventsAnswer read(byte[] answer) {
        XmlNode root = AnswerXml.root(answer, "retEnvEvento");
        return new EventsAnswer(
                AnswerXml.verdict(root),
                root.all("retEvento").stream().map(EventVerdict::of).toList());
    }
}
