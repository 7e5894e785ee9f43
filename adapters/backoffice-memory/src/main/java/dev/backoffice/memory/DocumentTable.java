package dev.backoffice.memory;

import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.job.DueDocuments;
import dev.backoffice.core.job.DueEntry;
import dev.backoffice.core.job.DueQuery;
import dev.backoffice.core.leaving.TenantRow;
import dev.backoffice.core.leaving.TenantTable;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.DocumentQuery;
import dev.backoffice.core.store.DocumentQuery.Position;
import dev.backoffice.core.store.Documents;
import dev.backoffice.core.store.StoredDocument;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Documents by tenant, kind and id, and the texts they are found by. */
final class DocumentTable {
    private static final Comparator<Position> ORDER =
            Comparator.comparing(Position::text, CodePoints.ORDER).thenComparing(Position::id, CodePoints.ORDER);

    private static final Comparator<DueEntry> OLDEST_FIRST = Comparator.comparing(DueEntry::due, CodePoints.ORDER)
            .thenComparing(DueEntry::tenant)
            .thenComparing(DueEntry::id, CodePoints.ORDER);

    private final Map<ShelfKey, Shelf> shelves = new HashMap<>();

    /** By kind, over all tenants. */
    private final Map<String, NavigableSet<DueEntry>> due = new HashMap<>();

    private record ShelfKey(TenantId tenant, String kind) {}

    private static final class Shelf {
        private final TreeMap<String, StoredDocument> byId = new TreeMap<>(CodePoints.ORDER);
        private final Map<String, NavigableSet<Position>> indexes = new HashMap<>();

        NavigableSet<Position> index(String name) {
            return indexes.computeIfAbsent(name, key -> new TreeSet<>(ORDER));
        }
    }

    Documents of(Transaction transaction, TenantId tenant) {
        return new Rows(transaction, tenant);
    }

    List<DueEntry> due(DueQuery query) {
        NavigableSet<DueEntry> rows = due.getOrDefault(query.kind(), new TreeSet<>(OLDEST_FIRST));
        return (query.after().isPresent() ? rows.tailSet(query.after().get(), false) : rows)
                .stream()
                        .takeWhile(row -> CodePoints.ORDER.compare(row.due(), query.until()) <= 0)
                        .filter(row -> !query.except().contains(row.tenant()))
                        .limit(query.limit())
                        .toList();
    }

    void read(TenantId tenant, Consumer<TenantRow> row) {
        shelves.forEach((key, shelf) -> {
            if (key.tenant().equals(tenant)) {
                shelf.byId.values().forEach(document -> row.accept(row(document)));
            }
        });
    }

    private static TenantRow row(StoredDocument document) {
        Doc.Builder indexes = Doc.fields();
        document.indexes().forEach(indexes::put);
        return new TenantRow(
                TenantTable.DOCUMENTS,
                Doc.fields()
                        .put("kind", document.kind())
                        .put("id", document.id())
                        .put("version", document.version())
                        .put("schema", document.schema())
                        .put("body", document.body())
                        .put("indexes", indexes.build())
                        .build());
    }

    void restore(Transaction transaction, TenantId tenant, Doc row) {
        Map<String, String> indexes = new HashMap<>();
        row.get("indexes").asFields().forEach((name, text) -> indexes.put(name, text.asText()));
        Rows rows = new Rows(transaction, tenant);
        StoredDocument document = new StoredDocument(
                row.text("kind"),
                row.text("id"),
                row.integer("version"),
                Math.toIntExact(row.integer("schema")),
                row.get("body"),
                indexes);
        Shelf shelf = rows.shelf(document.kind());
        transaction.put(shelf.byId, document.id(), document);
        rows.index(shelf, document);
    }

    void remove(Transaction transaction, TenantId tenant, Doc row) {
        Rows rows = new Rows(transaction, tenant);
        Shelf shelf = rows.shelf(row.text("kind"));
        StoredDocument document = shelf.byId.get(row.text("id"));
        if (document != null) {
            transaction.remove(shelf.byId, document.id());
            rows.unindex(shelf, document);
        }
    }

    private final class Rows implements Documents {
        private final Transaction transaction;
        private final TenantId tenant;

        Rows(Transaction transaction, TenantId tenant) {
            this.transaction = transaction;
            this.tenant = tenant;
        }

        private Shelf shelf(String kind) {
            return shelves.computeIfAbsent(new ShelfKey(tenant, kind), key -> new Shelf());
        }

