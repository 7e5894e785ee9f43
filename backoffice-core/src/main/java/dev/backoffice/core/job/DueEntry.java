package dev.backoffice.core.job;

import dev.backoffice.core.identity.TenantId;

/**
 * One document that is due.
 *
 * @param due its index text {@value DueDocuments#INDEX}
 * @param tenant whose it is
 * @param id its id within tenant and kind
 */
public record DueEntry(String due, TenantId tenant, String id) {}
