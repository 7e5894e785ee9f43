package dev.backoffice.fiscal.transmission;

import dev.backoffice.core.identity.TenantId;
import java.time.Instant;

/**
 * A document to authorize.
 *
 * @param tenant whose document
 * @param site the issuing establishment: certificates and addresses depend on it
 * @param model e.g. {@code 55}
 * @param accessKey the key the document is known by
 * @param xml the signed document, to be sent byte by byte (UTF-8)
 * @param at when the attempt was started
 */
public record Submission(TenantId tenant, String site, String model, String accessKey, String xml, Instant at) {
    /** Only the key: the document names people. */
    @Override
    public String toString() {
        return accessKey;
    }
}
