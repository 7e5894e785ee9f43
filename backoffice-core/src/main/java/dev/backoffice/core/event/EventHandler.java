package dev.backoffice.core.event;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.marking.HostImplements;

/**
 * What a subscription does with an event. May be called more than once for the same event, so it gives commands under
 * {@link Occurrence#commandKey keys derived from the event}.
 *
 * <p>{@link dev.backoffice.core.error.Unavailable} makes it come again later, for as long as {@link Relay#PATIENCE}; a retryable
 * {@link dev.backoffice.core.error.Conflict} or {@link dev.backoffice.core.error.CommitUnknown} too, {@link Relay#MOST_ATTEMPTS}
 * times; any other exception parks it.
 */
@HostImplements
@FunctionalInterface
public interface EventHandler<E extends DomainEvent> {
    /**
     * Deals with an event.
     *
     * @param context the tenant of the event and the user whose command made it happen
     * @param occurrence the event with its key and its time
     */
    void handle(CallContext context, Occurrence<E> occurrence);
}
