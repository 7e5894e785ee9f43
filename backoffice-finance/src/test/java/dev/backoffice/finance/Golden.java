package dev.backoffice.finance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.store.Doc;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Stored forms as they were released; a file here never changes. */
public final class Golden {
    private Golden() {}

    /** The released form with this name, e.g. {@code account/account-1.json}. */
    public static Doc doc(String name) {
        try (InputStream file = Objects.requireNonNull(Golden.class.getResourceAsStream(name), name)) {
            return Doc.parse(new String(file.readAllBytes(), StandardCharsets.UTF_8).strip());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What is written now is what was released. */
    public static void assertWritten(Doc written, String name) {
        assertThat(written.canonical()).isEqualTo(doc(name).canonical());
    }
}
