package dev.backoffice.core.event;

import dev.backoffice.core.identity.CodeText;
import dev.backoffice.core.identity.IdGenerator;
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
    private static final int LONGEST_NAME = 120;

    /**
     * The key under which a subscription's handler gives its command, so that a second delivery changes nothing. An aggregate
     * whose name does not fit into a key is named by a digest of it.
     */
    public IdempotencyKey commandKey(String step) {
        String name = aggregate.toString();
        if (name.length() > LONGEST_NAME || !CodeText.PRINTABLE.matcher(name).matches()) {
            name = IdGenerator.named(aggregate.kind(), aggregate.id()).toString();
        }
        return IdempotencyKey.of(name + "@" + version + "." + index + ":" + step);
    }

    @Override
    public String toString() {
        return tenant + "/" + aggregate + "@" + version + "." + index;
    }
}
