package dev.backoffice.testkit.sefaz;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.backoffice.fiscal.br.nfe.message.NfeService;
import dev.backoffice.fiscal.br.nfe.simulation.SimulatedAuthority;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;

/**
 * A tax authority on this machine: an HTTPS server that asks for a client certificate of its own root, speaks SOAP, judges by a {@link
 * SimulatedAuthority}, and goes wrong on the wire as its {@link WireScript} says. Thread-safe; close it.
 *
 * <pre>{@code
 * TestCertificates certificates = TestCertificates.named("TEST ROOT", from, until);
 * try (StandInAuthority authority = StandInAuthority.start(
 *         SimulatedAuthority.accepting(), WireScript.faultless(), certificates, until, clock, threads)) {
 *     SefazEndpoints endpoints = SefazEndpoints.standard().with("SP", authority::address);
 * }
 * }</pre>
 */
public final class StandInAuthority implements AutoCloseable {
    private final HttpsServer server;
    private final PlayedServices services;
    private final WireScript script;
    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();

    private StandInAuthority(HttpsServer server, PlayedServices services, WireScript script) {
        this.server = server;
        this.services = services;
        this.script = script;
    }

    /**
     * Starts it at a free port of this machine.
     *
     * @param authority what judges
     * @param script what goes wrong on the wire
     * @param certificates whose clients it lets in, and who makes its own certificate
     * @param end when its own certificate ends
     * @param clock the time it sees
     * @param threads where it works; as many as shall be asked at once
     */
    public static StandInAuthority start(
            SimulatedAuthority authority,
            WireScript script,
            TestCertificates certificates,
            Instant end,
            InstantSource clock,
            Executor threads) {
        try {
            HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            StandInAuthority started = new StandInAuthority(server, new PlayedServices(authority, clock), script);
            server.setHttpsConfigurator(new ClientsByCertificate(context(certificates, end)));
            server.setExecutor(threads);
            server.createContext("/", started::handle);
            server.start();
            return started;
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    /** Where a service of it is. */
    public URI address(NfeService service) {
        return URI.create("https://localhost:" + server.getAddress().getPort() + "/" + service.operation());
    }

    /** How many questions reached a service, whatever came of them. */
    public int asked(NfeService service) {
        return asked.entrySet().stream()
                .filter(each -> each.getKey().startsWith(service.name() + " "))
                .mapToInt(each -> each.getValue().get())
                .sum();
    }

    /** Stops it; questions under way are cut off. */
    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String question = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            for (NfeService service : NfeService.values()) {
                if (path.equals("/" + service.operation())) {
                    play(exchange, service, question);
                    return;
                }
            }
            send(exchange, 404, "no such service");
        }
    }

    private void play(HttpExchange exchange, NfeService service, String question) throws IOException {
        String about = PlayedServices.about(question);
        int nth = asked.computeIfAbsent(service.name() + " " + about, key -> new AtomicInteger())
                .incrementAndGet();
        WireFault fault = script.on(new WireCall(service, about, nth));
        if (fault instanceof WireFault.OtherAnswer other) {
            send(exchange, other.status(), other.body());
        } else if (fault instanceof WireFault.Oversized oversized) {
            send(exchange, 200, " ".repeat(oversized.bytes()));
        } else if (!(fault instanceof WireFault.Dropped dropped) || dropped.done()) {
            Optional<String> answer = services.answer(service, question);
            if (answer.isPresent() && !(fault instanceof WireFault.Dropped)) {
                send(exchange, envelope(service, answer.get()), fault);
            }
        }
        // Closed without an answer, the exchange cuts the connection.
    }

    private static void send(HttpExchange exchange, String envelope, WireFault fault) throws IOException {
        if (fault instanceof WireFault.Delayed delayed && !waited(delayed.by())) {
            return;
        }
        if (fault instanceof WireFault.Truncated || fault instanceof WireFault.Stalled) {
            byte[] whole = envelope.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, whole.length);
            OutputStream body = exchange.getResponseBody();
            body.write(whole, 0, whole.length / 2);
            body.flush();
            if (fault instanceof WireFault.Stalled stalled && waited(stalled.by())) {
                body.write(whole, whole.length / 2, whole.length - whole.length / 2);
                body.close();
            }
            return;
        }
        send(exchange, 200, fault instanceof WireFault.Twice ? envelope + envelope : envelope);
    }

    /** Whether the time went by; not when the server is being closed. */
    private static boolean waited(Duration time) {
        try {
            Thread.sleep(time.toMillis());
            return true;
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/soap+xml; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (OutputStream body = exchange.getResponseBody()) {
            body.write(bytes);
        }
    }

    private static String envelope(NfeService service, String message) {
        return "<env:Envelope xmlns:env=\"http://www.w3.org/2003/05/soap-envelope\"><env:Body>"
                + "<nfeResultMsg xmlns=\"" + service.namespace() + "\">" + message
                + "</nfeResultMsg></env:Body></env:Envelope>";
    }

    private static SSLContext context(TestCertificates certificates, Instant end) {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(certificates.server(end), certificates.password());
            KeyStore roots = KeyStore.getInstance(KeyStore.getDefaultType());
            roots.load(null, null);
            roots.setCertificateEntry("root", certificates.root());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(roots);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException broken) {
            throw new IllegalStateException("every Java platform speaks TLS", broken);
        }
    }

    /** Asks every client for a certificate. */
    private static final class ClientsByCertificate extends HttpsConfigurator {
        ClientsByCertificate(SSLContext context) {
            super(context);
        }

        @Override
        public void configure(HttpsParameters parameters) {
            SSLParameters ask = getSSLContext().getDefaultSSLParameters();
            ask.setNeedClientAuth(true);
            parameters.setSSLParameters(ask);
        }
    }
}
