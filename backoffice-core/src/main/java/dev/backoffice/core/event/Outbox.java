package dev.backoffice.core.event;

import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.marking.HostImplements;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    /**
     * One page of the events of one aggregate, by version and index. It costs what it answers, however many others there are.
     *
     * @param tenant whose events: those of another tenant's aggregate of the same name are not among them
     * @param after the last event of the page before, whatever became of it since; empty for the first page
     * @param limit how many at most, 1 to 10,000
     */
    List<RecordedEvent> of(TenantId tenant, AggregateRef aggregate, Optional<EventKey> after, int limit);

    /** All events of one aggregate, in order. */
    default List<RecordedEvent> of(TenantId tenant, AggregateRef aggregate) {
        List<RecordedEvent> all = new ArrayList<>();
        Optional<EventKey> after = Optional.empty();
        while (true) {
            List<RecordedEvent> page = of(tenant, aggregate, after, 1000);
            all.addAll(page);
            if (page.size() < 1000) {
                return all;
            }
            after = Optional.of(page.get(page.size() - 1).key());
        }
    }
}
