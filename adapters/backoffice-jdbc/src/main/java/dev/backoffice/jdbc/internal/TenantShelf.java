package dev.backoffice.jdbc.internal;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.leaving.TenantRow;
import dev.backoffice.core.leaving.TenantTable;
import dev.backoffice.core.store.Doc;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One table as tenants are handed over: which column keeps which field, and how. */
final class TenantShelf {
    private final TenantTable table;
    private final String name;
    private final List<Kept> columns = new ArrayList<>();
    private final List<Derived> derived = new ArrayList<>();
    private final Set<String> unsorted = new HashSet<>();
    private String source;

    private enum Form {
        TEXT,
        SORTABLE,
        UUID,
        NUMBER,
        INTEGER,
        SUM,
        INSTANT,
        TREE
    }

    private record Kept(String field, String column, Form form, boolean stored) {}

    /** A column whose value follows from the fields. */
    private record Derived(String column, Function<Doc, @Nullable Object> value) {}

    TenantShelf(TenantTable table, String name) {
        this.table = table;
        this.name = name;
        this.source = name + " t";
    }

    /** Reads from here instead; what it is called is {@code t}. */
    TenantShelf from(String other) {
        source = other;
        return this;
    }

    TenantShelf text(String field, String column) {
        return keep(field, column, Form.TEXT);
    }

    /** On H2 a text in its sortable form. */
    TenantShelf sortable(boolean postgresql, String field, String column) {
        return keep(field, column, postgresql ? Form.TEXT : Form.SORTABLE);
    }

    /** A text as it is, which H2 orders by its UTF-16 units. */
    TenantShelf unsorted(boolean postgresql, String field, String column) {
        if (!postgresql) {
            unsorted.add(column);
        }
        return text(field, column);
    }

    TenantShelf uuid(String field, String column) {
        return keep(field, column, Form.UUID);
    }

    TenantShelf number(String field, String column) {
        return keep(field, column, Form.NUMBER);
    }

    TenantShelf integer(String field, String column) {
        return keep(field, column, Form.INTEGER);
    }

    TenantShelf sum(String field, String column) {
        return keep(field, column, Form.SUM);
    }

    TenantShelf instant(String field, String column) {
        return keep(field, column, Form.INSTANT);
    }

    TenantShelf tree(String field, String column) {
        return keep(field, column, Form.TREE);
    }

    /** An instant that another table keeps. */
    TenantShelf told(String field, String column) {
        columns.add(new Kept(field, column, Form.INSTANT, false));
        return this;
    }

    TenantShelf derived(String column, Function<Doc, @Nullable Object> value) {
        derived.add(new Derived(column, value));
        return this;
    }

    private TenantShelf keep(String field, String column, Form form) {
        columns.add(new Kept(field, column, form, true));
        return this;
    }

    TenantTable table() {
        return table;
    }

    String name() {
        return name;
    }

    /** In the order of code points, which is that of UTF-8. */
    String select() {
        String order = table.key().stream()
                .map(this::column)
                .map(column -> unsorted.contains(column) ? "STRINGTOUTF8(t." + column + ")" : "t." + column)
                .collect(Collectors.joining(", "));
        return "SELECT t.* FROM " + source + " WHERE t.tenant = ? ORDER BY " + order;
    }

    /** Where a page begins: the rows of one first part of the key, or those of every greater one. */
    enum From {
        START,
        WITHIN,
        BEYOND
    }

    /**
     * Rows from a place on, answered from the primary key by both databases. Parameters: the tenant; within, the first part of the key,
     * the second, and the whole but for the first; beyond, the first; and how many.
     */
    String page(From from) {
        List<String> keys =
                table.key().stream().map(field -> "t." + column(field)).toList();
        List<String> rest = keys.subList(1, keys.size());
        String place = switch (from) {
            case START -> "";
            case BEYOND -> " AND " + keys.get(0) + " > ?";
            case WITHIN ->
                " AND " + keys.get(0) + " = ? AND " + rest.get(0) + " >= ? AND (" + String.join(", ", rest) + ") > ("
                        + String.join(", ", Collections.nCopies(rest.size(), "?")) + ")";
        };
        return "SELECT t.* FROM " + source + " WHERE t.tenant = ?" + place + " ORDER BY t.tenant, "
                + String.join(", ", keys) + " LIMIT ?";
    }

