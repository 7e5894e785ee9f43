package dev.backoffice.core.insight;

import dev.backoffice.core.identity.TenantId;
import java.time.Instant;

/**
 * Something a tenant uses that ends: a certificate, a token. It says whose it is and nothing of what is in it.
 *
 * @param thing what it is, e.g. {@code nfe.certificate}
 * @param tenant whose it is
 * @param site the establishment that uses it; empty for the tenant as a whole
 * @param endsAt when it ends
 */
public record Expiring(String thing, TenantId tenant, String site, Instant endsAt) {}
