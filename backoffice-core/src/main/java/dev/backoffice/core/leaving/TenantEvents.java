package dev.backoffice.core.leaving;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.event.EventCodec;
import dev.backoffice.core.store.Doc;
import java.util.Set;

/** The stored form of the events of tenants. */
public final class TenantEvents implements EventCodec<TenantEvent> {
    /** The only one needed. */
    public static final TenantEvents CODEC = new TenantEvents();

    private static final String LEFT = "tenant.left";

    private TenantEvents() {}

    @Override
    public Set<String> types() {
        return Set.of(LEFT);
    }

    @Override
    public String type(TenantEvent event) {
        return LEFT;
    }

    @Override
    public int schema() {
        return 1;
    }

    @Override
    public Doc write(TenantEvent event) {
        return Doc.fields().build();
    }

    @Override
    public TenantEvent read(String type, Doc body, int schema) {
        if (type.equals(LEFT)) {
            return new TenantEvent.TenantLeft();
        }
        throw InvalidInput.of("event.unknown-type", "type", type);
    }
}
