package dev.backoffice.examples.filestore;

import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.job.DueDocuments;
import dev.backoffice.core.job.DueEntry;
import dev.backoffice.core.job.DueQuery;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.DocumentQuery;
import dev.backoffice.core.store.Documents;
import dev.backoffice.core.store.StoredDocument;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Documents by id, and where they are found by their index texts. */
record DocumentTable(Transaction transaction, TenantId tenant) implements Documents {
    // key begins
    private Key key(String kind, String id) {
        return Key.of(tenant, kind, id);
    }
    // key ends

    @Override
    public Optional<StoredDocument> find(String kind, String id) {
        return transaction.find(Table.DOCUMENT, key(kind, id)).map(row -> read(kind, id, row));
    }

    /** This transaction is alone: what it has read stays. */
    @Override
    public Optional<StoredDocument> pin(String kind, String id) {
        return find(kind, id);
    }

    @Override
    public void insert(StoredDocument document) {
        if (document.version() != 1) {
            throw new IllegalArgumentException("a new document has version 1, not " + document.version());
        }
        if (transaction.has(Table.DOCUMENT, key(document.kind(), document.id()))) {
            throw transaction.dead(
                    Conflict.retryable("store.exists", null, "kind", document.kind(), "id", document.id()));
        }
        write(document);
    }

    @Override
    public void update(StoredDocument document, long expected) {
        if (document.version() != expected + 1) {
            throw new IllegalArgumentException(
                    "version " + document.version() + " does not follow version " + expected);
        }
        Optional<StoredDocument> before = find(document.kind(), document.id());
        if (before.isEmpty() || before.get().version() != expected) {
            throw transaction.dead(Conflict.retryable(
                    "store.stale-version",
                    null,
                    "kind",
                    document.kind(),
                    "id",
                    document.id(),
                    "expected",
                    Long.toString(expected),
                    "stored",
                    before.map(stored -> Long.toString(stored.version())).orElse("none")));
        }
        before.get().indexes().forEach((name, text) -> {
            transaction.remove(Table.DOCUMENT_BY_TEXT, place(document, name, text));
            if (name.equals(DueDocuments.INDEX)) {
                transaction.remove(Table.DOCUMENT_DUE, due(document, text));
            }
        });
        write(document);
    }

    private void write(StoredDocument document) {
        transaction.put(Table.DOCUMENT, key(document.kind(), document.id()), form(document));
        document.indexes().forEach((name, text) -> {
            transaction.put(Table.DOCUMENT_BY_TEXT, place(document, name, text), Doc.of(document.id()));
            if (name.equals(DueDocuments.INDEX)) {
                transaction.put(Table.DOCUMENT_DUE, due(document, text), Doc.of(document.id()));
            }
        });
    }

    private Key due(StoredDocument document, String text) {
        return Key.of(document.kind(), text, tenant, document.id());
    }

    /** What has fallen due in all tenants: the only table of documents whose keys do not begin with a tenant. */
    static List<DueEntry> due(Transaction transaction, DueQuery query) {
        Key kind = Key.of(query.kind());
        Key after = query.after()
                .map(last -> kind.and(last.due(), last.tenant(), last.id()))
                .orElse(kind);
        return transaction
                .after(Table.DOCUMENT_DUE, kind, after)
                .map(Map.Entry::getKey)
                .dropWhile(after::equals)
                .takeWhile(key -> Key.byCodePoint(key.part(1), query.until()) <= 0)
                .map(key -> new DueEntry(key.part(1), TenantId.of(key.part(2)), key.part(3)))
                .filter(entry -> !query.except().contains(entry.tenant()))
                .limit(query.limit())
                .toList();
    }

    private Key place(StoredDocument document, String index, String text) {
        return Key.of(tenant, document.kind(), index, text, document.id());
    }

    @Override
    public List<StoredDocument> list(DocumentQuery query) {
        boolean byText = query.index().isPresent();
        Table table = byText ? Table.DOCUMENT_BY_TEXT : Table.DOCUMENT;
        Key kind = Key.of(tenant, query.kind());
        Key rows = query.index().map(kind::and).orElse(kind);
        int text = rows.parts().size(); // where the text stands that the query goes by
        Key after = query.after()
                .map(last -> byText ? rows.and(last.text(), last.id()) : rows.and(last.id()))
                .orElse(rows);
        Key from = query.from().map(rows::and).orElse(rows);
        return transaction
                .after(table, rows, from.compareTo(after) > 0 ? from : after)
                .map(Map.Entry::getKey)
                .dropWhile(after::equals)
                .takeWhile(key -> query.to()
                        .map(to -> Key.byCodePoint(key.part(text), to) <= 0)
                        .orElse(true))
                .limit(query.limit())
                .map(key ->
                        find(query.kind(), key.part(byText ? text + 1 : text)).orElseThrow())
                .toList();
    }

    // ---- form: the body is a text in the row, so that its depth is its own

    private static Doc form(StoredDocument document) {
        Doc.Builder indexes = Doc.fields();
        document.indexes().forEach(indexes::put);
        return Doc.fields()
                .put("version", document.version())
                .put("schema", document.schema())
                .put("body", document.body().toJson())
                .put("indexes", indexes.build())
                .build();
    }

    private static StoredDocument read(String kind, String id, Doc row) {
        Map<String, String> indexes = new LinkedHashMap<>();
        row.get("indexes").asFields().forEach((name, text) -> indexes.put(name, text.asText()));
        return new StoredDocument(
                kind,
                id,
                row.integer("version"),
                Math.toIntExact(row.integer("schema")),
                Doc.parse(row.text("body")),
                indexes);
    }
}
