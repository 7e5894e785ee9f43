package dev.backoffice.core.event;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.marking.HostImplements;
import dev.backoffice.core.store.Doc;
import java.util.Set;

/** Writes the events of one room under stable type names and reads every schema ever released. Stateless and thread-safe. */
@HostImplements
public interface EventCodec<E extends DomainEvent> {
    /** The stable names of all event types of the room, e.g. {@code order.packed}. */
    Set<String> types();

    /** The stable name of this event's type. */
    String type(E event);

    /** The schema number that {@link #write} writes. */
    int schema();

    /** Writes an event in the schema of {@link #schema}. */
    Doc write(E event);

    /**
     * Reads a stored event.
     *
     * @throws InvalidInput {@code event.unknown-type} when the type is none of this room's
     */
    E read(String type, Doc body, int schema);

    /**
     * Reads a recorded event.
     *
     * @throws InvalidInput {@code store.schema-too-new} when a later version of the library wrote it
     */
    default E read(RecordedEvent event) {
        if (event.schema() > schema()) {
            throw InvalidInput.of(
                    "store.schema-too-new",
                    "schema",
                    Integer.toString(event.schema()),
                    "known",
                    Integer.toString(schema()));
        }
        return read(event.type(), event.body(), event.schema());
    }
}
