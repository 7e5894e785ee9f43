package dev.backoffice.examples.filestore;

import dev.backoffice.core.store.Doc;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The rows of all tables, in memory and in the order of their keys. */
final class Tables {
    private final Map<Table, NavigableMap<Key, Doc>> tables = new EnumMap<>(Table.class);

    /** One row as it is after a transaction. */
    record Change(Table table, Key key, Optional<Doc> row) {
        Doc form() {
            return Doc.fields()
                    .put("t", table.name())
                    .put("k", key.parts(), Doc::of)
                    .put("v", row, value -> value)
                    .build();
        }

        static Change read(Doc form) {
            Key key = new Key(form.get("k").asItems().stream().map(Doc::asText).toList());
            return new Change(Table.valueOf(form.text("t")), key, form.find("v"));
        }
    }

    NavigableMap<Key, Doc> of(Table table) {
        return tables.computeIfAbsent(table, any -> new TreeMap<>());
    }

    /** Makes the row what the change says, and answers the change that makes it what it was. */
    Change apply(Change change) {
        NavigableMap<Key, Doc> rows = of(change.table());
        Doc before =
                change.row().isPresent() ? rows.put(change.key(), change.row().get()) : rows.remove(change.key());
        return new Change(change.table(), change.key(), Optional.ofNullable(before));
    }
}
