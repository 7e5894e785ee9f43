package dev.backoffice.core.event;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.identity.UserId;
import dev.backoffice.core.store.Doc;
import java.time.Instant;

/**
 * An event as stored.
 *
 * @param key its place
 * @param type the stable type name
 * @param schema the schema of {@code body}
 * @param body the event
 * @param at when the work happened that caused it
 * @param by who gave the command
 */
public record RecordedEvent(EventKey key, String type, int schema, Doc body, Instant at, UserId by) {
    /** The tenant of the event and who caused it. */
    public CallContext context() {
        return new CallContext(key.tenant(), by);
    }
}
