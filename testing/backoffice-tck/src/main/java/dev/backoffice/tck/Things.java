package dev.backoffice.tck;

import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.StoredDocument;
import java.util.Map;

/** The documents of the contracts. */
final class Things {
    static final String KIND = "thing";

    private Things() {}

    static StoredDocument thing(String id, long version, String text) {
        return thing(id, version, text, Map.of());
    }

    static StoredDocument thing(String id, long version, String text, Map<String, String> indexes) {
        return new StoredDocument(
                KIND, id, version, 1, Doc.fields().put("text", text).build(), indexes);
    }

    static String text(StoredDocument document) {
        return document.body().text("text");
    }
}
