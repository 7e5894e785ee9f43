package dev.backoffice.core.store;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.marking.HostImplements;

/**
 * Writes one kind of aggregate as a {@link Doc} and reads every schema of it that was ever released. Written by hand, in the
 * room of what it writes. Stateless and thread-safe.
 */
@HostImplements
public interface Codec<T> {
    /** The schema number that {@link #write} writes; begins at 1 and grows with each change of form. */
    int schema();

    /** The stored form of the value. */
    Doc write(T value);

    /** Reads a form of the given schema, from 1 to {@link #schema()}; fields it does not know are left alone. */
    T read(Doc doc, int schema);

    /**
     * Reads a stored form.
     *
     * @throws InvalidInput {@code store.schema-too-new} when a later version of the library wrote it
     */
    default T readStored(Doc doc, int schema) {
        if (schema > schema()) {
            throw InvalidInput.of(
                    "store.schema-too-new", "schema", Integer.toString(schema), "known", Integer.toString(schema()));
        }
        return read(doc, schema);
    }
}
