package dev.backoffice.jdbc.internal;

import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.DocumentQuery;
import dev.backoffice.core.store.Documents;
import dev.backoffice.core.store.StoredDocument;
import dev.backoffice.jdbc.internal.Tx.OnDuplicate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Documents, and one row per index text beside each. */
final class DocumentTable {
    /** H2 keeps a text of at most this many units in a row. */
    private static final int LONGEST_H2_TEXT = 1_048_576;

    /** Of how many documents a session knows what was stored last; any other is indexed anew when it changes. */
    private static final int MOST_KNOWN = 1000;

    /** How many new documents are gathered before they are written. */
    private static final int MOST_WAITING = 1000;

    private final boolean postgresql;
    private final String documents;
    private final String entries;
    private final Table documentTable;
    private final Table entryTable;
    private final String columns = "d.kind, d.id, d.version, d.schema_no, d.body, d.index_texts";

    DocumentTable(boolean postgresql, String qualifier) {
        this.postgresql = postgresql;
        this.documents = qualifier + "document";
        this.entries = qualifier + "document_index";
        this.documentTable = Table.of(
                postgresql,
                documents,
                List.of(Column.text("tenant"), Column.text("kind"), Column.text("id")),
                List.of(
                        Column.bigint("version"),
                        Column.integer("schema_no"),
                        Column.text("body"),
                        Column.text("index_texts")));
        this.entryTable = Table.of(
                postgresql,
                entries,
                List.of(Column.text("tenant"), Column.text("kind"), Column.text("id"), Column.text("index_name")),
                List.of(Column.text("entry")));
    }

    Rows of(Tx tx, TenantId tenant) {
        return new Rows(tx, tenant);
    }

    private String kept(String text) {
        return postgresql ? text : Texts.sortable(text);
    }

    private String text(String kept) {
        return postgresql ? kept : Texts.unsortable(kept);
    }

    /** Documents of a tenant in one transaction. */
    final class Rows implements Documents {
        private record Key(String kind, String id) implements Comparable<Key> {
            private static final Comparator<Key> ORDER =
                    Comparator.comparing(Key::kind).thenComparing(Key::id);

            @Override
            public int compareTo(Key other) {
                return ORDER.compare(this, other);
            }
        }

        private record Indexed(long version, Map<String, String> texts) {}

        private final Tx tx;
        private final String tenant;

        /** What was read or written last, so that an update knows which texts change; not more, however long a session reads. */
        private final Map<Key, Indexed> known = new LinkedHashMap<>();

        /** New ones, gathered and written together: before somebody could miss them, and at the end. */
        private final Map<Key, StoredDocument> waiting = new TreeMap<>();

        Rows(Tx tx, TenantId tenant) {
            this.tx = tx;
            this.tenant = tenant.value();
        }

        @Override
        public Optional<StoredDocument> find(String kind, String id) {
            tx.open();
            StoredDocument added = waiting.get(new Key(kind, id));
            return added == null ? find(kind, id, "") : Optional.of(added);
        }

        /** On H2 one transaction runs at a time: what it has read stays. */
        @Override
        public Optional<StoredDocument> pin(String kind, String id) {
            tx.open();
            writeIf(waiting.containsKey(new Key(kind, id)));
            return find(kind, id, postgresql ? " FOR SHARE" : "");
        }

        private Optional<StoredDocument> find(String kind, String id, String lock) {
            List<StoredDocument> found = tx.query(
                    "SELECT " + columns + " FROM " + documents + " d WHERE d.tenant = ? AND d.kind = ? AND d.id = ?"
                            + lock,
                    List.of(tenant, kind, kept(id)),
                    this::read);
            found.forEach(this::know);
            return found.stream().findFirst();
        }

        @Override
        public void insert(StoredDocument document) {
            tx.open();
            if (document.version() != 1) {
                throw new IllegalArgumentException("a new document has version 1, not " + document.version());
            }
            check(document);
            Key key = new Key(document.kind(), document.id());
            writeIf(waiting.containsKey(key));
            body(document);
            waiting.put(key, document);
            know(document);
            writeIf(waiting.size() >= MOST_WAITING);
        }

        private void writeIf(boolean needed) {
            if (needed) {
                write();
            }
        }

        /** Writes what was gathered, in the order of the keys, so that two transactions wait for each other in one direction only. */
        void write() {
            if (waiting.isEmpty()) {
                return;
            }
            List<Object[]> rows = new ArrayList<>(waiting.size());
            List<Object[]> texts = new ArrayList<>();
            for (StoredDocument document : waiting.values()) {
                rows.add(new Object[] {
                    tenant,
                    document.kind(),
                    kept(document.id()),
                    document.version(),
                    document.schema(),
                    body(document),
                    texts(document.indexes())
                });
                texts.addAll(entries(document, document.indexes()));
            }
            waiting.clear();
            OnDuplicate exists = taken -> {
                Optional<Object[]> row = taken.row();
                return Conflict.retryable(
                        "store.exists",
                        taken.failure(),
                        "kind",
                        row.map(its -> (String) its[1]).orElse(""),
                        "id",
                        row.map(its -> text((String) its[2])).orElse(""));
            };
            documentTable.insert(tx, rows, exists);
            entryTable.insert(tx, texts, exists);
        }

