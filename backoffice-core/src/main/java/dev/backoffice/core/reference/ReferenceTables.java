package dev.backoffice.core.reference;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.NotFound;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The dated tables a calculation is given: those of the library with the host's own rows laid over them. Immutable and
 * thread-safe.
 *
 * <p>Where two sources have a row for a key on a day, the one laid on last wins for that key and day and nothing more.
 *
 * <pre>{@code
 * ReferenceTables tables = ReferenceTables.of(Payroll.inss()).with(ReferenceTable.parse("br.inss", ownRows));
 * Rate rate = tables.get("br.inss", "employee", date).rate("rate");
 * }</pre>
 */
public final class ReferenceTables {
    /** By table name, the source that wins first. */
    private final Map<String, List<ReferenceTable>> sources;

    private ReferenceTables(Map<String, List<ReferenceTable>> sources) {
        this.sources = Map.copyOf(sources);
    }

    /** These tables; of two with one name the later lies over the earlier. */
    public static ReferenceTables of(ReferenceTable... tables) {
        ReferenceTables all = new ReferenceTables(Map.of());
        for (ReferenceTable table : tables) {
            all = all.with(table);
        }
        return all;
    }

    /**
     * These tables with one more, laid over the one of its name if there is one.
     *
     * @throws InvalidInput {@code reference.form} when it has other columns than the table below it
     */
    public ReferenceTables with(ReferenceTable overlay) {
        String name = Input.required(overlay, "reference.table").name();
        List<ReferenceTable> below = sources.getOrDefault(name, List.of());
        if (!below.isEmpty() && !new HashSet<>(below.get(0).columns()).equals(new HashSet<>(overlay.columns()))) {
            throw InvalidInput.of(
                    "reference.form",
                    "table",
                    name,
                    "line",
                    "1",
                    "reason",
                    "columns " + overlay.columns() + " are laid over "
                            + below.get(0).columns());
        }
        List<ReferenceTable> layers = new ArrayList<>();
        layers.add(overlay);
        layers.addAll(below);
        Map<String, List<ReferenceTable>> more = new HashMap<>(sources);
        more.put(name, List.copyOf(layers));
        return new ReferenceTables(more);
    }

    /** The names of the tables. */
    public SortedSet<String> names() {
        return new TreeSet<>(sources.keySet());
    }

    /**
     * The row in force for a key on a day.
     *
     * @throws NotFound {@code reference.unknown-table}
     */
    public Optional<ReferenceRow> find(String table, String key, LocalDate date) {
        return find(sources(table), key, date);
    }

    /**
     * The row in force on a day for the longest beginning of a key that has one: of {@code SP:22030000} the row {@code SP:2203}
     * before {@code SP:22}, from whatever source.
     *
     * @param shortest the least characters a beginning must have
     * @throws NotFound {@code reference.unknown-table}
     */
    public Optional<ReferenceRow> findLongest(String table, String key, int shortest, LocalDate date) {
        List<ReferenceTable> sources = sources(table);
        for (int length = key.length(); length >= shortest; length--) {
            if (hasKeyOfLength(sources, length)) {
                Optional<ReferenceRow> row = find(sources, key.substring(0, length), date);
                if (row.isPresent()) {
                    return row;
                }
            }
        }
        return Optional.empty();
    }

    /**
     * The row in force for a key on a day.
     *
     * @throws NotFound {@code reference.missing-row} or {@code reference.unknown-table}: there is never a default
     */
    public ReferenceRow get(String table, String key, LocalDate date) {
        return find(table, key, date).orElseThrow(() -> ReferenceTable.missing(table, key, date));
    }

    /**
     * The rows of a table in force on a day, one for each key.
     *
     * @throws NotFound {@code reference.unknown-table}
     */
    public List<ReferenceRow> on(String table, LocalDate date) {
        Map<String, ReferenceRow> byKey = new LinkedHashMap<>();
        List<ReferenceTable> layers = new ArrayList<>(sources(table));
        Collections.reverse(layers);
        layers.forEach(source -> source.on(date).forEach(row -> byKey.put(row.key(), row)));
        return List.copyOf(byKey.values());
    }

    /**
     * Every row of a table whatever its dates, those of the source that wins first. For who reads dates a row speaks of and not
     * only those it is in force on; {@link #find} decides which of several rows counts on a day.
     *
     * @throws NotFound {@code reference.unknown-table}
     */
    public List<ReferenceRow> rows(String table) {
        return sources(table).stream().flatMap(source -> source.rows().stream()).toList();
    }

    private static Optional<ReferenceRow> find(List<ReferenceTable> sources, String key, LocalDate date) {
        for (ReferenceTable source : sources) {
            Optional<ReferenceRow> row = source.find(key, date);
            if (row.isPresent()) {
                return row;
            }
        }
        return Optional.empty();
    }

    private static boolean hasKeyOfLength(List<ReferenceTable> sources, int length) {
        for (ReferenceTable source : sources) {
            if (source.hasKeyOfLength(length)) {
                return true;
            }
        }
        return false;
    }

    private List<ReferenceTable> sources(String table) {
        List<ReferenceTable> layers = sources.get(Input.required(table, "reference.table"));
        if (layers == null) {
            throw NotFound.of("reference.unknown-table", "table", table);
        }
        return layers;
    }
}