    /** Takes the row of a tenant and of {@link #placeOf} away. */
    String delete() {
        return "DELETE FROM " + name + " WHERE tenant = ?"
                + place().stream()
                        .map(field -> " AND " + column(field) + " = ?")
                        .collect(Collectors.joining());
    }

    /** What waits to be sealed is found by its time alone. */
    private List<String> place() {
        List<String> place = new ArrayList<>(table.key());
        if (table == TenantTable.UNSEALED) {
            place.add("at");
        }
        return place;
    }

    /** The columns of a key, in its order, of what is called {@code t}. */
    List<String> keyColumns() {
        return table.key().stream().map(field -> "t." + column(field)).toList();
    }

    /** The parameters of a key, in its order. */
    List<Object> keyOf(Doc fields) {
        return parameters(table.key(), fields);
    }

    /** The parameters that find a row quickly. */
    List<Object> placeOf(Doc fields) {
        return parameters(place(), fields);
    }

    private List<Object> parameters(List<String> names, Doc fields) {
        List<Object> values = new ArrayList<>();
        for (String field : names) {
            Form form = columns.stream()
                    .filter(kept -> kept.field().equals(field))
                    .map(Kept::form)
                    .findFirst()
                    .orElseThrow();
            values.add(parameter(fields.get(field), form));
        }
        return values;
    }

    private String column(String field) {
        return columns.stream()
                .filter(kept -> kept.field().equals(field))
                .map(Kept::column)
                .findFirst()
                .orElseThrow();
    }

    String insert() {
        List<String> names = new ArrayList<>(List.of("tenant"));
        stored().forEach(kept -> names.add(kept.column()));
        derived.forEach(each -> names.add(each.column()));
        return "INSERT INTO " + name + " (" + String.join(", ", names) + ") VALUES ("
                + String.join(", ", Collections.nCopies(names.size(), "?")) + ")";
    }

    private List<Kept> stored() {
        return columns.stream().filter(Kept::stored).toList();
    }

    TenantRow read(ResultSet row) throws SQLException {
        Doc.Builder fields = Doc.fields();
        for (Kept kept : columns) {
            Doc value = value(row, kept);
            if (value != null) {
                fields.put(kept.field(), value);
            }
        }
        return new TenantRow(table, fields.build());
    }

    private static @Nullable Doc value(ResultSet row, Kept kept) throws SQLException {
        String column = kept.column();
        switch (kept.form()) {
            case NUMBER, INTEGER -> {
                Long number = Column.nullable(row, column);
                return number == null ? null : Doc.of(number);
            }
            case INSTANT -> {
                Long micros = Column.nullable(row, column);
                return micros == null ? null : Doc.of(Texts.instant(micros).toString());
            }
            case SUM -> {
                BigDecimal sum = row.getBigDecimal(column);
                return sum == null ? null : Doc.of(sum);
            }
            default -> {
                String text = row.getString(column);
                if (text == null) {
                    return null;
                }
                return switch (kept.form()) {
                    case SORTABLE -> Doc.of(Texts.unsortable(text));
                    case TREE -> Doc.parse(text);
                    default -> Doc.of(text);
                };
            }
        }
    }

    @Nullable
    Object[] parameters(String tenant, TenantRow row) {
        Doc fields = row.fields();
        try {
            return values(tenant, fields);
        } catch (ArithmeticException | IllegalArgumentException unfit) {
            throw InvalidInput.of("tenant.row", "table", table.toString(), "field", String.join(",", table.key()));
        }
    }

    private @Nullable Object[] values(String tenant, Doc fields) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(tenant);
        for (Kept kept : stored()) {
            values.add(fields.find(kept.field())
                    .map(value -> parameter(value, kept.form()))
                    .orElse(null));
        }
        derived.forEach(each -> values.add(each.value().apply(fields)));
        return values.toArray();
    }

    private static Object parameter(Doc value, Form form) {
        return switch (form) {
            case TEXT -> value.asText();
            case SORTABLE -> Texts.sortable(value.asText());
            case UUID -> UUID.fromString(value.asText());
            case NUMBER -> value.asLong();
            case INTEGER -> Math.toIntExact(value.asLong());
            case SUM -> value.asNumber();
            case INSTANT -> Texts.micros(Instant.parse(value.asText()));
            case TREE -> value.toJson();
        };
    }
}
