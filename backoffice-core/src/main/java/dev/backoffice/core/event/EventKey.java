package dev.backoffice.core.event;

import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.identity.TenantId;

/**
 * The place of an event: unique, and ordered within its aggregate by version and index.
 *
 * @param tenant whose event
 * @param aggregate what it happened to
 * @param version the version of the aggregate it made
 * @param index its place among the events of that version, from 0
 */
public record EventKey(TenantId tenant, AggregateRef aggregate, long version, int index) {
    /** The key under which a subscription's handler gives its command, so that a second delivery changes nothing. */
    public IdempotencyKey commandKey(String step) {
        return IdempotencyKey.of(aggregate + "@" + version + "." + index + ":" + step);
    }

    @Override
    public String toString() {
        return tenant + "/" + aggregate + "@" + version + "." + index;
    }
}
