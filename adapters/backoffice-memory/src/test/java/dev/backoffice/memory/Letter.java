package dev.backoffice.memory;

import dev.backoffice.core.command.Command;
import dev.backoffice.core.command.Verb;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.DocumentQuery;
import dev.backoffice.core.store.Session;
import dev.backoffice.core.store.Store;
import dev.backoffice.core.store.StoredDocument;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;

/** The command of the pipeline tests: writes a letter. */
record Letter(@NotNull IdempotencyKey key, @NotBlank String text) implements Command {
    static final Verb<Letter, String> WRITE = Verb.of(
            "letter.write", 1, letter -> Doc.fields().put("text", letter.text()).build(), id -> id, id -> id);

    static Letter of(String key, String text) {
        return new Letter(IdempotencyKey.of(key), text);
    }

    /** A new letter each time it is done; answers its id. */
    String write(Session session) {
        String id = session.moment().newId().toString();
        session.documents()
                .insert(new StoredDocument(
                        "letter", id, 1, 1, Doc.fields().put("text", text).build(), Map.of()));
        return id;
    }

    static List<String> all(Store store, CallContext context) {
        return store.execute(context, session -> session.documents().list(DocumentQuery.all("letter"))).stream()
                .map(document -> document.body().text("text"))
                .toList();
    }
}