        @Override
        public Optional<StoredDocument> find(String kind, String id) {
            transaction.open();
            return Optional.ofNullable(shelf(kind).byId.get(id));
        }

        /** One transaction runs at a time: what it has read stays. */
        @Override
        public Optional<StoredDocument> pin(String kind, String id) {
            return find(kind, id);
        }

        @Override
        public void insert(StoredDocument document) {
            transaction.open();
            if (document.version() != 1) {
                throw new IllegalArgumentException("a new document has version 1, not " + document.version());
            }
            Shelf shelf = shelf(document.kind());
            if (shelf.byId.containsKey(document.id())) {
                throw transaction.dead(
                        Conflict.retryable("store.exists", null, "kind", document.kind(), "id", document.id()));
            }
            transaction.put(shelf.byId, document.id(), document);
            index(shelf, document);
        }

        private void index(Shelf shelf, StoredDocument document) {
            document.indexes().forEach((name, text) -> {
                transaction.add(shelf.index(name), new Position(text, document.id()));
                if (name.equals(DueDocuments.INDEX)) {
                    transaction.add(
                            due.computeIfAbsent(document.kind(), kind -> new TreeSet<>(OLDEST_FIRST)),
                            new DueEntry(text, tenant, document.id()));
                }
            });
        }

        private void unindex(Shelf shelf, StoredDocument document) {
            document.indexes().forEach((name, text) -> {
                transaction.remove(shelf.index(name), new Position(text, document.id()));
                NavigableSet<DueEntry> entries = due.get(document.kind());
                if (entries != null && name.equals(DueDocuments.INDEX)) {
                    transaction.remove(entries, new DueEntry(text, tenant, document.id()));
                }
            });
        }

        @Override
        public void update(StoredDocument document, long expected) {
            transaction.open();
            if (document.version() != expected + 1) {
                throw new IllegalArgumentException(
                        "version " + document.version() + " does not follow version " + expected);
            }
            Shelf shelf = shelf(document.kind());
            StoredDocument before = shelf.byId.get(document.id());
            if (before == null || before.version() != expected) {
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
                        before == null ? "none" : Long.toString(before.version())));
            }
            transaction.put(shelf.byId, document.id(), document);
            if (!before.indexes().equals(document.indexes())) {
                unindex(shelf, before);
                index(shelf, document);
            }
        }

        @Override
        public List<StoredDocument> list(DocumentQuery query) {
            transaction.open();
            Shelf shelf = shelf(query.kind());
            return query.index().isPresent()
                    ? byIndex(shelf, shelf.index(query.index().get()), query)
                    : byId(shelf, query);
        }

        private List<StoredDocument> byIndex(Shelf shelf, NavigableSet<Position> index, DocumentQuery query) {
            NavigableSet<Position> rows = index;
            if (query.from().isPresent()) {
                rows = rows.tailSet(new Position(query.from().get(), ""), true);
            }
            if (query.after().isPresent()) {
                rows = tail(rows, query.after().get());
            }
            List<StoredDocument> page = new ArrayList<>();
            for (Position row : rows) {
                if (page.size() == query.limit() || isPast(query, row.text())) {
                    break;
                }
                StoredDocument document = shelf.byId.get(row.id());
                if (document != null) {
                    page.add(document);
                }
            }
            return page;
        }

        private List<StoredDocument> byId(Shelf shelf, DocumentQuery query) {
            NavigableMap<String, StoredDocument> rows = shelf.byId;
            if (query.from().isPresent()) {
                rows = rows.tailMap(query.from().get(), true);
            }
            if (query.after().isPresent()) {
                rows = tail(rows, query.after().get().id());
            }
            List<StoredDocument> page = new ArrayList<>();
            for (StoredDocument document : rows.values()) {
                if (page.size() == query.limit() || isPast(query, document.id())) {
                    break;
                }
                page.add(document);
            }
            return page;
        }
    }

    private static NavigableSet<Position> tail(NavigableSet<Position> rows, Position after) {
        if (rows.isEmpty() || ORDER.compare(after, rows.first()) < 0) {
            return rows;
        }
        return rows.tailSet(after, false);
    }

    private static NavigableMap<String, StoredDocument> tail(NavigableMap<String, StoredDocument> rows, String after) {
        if (rows.isEmpty() || CodePoints.ORDER.compare(after, rows.firstKey()) < 0) {
            return rows;
        }
        return rows.tailMap(after, false);
    }

    private static boolean isPast(DocumentQuery query, String text) {
        return query.to().filter(to -> CodePoints.ORDER.compare(text, to) > 0).isPresent();
    }
}
