package dev.backoffice.core.configuration;

import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.marking.HostImplements;
import java.time.LocalDate;
import java.util.Optional;

/** Dated secrets by tenant and establishment: certificates, passwords, tokens. Never stored, logged or put into an event. Thread-safe. */
@HostImplements
public interface Secrets {
    /**
     * The secret in force on a date. The caller may change or clear the array.
     *
     * @param establishment the site it is asked for; empty for the tenant as a whole
     * @param name e.g. {@code nfe.certificate}
     */
    Optional<byte[]> find(TenantId tenant, Optional<String> establishment, String name, LocalDate on);

    /**
     * The secret in force on a date.
     *
     * @throws NotFound {@code secret.unknown} when there is none; the name only, never a value
     */
    default byte[] get(TenantId tenant, Optional<String> establishment, String name, LocalDate on) {
        return find(tenant, establishment, name, on)
                .orElseThrow(() -> NotFound.of("secret.unknown", "name", name, "on", on.toString()));
    }

    /** No secrets. */
    static Secrets none() {
        return (tenant, establishment, name, on) -> Optional.empty();
    }
}
