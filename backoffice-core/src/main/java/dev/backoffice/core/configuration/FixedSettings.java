package dev.backoffice.core.configuration;

import dev.backoffice.core.identity.TenantId;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Settings given in code. Immutable and thread-safe.
 *
 * <pre>{@code
 * Settings settings = FixedSettings.none()
 *         .with(tenant, "order.hold-hours", LocalDate.of(2026, 1, 1), "48")
 *         .with(tenant, "SP1", "order.hold-hours", LocalDate.of(2026, 7, 1), "24");
 * }</pre>
 */
public final class FixedSettings implements Settings {
    private record Key(TenantId tenant, Optional<String> establishment, String name) {}

    private final Map<Key, NavigableMap<LocalDate, String>> values;

    private FixedSettings(Map<Key, NavigableMap<LocalDate, String>> values) {
        this.values = values;
    }

    /** No setting yet; add them by {@code with}. */
    public static FixedSettings none() {
        return new FixedSettings(Map.of());
    }

    /** A setting of the whole tenant, in force from a date on. */
    public FixedSettings with(TenantId tenant, String name, LocalDate from, String value) {
        return with(new Key(tenant, Optional.empty(), name), from, value);
    }

    /** A setting of one establishment, in force from a date on. */
    public FixedSettings with(TenantId tenant, String establishment, String name, LocalDate from, String value) {
        return with(new Key(tenant, Optional.of(establishment), name), from, value);
    }

    private FixedSettings with(Key key, LocalDate from, String value) {
        Map<Key, NavigableMap<LocalDate, String>> more = new HashMap<>(values);
        NavigableMap<LocalDate, String> dated = new TreeMap<>(more.getOrDefault(key, new TreeMap<>()));
        dated.put(from, value);
        more.put(key, dated);
        return new FixedSettings(more);
    }

    @Override
    public Optional<String> find(TenantId tenant, Optional<String> establishment, String name, LocalDate on) {
        Optional<String> own =
                establishment.isPresent() ? at(new Key(tenant, establishment, name), on) : Optional.empty();
        return own.isPresent() ? own : at(new Key(tenant, Optional.empty(), name), on);
    }

    private Optional<String> at(Key key, LocalDate on) {
        NavigableMap<LocalDate, String> dated = values.get(key);
        return dated == null
                ? Optional.empty()
                : Optional.ofNullable(dated.floorEntry(on)).map(Map.Entry::getValue);
    }
}
