package dev.backoffice.fiscal.br.nfe;

import dev.backoffice.core.configuration.Secrets;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.marking.HostImplements;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;

/** The secret each establishment makes QR codes of version 2 with. Thread-safe. */
@HostImplements
public interface NfceSecrets {
    /** The secret in force on a date. */
    NfceSecret of(TenantId tenant, String site, NfeEnvironment environment, LocalDate on);

    /**
     * From secrets: {@code nfce.csc-id} and {@code nfce.csc} in UTF-8, with {@code -homologation} at their ends for trials. A secret
     * that is missing is {@code secret.unknown}.
     */
    static NfceSecrets from(Secrets secrets) {
        return (tenant, site, environment, on) -> {
            String end = environment == NfeEnvironment.PRODUCTION ? "" : "-homologation";
            Optional<String> establishment = Optional.of(site);
            return new NfceSecret(
                    new String(secrets.get(tenant, establishment, "nfce.csc-id" + end, on), StandardCharsets.UTF_8),
                    new String(secrets.get(tenant, establishment, "nfce.csc" + end, on), StandardCharsets.UTF_8));
        };
    }
}
