package dev.backoffice.core.organization;

import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.marking.HostImplements;

/** The company of each tenant, as the host knows it. Thread-safe. */
@HostImplements
public interface Companies {
    /**
     * The tenant's company as it is now.
     *
     * @throws dev.backoffice.core.error.NotFound {@code company.unknown} when the tenant has none; there is no company by default
     */
    Company of(TenantId tenant);

    /** One company for every tenant: for a host that serves itself. */
    static Companies only(Company company) {
        return tenant -> company;
    }
}
