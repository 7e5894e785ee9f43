package dev.backoffice.endurance;

import dev.backoffice.fiscal.transmission.Authorization;
import dev.backoffice.fiscal.transmission.Authorizer;
import dev.backoffice.fiscal.transmission.CancellationOutcome;
import dev.backoffice.fiscal.transmission.CancellationRequest;
import dev.backoffice.fiscal.transmission.Lookup;
import dev.backoffice.fiscal.transmission.LookupOutcome;
import dev.backoffice.fiscal.transmission.Submission;
import dev.backoffice.fiscal.transmission.SubmissionOutcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Instant;
import java.util.List;

/** Asks an {@link AuthorityOffice} in another process. */
final class RemoteAuthority implements Authorizer {
    private final int port;

    RemoteAuthority(int port) {
        this.port = port;
    }

    @Override
    public SubmissionOutcome submit(Submission asked) {
        List<String> answer = ask(List.of(
                "submit",
                asked.tenant().value(),
                asked.site(),
                asked.model(),
                asked.accessKey(),
                asked.at().toString(),
                asked.xml()));
        return switch (answer.get(0)) {
            case "authorized" -> new SubmissionOutcome.Authorized(authorization(answer));
            case "rejected" -> new SubmissionOutcome.Rejected(answer.get(1), answer.get(2));
            case "not sent" -> new SubmissionOutcome.NotSent(answer.get(1));
            default -> new SubmissionOutcome.Unknown(answer.get(1));
        };
    }

    @Override
    public LookupOutcome lookUp(Lookup asked) {
        List<String> answer = ask(List.of(
                "look up",
                asked.tenant().value(),
                asked.site(),
                asked.model(),
                asked.accessKey(),
                asked.at().toString()));
        return switch (answer.get(0)) {
            case "authorized" -> new LookupOutcome.Authorized(authorization(answer));
            case "cancelled" ->
                new LookupOutcome.Cancelled(authorization(answer), answer.get(4), Instant.parse(answer.get(5)));
            case "rejected" -> new LookupOutcome.Rejected(answer.get(1), answer.get(2));
            case "absent" -> new LookupOutcome.Absent();
            default -> new LookupOutcome.Unknown(answer.get(1));
        };
    }

    @Override
    public CancellationOutcome cancel(CancellationRequest asked) {
        List<String> answer = ask(List.of(
                "cancel",
                asked.tenant().value(),
                asked.site(),
                asked.model(),
                asked.accessKey(),
                asked.at().toString(),
                asked.xml()));
        return switch (answer.get(0)) {
            case "cancelled" -> new CancellationOutcome.Cancelled(answer.get(1), Instant.parse(answer.get(2)));
            case "refused" -> new CancellationOutcome.Refused(answer.get(1), answer.get(2));
            case "not sent" -> new CancellationOutcome.NotSent(answer.get(1));
            default -> new CancellationOutcome.Unknown(answer.get(1));
        };
    }

    private List<String> ask(List<String> words) {
        try (Socket line = new Socket(InetAddress.getLoopbackAddress(), port)) {
            AuthorityOffice.write(line, words);
            return AuthorityOffice.read(line);
        } catch (IOException lost) {
            return List.of("unknown", "no answer");
        }
    }

    private static Authorization authorization(List<String> answer) {
        return new Authorization(answer.get(1), answer.get(2), Instant.parse(answer.get(3)));
    }
}
