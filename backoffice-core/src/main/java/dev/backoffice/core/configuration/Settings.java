package dev.backoffice.core.configuration;

import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.marking.HostImplements;
import java.time.LocalDate;
import java.util.Optional;

/** Dated settings by tenant and establishment. Thread-safe. */
@HostImplements
public interface Settings {
    /**
     * The setting in force on a date.
     *
     * @param establishment the site it is asked for, e.g. {@code SP1}; empty for the tenant as a whole. A setting of the
     *     establishment wins over one of the tenant
     * @param name e.g. {@code order.hold-hours}
     */
    Optional<String> find(TenantId tenant, Optional<String> establishment, String name, LocalDate on);

    /**
     * The setting in force on a date.
     *
     * @throws NotFound {@code setting.unknown} when there is none
     */
    default String get(TenantId tenant, Optional<String> establishment, String name, LocalDate on) {
        return find(tenant, establishment, name, on)
                .orElseThrow(() -> NotFound.of("setting.unknown", "name", name, "on", on.toString()));
    }

    /** No setting at all: every reader uses its documented default. */
    static Settings none() {
        return (tenant, establishment, name, on) -> Optional.empty();
    }
}
