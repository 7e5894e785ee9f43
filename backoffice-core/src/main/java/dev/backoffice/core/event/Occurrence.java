package dev.backoffice.core.event;

import dev.backoffice.core.identity.IdempotencyKey;
import java.time.Instant;

/**
 * An event as a handler gets it.
 *
 * @param key its place
 * @param at when it happened; the same at each delivery, so what a handler derives from it is the same too
 * @param event what happened
 */
public record Occurrence<E extends DomainEvent>(EventKey key, Instant at, E event) {
    /** The key under which a handler gives a command because of this event, so that a second delivery changes nothing. */
    public IdempotencyKey commandKey(String step) {
        return key.commandKey(step);
    }
}
