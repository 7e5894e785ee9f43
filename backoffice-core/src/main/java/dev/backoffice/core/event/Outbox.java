package dev.backoffice.core.event;

import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.marking.HostImplements;
import java.util.List;
import java.util.Set;

/** The log of events and, per event, what is still to be delivered; written in the transaction of the state it tells of. */
@HostImplements
public interface Outbox {
    /**
     * Appends an event and one pending delivery for each subscription.
     *
     * @throws dev.backoffice.core.error.Conflict {@code event.exists}, retryable, when the key is taken
     */
    void append(RecordedEvent event, Set<String> subscriptions);

    /** The events of one aggregate, in order. */
    List<RecordedEvent> of(TenantId tenant, AggregateRef aggregate);
}
