package dev.backoffice.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.event.DomainEvent;
import dev.backoffice.core.event.EventCodec;
import dev.backoffice.core.store.Codec;
import dev.backoffice.core.store.Doc;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Forms written by a released version are read for ever: the files never change, new schemas get new files. */
public final class GoldenForms {
    private GoldenForms() {}

    /** What a file beside a test class holds. */
    public static Doc of(Class<?> beside, String name) {
        try (InputStream file = beside.getResourceAsStream(name)) {
            return Doc.parse(new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The stored form of schema 1 is read as this state and written as it was. */
    public static <A> void keeps(Codec<A> codec, A state, Doc golden) {
        keeps(codec, 1, state, golden);
    }

    /** The stored form of the schema that is written now is read as this state and written as it was. */
    public static <A> void keeps(Codec<A> codec, int schema, A state, Doc golden) {
        assertThat(codec.schema()).isEqualTo(schema);
        assertThat(codec.write(state)).isEqualTo(golden);
        assertThat(codec.readStored(golden, schema)).isEqualTo(state);
    }

    /** Every event of the room has its form, is read as these events and written as it was. */
    public static <E extends DomainEvent> void keepsEvents(EventCodec<E> codec, List<E> events, Doc golden) {
        Map<String, Doc> forms = golden.asFields();
        assertThat(forms.keySet()).isEqualTo(codec.types());
        assertThat(events).hasSameSizeAs(forms.keySet());
        for (E event : events) {
            Doc form = golden.get(codec.type(event));
            assertThat(codec.write(event)).isEqualTo(form);
            assertThat(codec.read(codec.type(event), form, 1)).isEqualTo(event);
        }
    }
}
