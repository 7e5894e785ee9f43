package dev.backoffice.fiscal.transmission;

import dev.backoffice.core.identity.TenantId;
import java.time.Instant;

/**
 * A document to look up.
 *
 * @param tenant whose document
 * @param site the issuing establishment
 * @param model e.g. {@code 55}
 * @param accessKey the key the document is known by
 * @param at when the question is asked
 */
public record Lookup(TenantId tenant, String site, String model, String accessKey, Instant at) {}
