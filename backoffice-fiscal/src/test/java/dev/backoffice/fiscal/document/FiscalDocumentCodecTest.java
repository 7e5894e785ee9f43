package dev.backoffice.fiscal.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.store.Doc;
import dev.backoffice.fiscal.document.DocumentMoves.Move;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** Files of every released schema are read for ever. */
class FiscalDocumentCodecTest {
    @Test
    void documents_of_schema_1_are_read_and_written_as_ever() throws IOException {
        List<String> lines = golden("fiscal-documents-1.jsonl");
        List<FiscalDocument> documents =
                List.copyOf(FiscalDocumentProperties.reached().values());

        assertThat(lines.stream()
                        .map(line -> FiscalDocumentCodec.INSTANCE.readStored(Doc.parse(line), 1))
                        .toList())
                .isEqualTo(documents);
        assertThat(documents.stream()
                        .map(document ->
                                FiscalDocumentCodec.INSTANCE.write(document).toJson())
                        .toList())
                .isEqualTo(lines);
    }

    @Test
    void events_of_schema_1_are_read_and_written_as_ever() throws IOException {
        Map<String, FiscalDocumentEvent> events = events();
        Map<String, FiscalDocumentEvent> read = new LinkedHashMap<>();
        List<String> lines = golden("fiscal-document-events-1.jsonl");
        for (String line : lines) {
            String type = line.substring(0, line.indexOf(' '));
            read.put(type, FiscalDocumentEvents.CODEC.read(type, Doc.parse(line.substring(line.indexOf(' ') + 1)), 1));
        }
        List<String> written = new ArrayList<>();
        events.forEach((type, event) ->
                written.add(type + " " + FiscalDocumentEvents.CODEC.write(event).toJson()));

        assertThat(read).isEqualTo(events);
        assertThat(written).isEqualTo(lines);
        assertThat(read).containsOnlyKeys(FiscalDocumentEvents.CODEC.types());
    }

    @Test
    void a_later_schema_is_refused() {
        assertThatThrownBy(() -> FiscalDocumentCodec.INSTANCE.readStored(Doc.of(""), 2))
                .isInstanceOfSatisfying(
                        InvalidInput.class, error -> assertThat(error.code()).isEqualTo("store.schema-too-new"));
    }

    /** The first event of each type that any move makes, by type. */
    private static Map<String, FiscalDocumentEvent> events() {
        Map<String, FiscalDocumentEvent> events = new TreeMap<>();
        events.put(
                "document.drafted",
                FiscalDocument.draft(
                                TenantId.of("blue-shop"),
                                "order/1",
                                "SP1",
                                "55",
                                Doc.of("content"),
                                Money.parse("BRL 88.99"))
                        .events()
                        .get(0));
        for (FiscalDocument document : FiscalDocumentProperties.reached().values()) {
            for (Move move : Move.values()) {
                if (DocumentMoves.target(document.status().kind(), move).isPresent()) {
                    FiscalDocumentEvent event = FiscalDocumentProperties.apply(document, move)
                            .events()
                            .get(0);
                    events.putIfAbsent(FiscalDocumentEvents.CODEC.type(event), event);
                }
            }
        }
        return events;
    }

    private static List<String> golden(String name) throws IOException {
        try (InputStream file = Objects.requireNonNull(FiscalDocumentCodecTest.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
