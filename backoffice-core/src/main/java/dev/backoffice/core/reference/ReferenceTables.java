package dev.backoffice.core.reference;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.NotFound;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
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
        this.sources = Collections.unmodifiableMap(sources);
    }

    /** These tables; of two with one name the later lies over the earlier. */
    public static ReferenceTables of(ReferenceTable... tables) {
        ReferenceTables all = new ReferenceTables(new TreeMap<>());
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
        Map<String, List<ReferenceTable>> more = new TreeMap<>(sources);
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
        for (ReferenceTable source : sources(table)) {
            Optional<ReferenceRow> row = source.find(key, date);
            if (row.isPresent()) {
                return row;
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

    private List<ReferenceTable> sources(String table) {
        List<ReferenceTable> layers = sources.get(Input.required(table, "reference.table"));
        if (layers == null) {
            throw NotFound.of("reference.unknown-table", "table", table);
        }
        return layers;
    }
}
