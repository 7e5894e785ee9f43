package dev.backoffice.fiscal.br.nfe.message;

import dev.backoffice.fiscal.br.nfe.internal.XmlNode;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * Whether a service is at work ({@code retConsStatServ}).
 *
 * @param verdict 107 when it is, 108 and 109 when it is not
 * @param meanTime {@code tMed}, how long an answer takes on the average
 * @param backAt {@code dhRetorno}, when it is expected back
 * @param note {@code xObs}
 */
public record StatusAnswer(
        Verdict verdict, Optional<Duration> meanTime, Optional<OffsetDateTime> backAt, Optional<String> note) {
    /**
     * Reads an answer.
     *
     * @throws dev.backoffice.core.error.Unavailable {@code nfe.service-fault}
     * @throws dev.backoffice.core.error.InvalidInput {@code nfe.unreadable}
     */
    public static StatusAnswer read(byte[] answer) {
        XmlNode root = AnswerXml.root(answer, "retConsStatServ");
        return new StatusAnswer(
                AnswerXml.verdict(root),
                AnswerXml.text(root, "tMed")
                        .filter(seconds -> seconds.matches("[0-9]{1,4}"))
                        .map(seconds -> Duration.ofSeconds(Integer.parseInt(seconds))),
                AnswerXml.moment(root, "dhRetorno"),
                AnswerXml.text(root, "xObs"));
    }

    /** Whether the service is at work. */
    public boolean working() {
        return verdict.code().equals("107");
    }
}
