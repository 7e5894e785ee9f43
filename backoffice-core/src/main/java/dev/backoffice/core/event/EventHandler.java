package dev.backoffice.core.event;

import dev.backoffice.core.context.CallContext;

/**
 * What a subscription does with an event. May be called more than once for the same event, so it gives commands under
 * {@link Occurrence#commandKey keys derived from the event}.
 *
 * <p>A retryable {@link dev.backoffice.core.error.Conflict}, {@link dev.backoffice.core.error.Unavailable} or
 * {@link dev.backoffice.core.error.CommitUnknown} makes it come again later; any other exception parks it.
 */
@FunctionalInterface
public interface EventHandler<E extends DomainEvent> {
    void handle(CallContext context, Occurrence<E> occurrence);
}
