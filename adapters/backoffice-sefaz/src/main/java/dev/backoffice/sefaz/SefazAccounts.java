package dev.backoffice.sefaz;

import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.marking.HostImplements;

/** Finds how an establishment speaks to the authority. Thread-safe; called for each question, so keep opened certificates. */
@HostImplements
@FunctionalInterface
public interface SefazAccounts {
    /**
     * The account of an establishment.
     *
     * @param site as the document names it
     * @throws dev.backoffice.core.error.NotFound when it has none
     */
    SefazAccount of(TenantId tenant, String site);
}
