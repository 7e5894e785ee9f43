package dev.backoffice.sefaz;

import dev.backoffice.core.br.Uf;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.NotFound;
import dev.backoffice.fiscal.br.nfe.NfeEmission;
import dev.backoffice.fiscal.br.nfe.NfeEnvironment;
import dev.backoffice.fiscal.br.nfe.NfeModel;
import dev.backoffice.fiscal.br.nfe.message.NfeService;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Where each authorizer's services are, and which authorizer a state has. Addresses change: a host lays its own over the standard
 * ones. Immutable and thread-safe.
 *
 * <pre>{@code
 * SefazEndpoints.standard().with(NfeModel.NFE, "SP", NfeEnvironment.PRODUCTION, NfeService.STATUS, URI.create("https://…"));
 * }</pre>
 */
public final class SefazEndpoints {
    /** The national environment: distribution of documents, and events of recipients. */
    public static final String NATIONAL = "AN";

    private static final SefazEndpoints STANDARD = read();

    private final Map<Place, URI> addresses;
    private final Map<Uf, Authorizers> authorizers;

    private SefazEndpoints(Map<Place, URI> addresses, Map<Uf, Authorizers> authorizers) {
        this.addresses = Map.copyOf(addresses);
        this.authorizers = Map.copyOf(authorizers);
    }

    /** The published addresses. */
    public static SefazEndpoints standard() {
        return STANDARD;
    }

    /**
     * The same with another address.
     *
     * @param authorizer a state that authorizes itself, {@code SVRS}, {@code SVAN}, {@code SVCAN}, {@code SVCRS} or {@link #NATIONAL}
     * @throws InvalidInput {@code sefaz.address-invalid} for one that is not https with a host
     */
    public SefazEndpoints with(
            NfeModel model, String authorizer, NfeEnvironment environment, NfeService service, URI address) {
        if (!"https".equals(address.getScheme()) || address.getHost() == null) {
            throw InvalidInput.of("sefaz.address-invalid", "address", address.toString());
        }
        Map<Place, URI> changed = new HashMap<>(addresses);
        changed.put(new Place(model, authorizer, environment, service), address);
        return new SefazEndpoints(changed, authorizers);
    }

    /**
     * The same with all of an authorizer's services elsewhere, both models and environments: a test server, a gateway.
     *
     * @throws InvalidInput {@code sefaz.address-invalid}
     */
    public SefazEndpoints with(String authorizer, Function<NfeService, URI> addresses) {
        SefazEndpoints changed = this;
        for (NfeModel model : NfeModel.values()) {
            for (NfeEnvironment environment : NfeEnvironment.values()) {
                for (NfeService service : NfeService.values()) {
                    changed = changed.with(model, authorizer, environment, service, addresses.apply(service));
                }
            }
        }
        return changed;
    }

    /**
     * Who authorizes notes of a state.
     *
     * @param emission the contingency of the state for {@code SVC_AN} and {@code SVC_RS}, its authorizer otherwise
     */
    public String authorizer(NfeModel model, Uf uf, NfeEmission emission) {
        return switch (emission) {
            case SVC_AN -> "SVCAN";
            case SVC_RS -> "SVCRS";
            default -> {
                Authorizers own = of(uf);
                yield model == NfeModel.NFE ? own.notes() : own.receipts();
            }
        };
    }

    /** The virtual contingency a state's notes go to when its authorizer is down: {@code SVC_AN} or {@code SVC_RS}. */
    public NfeEmission contingency(Uf uf) {
        return of(uf).contingency().equals("SVCAN") ? NfeEmission.SVC_AN : NfeEmission.SVC_RS;
    }

    /**
     * Address of a service.
     *
     * @throws NotFound {@code sefaz.endpoint-unknown} naming model, authorizer, environment and service
     */
    public URI address(NfeModel model, String authorizer, NfeEnvironment environment, NfeService service) {
        URI address = addresses.get(new Place(model, authorizer, environment, service));
        if (address == null) {
            throw NotFound.of(
                    "sefaz.endpoint-unknown",
                    "model",
                    Integer.toString(model.code()),
                    "authorizer",
                    authorizer,
                    "environment",
                    environment.name(),
                    "service",
                    service.name());
        }
        return address;
    }

    private Authorizers of(Uf uf) {
        return Objects.requireNonNull(authorizers.get(uf), uf::name);
    }

    private static SefazEndpoints read() {
        Map<Place, URI> addresses = new HashMap<>();
        for (String[] cells : rows("endpoints.tsv")) {
            addresses.put(
                    new Place(
                            cells[0].equals("55") ? NfeModel.NFE : NfeModel.NFCE,
                            cells[1],
                            NfeEnvironment.valueOf(cells[2]),
                            NfeService.valueOf(cells[3])),
                    URI.create(cells[4]));
        }
        Map<Uf, Authorizers> authorizers = new HashMap<>();
        for (String[] cells : rows("authorizers.tsv")) {
            authorizers.put(Uf.valueOf(cells[0]), new Authorizers(cells[1], cells[2], cells[3]));
        }
        return new SefazEndpoints(addresses, authorizers);
    }

    private static List<String[]> rows(String name) {
        try (InputStream file = Objects.requireNonNull(SefazEndpoints.class.getResourceAsStream(name), name);
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private record Place(NfeModel model, String authorizer, NfeEnvironment environment, NfeService service) {}

    private record Authorizers(String notes, String receipts, String contingency) {}
}