        @Override
        public void update(StoredDocument document, long expected) {
            tx.open();
            if (document.version() != expected + 1) {
                throw new IllegalArgumentException(
                        "version " + document.version() + " does not follow version " + expected);
            }
            check(document);
            writeIf(waiting.containsKey(new Key(document.kind(), document.id())));
            int changed = tx.update(
                    "UPDATE " + documents + " SET version = ?, schema_no = ?, body = ?, index_texts = ?"
                            + " WHERE tenant = ? AND kind = ? AND id = ? AND version = ?",
                    List.of(
                            document.version(),
                            document.schema(),
                            body(document),
                            texts(document.indexes()),
                            tenant,
                            document.kind(),
                            kept(document.id()),
                            expected));
            if (changed == 0) {
                throw tx.dead(Conflict.retryable(
                        "store.stale-version",
                        null,
                        "kind",
                        document.kind(),
                        "id",
                        document.id(),
                        "expected",
                        Long.toString(expected)));
            }
            reindex(document, expected);
            know(document);
        }

        private void know(StoredDocument document) {
            Key key = new Key(document.kind(), document.id());
            known.remove(key);
            known.put(key, new Indexed(document.version(), document.indexes()));
            if (known.size() > MOST_KNOWN) {
                known.remove(known.keySet().iterator().next());
            }
        }

        private void reindex(StoredDocument document, long expected) {
            Indexed before = known.get(new Key(document.kind(), document.id()));
            if (before == null || before.version() != expected) {
                tx.update(
                        "DELETE FROM " + entries + " WHERE tenant = ? AND kind = ? AND id = ?",
                        List.of(tenant, document.kind(), kept(document.id())));
                index(document, document.indexes());
                return;
            }
            Map<String, String> changed = new TreeMap<>(document.indexes());
            changed.entrySet().removeAll(before.texts().entrySet());
            for (String name : before.texts().keySet()) {
                if (!document.indexes().containsKey(name)) {
                    tx.update(
                            "DELETE FROM " + entries + " WHERE tenant = ? AND kind = ? AND id = ? AND index_name = ?",
                            List.of(tenant, document.kind(), kept(document.id()), name));
                }
            }
            index(document, changed);
        }

        private void index(StoredDocument document, Map<String, String> texts) {
            entryTable.upsert(tx, entries(document, texts));
        }

        private List<Object[]> entries(StoredDocument document, Map<String, String> texts) {
            List<Object[]> rows = new ArrayList<>(texts.size());
            new TreeMap<>(texts)
                    .forEach((name, text) ->
                            rows.add(new Object[] {tenant, document.kind(), kept(document.id()), name, kept(text)}));
            return rows;
        }

        @Override
        public List<StoredDocument> list(DocumentQuery query) {
            tx.open();
            writeIf(waiting.keySet().stream().anyMatch(key -> key.kind().equals(query.kind())));
            StringBuilder sql = new StringBuilder("SELECT ").append(columns).append(" FROM ");
            List<Object> parameters = new ArrayList<>();
            String entry;
            if (query.index().isPresent()) {
                sql.append(entries).append(" i JOIN ").append(documents);
                sql.append(" d ON d.tenant = i.tenant AND d.kind = i.kind AND d.id = i.id");
                sql.append(" WHERE i.tenant = ? AND i.kind = ? AND i.index_name = ?");
                parameters.addAll(List.of(tenant, query.kind(), query.index().get()));
                entry = "i.entry";
            } else {
                sql.append(documents).append(" d WHERE d.tenant = ? AND d.kind = ?");
                parameters.addAll(List.of(tenant, query.kind()));
                entry = "d.id";
            }
            query.from().ifPresent(from -> {
                sql.append(" AND ").append(entry).append(" >= ?");
                parameters.add(kept(from));
            });
            query.to().ifPresent(to -> {
                sql.append(" AND ").append(entry).append(" <= ?");
                parameters.add(kept(to));
            });
            query.after().ifPresent(after -> {
                if (query.index().isEmpty()) {
                    sql.append(" AND d.id > ?");
                    parameters.add(kept(after.id()));
                } else {
                    // The first condition says nothing more than the second, but gives the index a place to begin.
                    sql.append(" AND i.entry >= ? AND (i.entry > ? OR i.id > ?)");
                    parameters.add(kept(after.text()));
                    parameters.add(kept(after.text()));
                    parameters.add(kept(after.id()));
                }
            });
            if (query.index().isPresent()) {
                sql.append(" ORDER BY i.tenant, i.kind, i.index_name, i.entry, i.id LIMIT ?");
            } else {
                sql.append(" ORDER BY d.tenant, d.kind, d.id LIMIT ?");
            }
            parameters.add(query.limit());
            List<StoredDocument> page = tx.query(sql.toString(), parameters, this::read);
            page.forEach(this::know);
            return page;
        }

        private StoredDocument read(ResultSet row) throws SQLException {
            Map<String, String> indexes = new TreeMap<>();
            Doc.parse(row.getString("index_texts"))
                    .asFields()
                    .forEach((name, text) -> indexes.put(name, text.asText()));
            return new StoredDocument(
                    row.getString("kind"),
                    text(row.getString("id")),
                    row.getLong("version"),
                    row.getInt("schema_no"),
                    Doc.parse(row.getString("body")),
                    indexes);
        }

        private void check(StoredDocument document) {
            Texts.checked("document.kind", document.kind(), 60);
            Texts.checked("document.id", document.id(), 200);
            document.indexes().forEach((name, text) -> {
                Texts.checked("index.name", name, 60);
                Texts.checked("index." + name, text, 200);
            });
        }

        private String body(StoredDocument document) {
            String body = document.body().toJson();
            if (!postgresql && body.length() > LONGEST_H2_TEXT) {
                throw InvalidInput.of(
                        "store.text-too-long",
                        "field",
                        "document.body",
                        "length",
                        Integer.toString(body.length()),
                        "limit",
                        Integer.toString(LONGEST_H2_TEXT));
            }
            return body;
        }

        private String texts(Map<String, String> indexes) {
            Doc.Builder texts = Doc.fields();
            indexes.forEach(texts::put);
            return texts.build().toJson();
        }
    }
}
