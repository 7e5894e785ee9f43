package dev.backoffice.core.leaving;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.store.Doc;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The tables of a tenant as they are handed over, the same from every store, in the order in which they stand in an export. The first
 * fields of each are its key, by which its rows are ordered: texts by Unicode code point, numbers by value.
 */
public enum TenantTable {
    /** Documents and append-only rows; {@code indexes} are the texts they are found by. */
    DOCUMENTS(2, text("kind", 60), text("id", 200), number("version"), number("schema"), tree("body"), tree("indexes")),
    /** Receipts that are still kept. */
    RECEIPTS(2, text("operation", 60), text("key", 200), text("fingerprint", 100), text("answer"), instant("at")),
    /** What happened. */
    EVENTS(
            4,
            text("kind", 60),
            text("id", 200),
            number("version"),
            number("index"),
            text("type", 200),
            number("schema"),
            tree("body"),
            instant("at"),
            text("by", 100)),
    /**
     * Deliveries that are unfinished, and those that were skipped when the store keeps them; {@code at} is when the event happened,
     * {@code due} is there unless it is parked or skipped, {@code since} once it was handed out.
     */
    DELIVERIES(
            5,
            text("kind", 60),
            text("id", 200),
            text("subscription", 60),
            number("version"),
            number("index"),
            instant("at"),
            text("status", 10),
            optional(instant("due")),
            number("attempts"),
            text("reason"),
            optional(instant("since"))),
    /** Guarded counters. */
    COUNTERS(2, text("kind", 60), text("name", 200), number("onHand"), number("held"), number("floor")),
    /** Holds, live and resolved. */
    HOLDS(1, text("id", 36), instant("expiresAt"), number("version")),
    /** What each hold has of each counter; {@code expiresAt} is that of the hold. */
    HOLD_LINES(
            2,
            text("hold", 36),
            number("line"),
            text("kind", 60),
            text("name", 200),
            number("held"),
            number("committed"),
            number("released"),
            number("expired"),
            instant("expiresAt")),
    /** Lines of postings that are not folded yet. */
    DELTAS(
            3,
            text("book", 60),
            text("posting", 100),
            number("line"),
            text("account", 100),
            text("unit", 100),
            text("period", 20),
            text("dimensions", 200),
            number("amount")),
    /** Sums of those that were folded. */
    CHECKPOINTS(
            5,
            text("book", 60),
            text("account", 100),
            text("unit", 100),
            text("period", 20),
            text("dimensions", 200),
            sum("amount")),
    /** Series of numbers; {@code last} is there once a number was given. */
    SERIES(1, text("series", 200), optional(number("last"))),
    /** Numbers that were given. */
    NUMBERS(
            2,
            text("series", 200),
            number("number"),
            text("document", 100),
            text("state", 10),
            text("reason"),
            instant("at")),
    /** Events that wait to be sealed. */
    UNSEALED(4, text("kind", 60), text("id", 200), number("version"), number("index"), instant("at")),
    /** The events that were sealed, by their position in the trail. */
    SEALED(
            1,
            number("position"),
            text("kind", 60),
            text("id", 200),
            number("version"),
            number("index"),
            text("leaf", 64)),
    /** Blocks of the trail; {@code archivedAt} is there once its events went to an archive. */
    BLOCKS(
            1,
            number("number"),
            number("first"),
            number("events"),
            text("root", 64),
            text("previous", 64),
            text("hash", 64),
            instant("sealedAt"),
            optional(instant("archivedAt"))),
    /** One row while there are blocks after {@code anchored}, up to {@code head}, that no anchor keeps. */
    UNANCHORED(1, number("anchored"), number("head"));

    private enum Kind {
        TEXT,
        NUMBER,
        SUM,
        INSTANT,
        TREE
    }

    private record Field(String name, Kind kind, int longest, boolean required) {}

    private final int keys;
    private final List<Field> fields;
    private final Set<String> names = new HashSet<>();

    TenantTable(int keys, Field... fields) {
        this.keys = keys;
        this.fields = List.of(fields);
        this.fields.forEach(field -> names.add(field.name()));
    }

    private static Field text(String name, int longest) {
        return new Field(name, Kind.TEXT, longest, true);
    }

    private static Field text(String name) {
        return text(name, Integer.MAX_VALUE);
    }

    private static Field number(String name) {
        return new Field(name, Kind.NUMBER, 0, true);
    }

    private static Field sum(String name) {
        return new Field(name, Kind.SUM, 0, true);
    }

    private static Field instant(String name) {
        return new Field(name, Kind.INSTANT, 0, true);
    }

    private static Field tree(String name) {
        return new Field(name, Kind.TREE, 0, true);
    }

    private static Field optional(Field field) {
        return new Field(field.name(), field.kind(), field.longest(), false);
    }

    /** The table of a name as an export has it. */
    static Optional<TenantTable> named(String name) {
        return Arrays.stream(values())
                .filter(table -> table.toString().equals(name))
                .findFirst();
    }

    /** The names of the fields that are the key of a row. */
    public List<String> key() {
        return fields.subList(0, keys).stream().map(Field::name).toList();
    }

    /** The fields of a row in the order of this table; refuses one that lacks a field, has one too many or one of another kind. */
    Doc ordered(Doc row) {
        Doc.Builder ordered = Doc.fields();
        for (Field field : fields) {
            if (field.required() || row.has(field.name())) {
                check(row, field);
                ordered.put(field.name(), row.get(field.name()));
            }
        }
        row.asFields().keySet().stream()
                .filter(name -> !names.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw InvalidInput.of("tenant.row", "table", toString(), "field", name);
                });
        return ordered.build();
    }

    private void check(Doc row, Field field) {
        try {
            Object value = switch (field.kind()) {
                case TEXT -> row.text(field.name());
                case NUMBER -> row.integer(field.name());
                case SUM -> row.number(field.name());
                case INSTANT -> row.instant(field.name());
                case TREE -> row.get(field.name()).asFields();
            };
            boolean fits = true;
            if (value instanceof String text) {
                fits = fits(text, field.longest());
            } else if (value instanceof BigDecimal sum) {
                fits = sum.stripTrailingZeros().scale() <= 0;
            }
            if (!fits) {
                throw InvalidInput.of("tenant.row", "table", toString(), "field", field.name());
            }
        } catch (InvalidInput wrong) {
            throw InvalidInput.of("tenant.row", "table", toString(), "field", field.name());
        }
    }

    /** No database keeps NUL or half of a surrogate pair. */
    private static boolean fits(String text, int longest) {
        return text.length() <= longest
                && text.codePoints()
                        .noneMatch(c -> c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    /** Its name in an export, e.g. {@code hold-lines}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
