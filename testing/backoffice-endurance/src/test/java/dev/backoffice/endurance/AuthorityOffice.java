package dev.backoffice.endurance;

import dev.backoffice.core.identity.TenantId;
import dev.backoffice.fiscal.transmission.Authorization;
import dev.backoffice.fiscal.transmission.Authorizer;
import dev.backoffice.fiscal.transmission.CancellationOutcome;
import dev.backoffice.fiscal.transmission.CancellationRequest;
import dev.backoffice.fiscal.transmission.Lookup;
import dev.backoffice.fiscal.transmission.LookupOutcome;
import dev.backoffice.fiscal.transmission.Submission;
import dev.backoffice.fiscal.transmission.SubmissionOutcome;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The tax authority beyond the process that is killed: it lives on in this one and forgets nothing it has authorized, also when
 * nobody is there any more to hear its answer.
 */
final class AuthorityOffice implements AutoCloseable {
    private final Authorizer authority;
    private final ServerSocket door;
    private final ExecutorService clerks = Executors.newCachedThreadPool();

    private AuthorityOffice(Authorizer authority, ServerSocket door) {
        this.authority = authority;
        this.door = door;
        clerks.execute(this::receive);
    }

    static AuthorityOffice of(Authorizer authority) throws IOException {
        return new AuthorityOffice(authority, new ServerSocket(0, 200, InetAddress.getLoopbackAddress()));
    }

    int port() {
        return door.getLocalPort();
    }

    private void receive() {
        try {
            while (true) {
                Socket caller = door.accept();
                clerks.execute(() -> serve(caller));
            }
        } catch (IOException closed) {
            // the office closes
        }
    }

    private void serve(Socket caller) {
        try (caller) {
            List<String> answer = answer(read(caller));
            // As slow as a real one, so that kills and cancellations come between its decision and its answer.
            Thread.sleep(50);
            write(caller, answer);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } catch (IOException gone) {
            // whoever asked was killed meanwhile; what was decided stays decided
        }
    }

    private List<String> answer(List<String> asked) {
        TenantId tenant = TenantId.of(asked.get(1));
        String site = asked.get(2);
        String model = asked.get(3);
        String key = asked.get(4);
        Instant at = Instant.parse(asked.get(5));
        return switch (asked.get(0)) {
            case "submit" -> words(authority.submit(new Submission(tenant, site, model, key, asked.get(6), at)));
            case "look up" -> words(authority.lookUp(new Lookup(tenant, site, model, key, at)));
            default -> words(authority.cancel(new CancellationRequest(tenant, site, model, key, asked.get(6), at)));
        };
    }

    private static List<String> words(SubmissionOutcome outcome) {
        if (outcome instanceof SubmissionOutcome.Authorized authorized) {
            return words("authorized", authorized.authorization());
        }
        if (outcome instanceof SubmissionOutcome.Rejected rejected) {
            return List.of("rejected", rejected.code(), rejected.reason());
        }
        return outcome instanceof SubmissionOutcome.NotSent notSent
                ? List.of("not sent", notSent.why())
                : List.of("unknown", ((SubmissionOutcome.Unknown) outcome).why());
    }

    private static List<String> words(LookupOutcome outcome) {
        if (outcome instanceof LookupOutcome.Authorized authorized) {
            return words("authorized", authorized.authorization());
        }
        if (outcome instanceof LookupOutcome.Cancelled cancelled) {
            return words(
                    "cancelled",
                    cancelled.authorization(),
                    cancelled.protocol(),
                    cancelled.at().toString());
        }
        if (outcome instanceof LookupOutcome.Rejected rejected) {
            return List.of("rejected", rejected.code(), rejected.reason());
        }
        return outcome instanceof LookupOutcome.Unknown unknown ? List.of("unknown", unknown.why()) : List.of("absent");
    }

    private static List<String> words(CancellationOutcome outcome) {
        if (outcome instanceof CancellationOutcome.Cancelled cancelled) {
            return List.of("cancelled", cancelled.protocol(), cancelled.at().toString());
        }
        if (outcome instanceof CancellationOutcome.Refused refused) {
            return List.of("refused", refused.code(), refused.reason());
        }
        return outcome instanceof CancellationOutcome.NotSent notSent
                ? List.of("not sent", notSent.why())
                : List.of("unknown", ((CancellationOutcome.Unknown) outcome).why());
    }

    private static List<String> words(String kind, Authorization authorization, String... more) {
        List<String> words = new ArrayList<>(List.of(
                kind,
                authorization.protocol(),
                authorization.digest(),
                authorization.receivedAt().toString()));
        words.addAll(List.of(more));
        return words;
    }

    static void write(Socket to, List<String> words) throws IOException {
        DataOutputStream out = new DataOutputStream(to.getOutputStream());
        out.writeInt(words.size());
        for (String word : words) {
            byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
            out.writeInt(bytes.length);
            out.write(bytes);
        }
        out.flush();
    }

    static List<String> read(Socket from) throws IOException {
        DataInputStream in = new DataInputStream(from.getInputStream());
        List<String> words = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            byte[] bytes = new byte[in.readInt()];
            in.readFully(bytes);
            words.add(new String(bytes, StandardCharsets.UTF_8));
        }
        return words;
    }

    @Override
    public void close() throws IOException {
        door.close();
        clerks.shutdownNow();
    }
}
