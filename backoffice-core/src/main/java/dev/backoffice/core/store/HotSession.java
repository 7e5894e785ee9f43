package dev.backoffice.core.store;

import dev.backoffice.core.access.Subject;
import dev.backoffice.core.balance.Postings;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.counter.GuardedCounters;
import dev.backoffice.core.error.Denied;
import dev.backoffice.core.event.AggregateRef;
import dev.backoffice.core.event.DomainEvent;
import dev.backoffice.core.event.EventCodec;
import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.numbering.Numbers;
import java.util.List;

/**
 * What a hot command sees of its transaction: counters, postings, numbers and append-only rows; never an aggregate.
 *
 * <p>Given by {@link dev.backoffice.core.command.Commands}, used by one thread, dead when the work ends.
 */
public interface HotSession {
    /** When this hot command happens; the same for the whole batch. */
    Moment moment();

    /**
     * Asks whether the caller may do the running verb with this thing, as loaded, and whether somebody has to approve it first. In a
     * batch the refusal is the outcome of its call and touches no other.
     *
     * @param context of the call that is decided
     * @throws Denied {@code access.denied} or {@code approval.required}
     */
    void authorize(CallContext context, Subject subject);

    /** Counters that are held and taken, e.g. stock. */
    GuardedCounters counters();

    /** Amounts that move between accounts of a book. */
    Postings postings();

    /** Numbers of documents. */
    Numbers numbers();

    /** The append-only rows of one tenant. */
    Records records(TenantId tenant);

    /** Appends events to the outbox, in this transaction. */
    <E extends DomainEvent> void record(
            CallContext context, AggregateRef aggregate, long version, EventCodec<E> codec, List<E> events);
}
