package dev.backoffice.fiscal.br.nfe;

import dev.backoffice.core.br.Uf;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.NotFound;
import dev.backoffice.fiscal.br.nfe.internal.NfeAmount;
import dev.backoffice.fiscal.br.nfe.internal.NfeText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;

/**
 * What differs between states for receipts, as data: where consumers look them up, and from which total on a consumer must be named.
 * Immutable and thread-safe.
 */
public final class NfceStates {
    private static final NfceStates STANDARD = new NfceStates(readAddresses(), readLimits());

    private final Map<Place, Addresses> addresses;
    private final List<Limit> limits;

    private NfceStates(Map<Place, Addresses> addresses, List<Limit> limits) {
        this.addresses = addresses;
        this.limits = limits;
    }

    /** The tables this library carries. */
    public static NfceStates standard() {
        return STANDARD;
    }

    /** The same with other addresses in a state. */
    public NfceStates with(Uf uf, NfeEnvironment environment, Addresses other) {
        Map<Place, Addresses> all = new HashMap<>(addresses);
        all.put(new Place(uf.name(), environment), other);
        return new NfceStates(Map.copyOf(all), limits);
    }

    /**
     * The same with another limit in a state.
     *
     * @param total from this total on the consumer must be named
     */
    public NfceStates namedFrom(Uf uf, LocalDate since, Money total) {
        List<Limit> all = new ArrayList<>(limits);
        all.add(new Limit(Optional.of(uf), since, NfeAmount.require("limit", total)));
        return new NfceStates(addresses, List.copyOf(all));
    }

    /**
     * Where consumers look up receipts of a state.
     *
     * @throws NotFound {@code nfce.address-unknown}
     */
    public Addresses addresses(Uf uf, NfeEnvironment environment) {
        Addresses found = addresses.get(new Place(uf.name(), environment));
        if (found == null) {
            throw NotFound.of("nfce.address-unknown", "uf", uf.name(), "environment", environment.name());
        }
        return found;
    }

    /** From which total on a consumer must be named; empty when there is no such limit yet. */
    public Optional<Money> namedFrom(Uf uf, LocalDate day) {
        return limit(Optional.of(uf), day)
                .or(() -> limit(Optional.empty(), day))
                .map(Limit::total);
    }

    private Optional<Limit> limit(Optional<Uf> uf, LocalDate day) {
        Limit found = null;
        for (Limit limit : limits) {
            if (limit.uf().equals(uf)
                    && !limit.since().isAfter(day)
                    && (found == null || !limit.since().isBefore(found.since()))) {
                found = limit;
            }
        }
        return Optional.ofNullable(found);
    }

    /**
     * Where consumers look up receipts of a state.
     *
     * @param qrCode the address in the QR code, without parameters
     * @param key {@code urlChave}, the address printed for who types the key, 21 to 85 characters
     */
    public record Addresses(String qrCode, String key) {
        public Addresses {
            NfeText.require("urlChave", key, 21, 85);
            NfeText.require("qrCode", qrCode, 10, 500);
            if (qrCode.contains("?")) {
                throw InvalidInput.of("nfe.text-invalid", "field", "qrCode", "reason", "parameters");
            }
        }
    }

    private record Place(String uf, NfeEnvironment environment) {}

    private record Limit(Optional<Uf> uf, LocalDate since, Money total) {}

    private static Map<Place, Addresses> readAddresses() {
        Map<Place, Addresses> all = new HashMap<>();
        for (String[] cells : rows("nfce-addresses.tsv")) {
            NfeEnvironment environment = cells[1].equals("1") ? NfeEnvironment.PRODUCTION : NfeEnvironment.HOMOLOGATION;
            all.put(new Place(cells[0], environment), new Addresses(cells[2], cells[3]));
        }
        return Map.copyOf(all);
    }

    private static List<Limit> readLimits() {
        return rows("nfce-limits.tsv").stream()
                .map(cells -> new Limit(
                        cells[0].equals("*") ? Optional.empty() : Optional.of(Uf.parse(cells[0])),
                        LocalDate.parse(cells[1]),
                        Money.of(NfeAmount.REAL, new BigDecimal(cells[2]))))
                .toList();
    }

    private static List<String[]> rows(String name) {
        try (InputStream file = Objects.requireNonNull(NfceStates.class.getResourceAsStream(name), name);
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
