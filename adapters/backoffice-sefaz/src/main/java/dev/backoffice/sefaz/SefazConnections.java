package dev.backoffice.sefaz;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.fiscal.br.nfe.message.NfeRequest;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * Connections to the authority, kept open between questions: one client for each of the certificates used last. Thread-safe.
 *
 * <p>Nothing is asked twice here: what was not answered is for the caller to look up. Only a connection that never came to be is
 * told as not sent.
 */
public final class SefazConnections {
    /** Answers are read up to this many bytes: fifty zipped documents of the largest kind are less. */
    public static final int MOST_BYTES = 8 * 1024 * 1024;

    /** So many certificates have their client at hand unless told otherwise. */
    public static final int CLIENTS = 64;

    private final SefazTimes times;
    private final int most;
    private final Map<ClientCertificate, HttpClient> clients = new LinkedHashMap<>(16, 0.75f, true);

    private SefazConnections(SefazTimes times, int most) {
        this.times = times;
        this.most = most;
    }

    /** With these times. */
    public static SefazConnections of(SefazTimes times) {
        return new SefazConnections(times, CLIENTS);
    }

    /**
     * The same for more or fewer certificates at once.
     *
     * @throws InvalidInput {@code sefaz.clients-invalid} below one
     */
    public SefazConnections keeping(int certificates) {
        if (certificates < 1) {
            throw InvalidInput.of("sefaz.clients-invalid", "clients", Integer.toString(certificates));
        }
        return new SefazConnections(times, certificates);
    }

    /** Asks, and waits for the answer. */
    public Reply<byte[]> ask(ClientCertificate certificate, URI address, NfeRequest question) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(times.answer())
                .header("Content-Type", question.service().contentType())
                .POST(HttpRequest.BodyPublishers.ofString(question.envelope(), StandardCharsets.UTF_8))
                .build();
        CompletableFuture<HttpResponse<byte[]>> asked =
                client(certificate).sendAsync(request, head -> new BoundedBody(MOST_BYTES));
        try {
            // The request's own time-out ends with the first byte of the answer; this one covers the last, too.
            return answer(asked.get(times.connect().plus(times.answer()).toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException tooLong) {
            asked.cancel(true);
            return new Reply.Unknown<>("no whole answer after " + times.answer());
        } catch (ExecutionException trouble) {
            return failed(trouble.getCause());
        } catch (InterruptedException stopped) {
            asked.cancel(true);
            Thread.currentThread().interrupt();
            return new Reply.Unknown<>("interrupted");
        }
    }

    /** A fault comes with a status of its own and an answer all the same; the answer says what it is. */
    private static Reply<byte[]> answer(HttpResponse<byte[]> response) {
        boolean told = response.statusCode() == 200 || response.statusCode() == 500;
        return told && response.body().length > 0
                ? new Reply.Answered<>(response.body())
                : new Reply.Unknown<>("HTTP " + response.statusCode());
    }

    private static Reply<byte[]> failed(@Nullable Throwable trouble) {
        // A handshake that fails ends before the question is taken.
        boolean noConnection = trouble instanceof ConnectException
                || trouble instanceof HttpConnectTimeoutException
                || trouble instanceof SSLHandshakeException;
        return noConnection ? new Reply.NotSent<>(seen(trouble)) : new Reply.Unknown<>(seen(trouble));
    }

    private HttpClient client(ClientCertificate certificate) {
        synchronized (clients) {
            HttpClient client = clients.computeIfAbsent(
                    certificate,
                    shown -> HttpClient.newBuilder()
                            .sslContext(shown.context())
                            .connectTimeout(times.connect())
                            .version(HttpClient.Version.HTTP_1_1)
                            .followRedirects(HttpClient.Redirect.NEVER)
                            .build());
            if (clients.size() > most) {
                clients.remove(clients.keySet().iterator().next());
            }
            return client;
        }
    }

    /** Kind and words, never what was sent. */
    private static String seen(@Nullable Throwable trouble) {
        if (trouble == null) {
            return "";
        }
        String words = trouble.getMessage();
        return trouble.getClass().getSimpleName() + (words == null ? "" : ": " + words);
    }
}
