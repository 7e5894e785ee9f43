package dev.backoffice.core.identity;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.marking.HostImplements;
import java.util.UUID;
import java.util.function.Function;

/** An id that says what it identifies: a record around a UUID, e.g. {@code OrderId}. Its text is the UUID's. */
@HostImplements
public interface TypedId {
    /** The id itself. */
    UUID value();

    /**
     * Reads the canonical text of a UUID into a typed id.
     *
     * @throws InvalidInput {@code input.null} or {@code input.id} when it is not 36 characters of a UUID
     */
    static <I extends TypedId> I parse(String field, String text, Function<UUID, I> make) {
        if (text == null) {
            throw InvalidInput.of("input.null", "field", field);
        }
        if (text.length() == 36) {
            try {
                UUID id = UUID.fromString(text);
                if (id.toString().equalsIgnoreCase(text)) {
                    return make.apply(id);
                }
            } catch (IllegalArgumentException notAnId) {
                throw InvalidInput.of("input.id", "field", field);
            }
        }
        throw InvalidInput.of("input.id", "field", field);
    }
}
