package dev.backoffice.core.trail;

import dev.backoffice.core.event.RecordedEvent;
import java.util.Optional;

/**
 * An entry with what the store holds of its event now.
 *
 * @param entry the entry
 * @param event the event; empty when it is gone or unreadable
 * @param unreadable the code of why the event cannot be read though there is something; empty otherwise
 */
public record SealedEvent(TrailEntry entry, Optional<RecordedEvent> event, Optional<String> unreadable) {
    /** An entry whose event is there. */
    public static SealedEvent of(TrailEntry entry, RecordedEvent event) {
        return new SealedEvent(entry, Optional.of(event), Optional.empty());
    }

    /** An entry whose event is gone. */
    public static SealedEvent gone(TrailEntry entry) {
        return new SealedEvent(entry, Optional.empty(), Optional.empty());
    }

    /** An entry whose event is no event any more. */
    public static SealedEvent unreadable(TrailEntry entry, String code) {
        return new SealedEvent(entry, Optional.empty(), Optional.of(code));
    }
}
