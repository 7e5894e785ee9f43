package dev.backoffice.fiscal.br.nfe.signing;

import dev.backoffice.core.configuration.Secrets;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.marking.HostImplements;
import java.time.LocalDate;

/** The key each establishment signs with. Thread-safe. */
@HostImplements
public interface SigningKeys {
    /** The key in force on a date; the same object as long as it is the same key, for keys are dear to load. */
    SigningKey of(TenantId tenant, String site, LocalDate on);

    /** One key for everybody: for a host that serves one company, and for trials. */
    static SigningKeys always(SigningKey key) {
        return (tenant, site, on) -> key;
    }

    /**
     * Keys from secrets: {@code nfe.certificate}, the content of a PKCS#12 file, and {@code nfe.certificate-password} in UTF-8.
     * A secret that is missing is {@code secret.unknown}; one that gives no key is {@code nfe.certificate-*}.
     */
    static SigningKeys from(Secrets secrets) {
        return new SecretSigningKeys(secrets);
    }
}
