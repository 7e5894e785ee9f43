package dev.backoffice.core.counter;

import dev.backoffice.core.identity.TenantId;
import java.util.Comparator;
import java.util.UUID;

/**
 * Names a hold.
 *
 * @param tenant whose hold
 * @param id its id
 */
public record HoldKey(TenantId tenant, UUID id) implements Comparable<HoldKey> {
    private static final Comparator<HoldKey> ORDER =
            Comparator.comparing(HoldKey::tenant).thenComparing(key -> key.id().toString());

    @Override
    public int compareTo(HoldKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return tenant + "/" + id;
    }
}
