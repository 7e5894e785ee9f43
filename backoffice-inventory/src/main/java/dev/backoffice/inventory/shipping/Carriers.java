package dev.backoffice.inventory.shipping;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.NotFound;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The carriers of a back office, by code. Immutable and thread-safe. */
public final class Carriers {
    private final Map<String, Carrier> byCode;

    private Carriers(Map<String, Carrier> byCode) {
        this.byCode = Collections.unmodifiableMap(byCode);
    }

    /**
     * These carriers.
     *
     * @throws InvalidInput {@code carrier.twice} when two have one code
     */
    public static Carriers of(Carrier... carriers) {
        Map<String, Carrier> byCode = new TreeMap<>();
        for (Carrier carrier : carriers) {
            if (byCode.put(Input.required(carrier, "carrier").code(), carrier) != null) {
                throw InvalidInput.of("carrier.twice", "carrier", carrier.code());
            }
        }
        return new Carriers(byCode);
    }

    /** Their codes. */
    public SortedSet<String> codes() {
        return new TreeSet<>(byCode.keySet());
    }

    /** The carrier of a code. */
    public Optional<Carrier> find(String code) {
        return Optional.ofNullable(byCode.get(Input.required(code, "carrier")));
    }

    /**
     * The carrier of a code.
     *
     * @throws NotFound {@code carrier.unknown}
     */
    public Carrier get(String code) {
        return find(code).orElseThrow(() -> NotFound.of("carrier.unknown", "carrier", code));
    }
}
