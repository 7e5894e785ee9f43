package dev.backoffice.core.store;

import dev.backoffice.core.access.Subject;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.Denied;
import dev.backoffice.core.event.AggregateRef;
import dev.backoffice.core.event.DomainEvent;
import dev.backoffice.core.event.EventCodec;
import dev.backoffice.core.event.EventKey;
import dev.backoffice.core.event.RecordedEvent;
import dev.backoffice.core.identity.Moment;
import java.util.List;
import java.util.Optional;

/**
 * What a work sees of its transaction: the tenant's documents, the moment it happens, and the right to go on.
 *
 * <p>Given by {@link dev.backoffice.core.command.Commands}, used by one thread, dead when the work ends.
 */
public interface Session {
    /** For which tenant and by whom. */
    CallContext context();

    /** When this work happens; the same for the whole work. */
    Moment moment();

    /**
     * Asks whether the caller may do the running verb with this thing, as loaded, and whether somebody has to approve it first.
     *
     * @throws Denied {@code access.denied} or {@code approval.required}
     */
    void authorize(Subject subject);

    /** The tenant's documents. */
    Documents documents();

    /** Appends events of an aggregate to the outbox, in this transaction. {@link Aggregates#save} does it for you. */
    <E extends DomainEvent> void record(AggregateRef aggregate, long version, EventCodec<E> codec, List<E> events);

    /**
     * What happened to one aggregate, by version and place within it; the events of this work are not among them yet.
     *
     * @param after the event before the first one wanted; empty from the beginning
     * @param limit how many at most, 1 to 10,000
     */
    List<RecordedEvent> history(AggregateRef aggregate, Optional<EventKey> after, int limit);

    /** The aggregates of one kind; the same object for the whole work, so that what one caller loaded another may save. */
    <A, E extends DomainEvent> Aggregates<A, E> aggregates(AggregateType<A, E> type);
}
