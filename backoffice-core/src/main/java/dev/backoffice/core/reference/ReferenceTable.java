package dev.backoffice.core.reference;

import dev.backoffice.core.error.BackofficeException;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.NotFound;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A dated table from one source. Two rows of one key are never in force on the same day. Immutable and thread-safe.
 *
 * <p>As a file it is UTF-8 text with tabs, a header and one row a line. Four columns are always there: {@code key}, {@code
 * valid_from} and {@code valid_to} (ISO dates, both days included, {@code valid_to} empty while open), {@code source} (the
 * norm; never empty). All others are the table's own. Empty lines and lines beginning with {@code #} are skipped.
 *
 * <pre>{@code
 * key	valid_from	valid_to	ceiling	source
 * employee	2025-01-01	2025-12-31	8157.41	Portaria MPS/MF 6/2025
 * employee	2026-01-01		8475.55	Portaria MPS/MF 13/2026
 * }</pre>
 */
public final class ReferenceTable {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+([._-][a-z0-9]+)*");
    private static final String KEY = "key";
    private static final String FROM = "valid_from";
    private static final String TO = "valid_to";
    private static final String SOURCE = "source";

    private final String name;
    private final List<String> columns;
    private final Map<String, List<ReferenceRow>> rows;
    private final BitSet keyLengths = new BitSet();

    private ReferenceTable(String name, List<String> columns, List<ReferenceRow> all) {
        this.name = name;
        this.columns = columns;
        Map<String, List<ReferenceRow>> byKey = new LinkedHashMap<>();
        all.forEach(row ->
                byKey.computeIfAbsent(row.key(), key -> new ArrayList<>()).add(row));
        byKey.values().forEach(ReferenceTable::refuseOverlap);
        byKey.replaceAll((key, list) -> Collections.unmodifiableList(list));
        this.rows = Collections.unmodifiableMap(byKey);
        byKey.keySet().forEach(key -> keyLengths.set(key.length()));
    }

    /**
     * A table of rows made by the host.
     *
     * @param name lower case with points, e.g. {@code br.inss}
     * @param columns the table's own columns; every row has exactly these
     * @throws InvalidInput {@code input.form}, {@code reference.form} or {@code reference.overlap}
     */
    public static ReferenceTable of(String name, List<String> columns, List<ReferenceRow> rows) {
        String known = name(name);
        List<String> own = List.copyOf(Input.required(columns, "reference.columns"));
        Set<String> wanted = new HashSet<>(own);
        int line = 0;
        for (ReferenceRow row : Input.required(rows, "reference.rows")) {
            line++;
            if (!row.table().equals(known) || !row.values().keySet().equals(wanted)) {
                throw malformed(known, line, "the row is of another table or has other columns");
            }
        }
        return new ReferenceTable(known, own, rows);
    }

    /**
     * Reads a file; closes it.
     *
     * @param file opened by the module that owns it; null (no such resource) is refused
     * @throws InvalidInput {@code input.null}, {@code reference.form} naming the line, or {@code reference.overlap}
     */
    public static ReferenceTable read(String name, @Nullable InputStream file) {
        try (InputStream bytes = Input.required(file, "reference.file")) {
            return parse(name, new String(bytes.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Reads the text of a file.
     *
     * @throws InvalidInput {@code reference.form} naming the line, or {@code reference.overlap}
     */
    public static ReferenceTable parse(String name, String text) {
        String known = name(name);
        List<String> header = List.of();
        List<String> own = List.of();
        List<ReferenceRow> rows = new ArrayList<>();
        int number = 0;
        for (String line : Input.required(text, "reference.file").lines().toList()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            List<String> cells = List.of(line.split("\t", -1));
            if (header.isEmpty()) {
                header = header(known, number, cells);
                own = header.stream().filter(ReferenceTable::own).toList();
            } else {
                rows.add(row(known, number, header, cells));
            }
        }
        if (header.isEmpty()) {
            throw malformed(known, number, "there is no header");
        }
        return new ReferenceTable(known, own, rows);
    }

    /** Its name, e.g. {@code br.inss}. */
    public String name() {
        return name;
    }

    /** Its own columns, in the order of the file. */
    public List<String> columns() {
        return columns;
    }

    /** Every row, the rows of one key together and in the order of their dates. */
    public List<ReferenceRow> rows() {
        return rows.values().stream().flatMap(List::stream).toList();
    }

    /** The row in force for a key on a day. */
    public Optional<ReferenceRow> find(String key, LocalDate date) {
        Input.required(date, "date");
        for (ReferenceRow row : rows.getOrDefault(Input.required(key, "key"), List.of())) {
            if (row.inForce(date)) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    /**
     * The row in force for a key on a day.
     *
     * @throws NotFound {@code reference.missing-row}: there is never a default
     */
    public ReferenceRow get(String key, LocalDate date) {
        return find(key, date).orElseThrow(() -> missing(name, key, date));
    }

    /** The rows in force on a day, in the order their keys first appear. */
    public List<ReferenceRow> on(LocalDate date) {
        return rows().stream().filter(row -> row.inForce(date)).toList();
    }

    /** Whether any of its keys is so long: spares looking for beginnings of a key that no row has. */
    boolean hasKeyOfLength(int length) {
        return keyLengths.get(length);
    }

    static NotFound missing(String table, String key, LocalDate date) {
        return NotFound.of("reference.missing-row", "table", table, "key", key, "date", date.toString());
    }

    private static void refuseOverlap(List<ReferenceRow> ofOneKey) {
        ofOneKey.sort(Comparator.comparing(ReferenceRow::validFrom));
        for (int i = 1; i < ofOneKey.size(); i++) {
            ReferenceRow later = ofOneKey.get(i);
            if (ofOneKey.get(i - 1).overlaps(later)) {
                throw InvalidInput.of(
                        "reference.overlap",
                        "table",
                        later.table(),
                        "key",
                        later.key(),
                        "date",
                        later.validFrom().toString());
            }
        }
    }

    private static String name(String name) {
        String text = Input.text(name, "reference.table", 100);
        if (!NAME.matcher(text).matches()) {
            throw InvalidInput.of("input.form", "field", "reference.table", "form", NAME.pattern());
        }
        return text;
    }

    private static List<String> header(String table, int line, List<String> cells) {
        for (String needed : List.of(KEY, FROM, TO, SOURCE)) {
            if (!cells.contains(needed)) {
                throw malformed(table, line, "the header lacks " + needed);
            }
        }
        if (new HashSet<>(cells).size() < cells.size()) {
            throw malformed(table, line, "the header names a column twice");
        }
        return cells;
    }

    private static ReferenceRow row(String table, int line, List<String> header, List<String> cells) {
        if (cells.size() != header.size()) {
            throw malformed(table, line, "it has " + cells.size() + " columns and the header " + header.size());
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            if (own(header.get(i))) {
                values.put(header.get(i), cells.get(i));
            }
        }
        try {
            String end = cells.get(header.indexOf(TO));
            return new ReferenceRow(
                    table,
                    cells.get(header.indexOf(KEY)),
                    LocalDate.parse(cells.get(header.indexOf(FROM))),
                    end.isEmpty() ? null : LocalDate.parse(end),
                    values,
                    cells.get(header.indexOf(SOURCE)));
        } catch (DateTimeParseException unreadable) {
            throw malformed(table, line, "a date is not like 2026-01-31");
        } catch (BackofficeException refused) {
            throw malformed(table, line, refused.getMessage());
        }
    }

    private static boolean own(String column) {
        return !column.equals(KEY) && !column.equals(FROM) && !column.equals(TO) && !column.equals(SOURCE);
    }

    private static InvalidInput malformed(String table, int line, @Nullable String reason) {
        return InvalidInput.of(
                "reference.form",
                "table",
                table,
                "line",
                Integer.toString(line),
                "reason",
                reason == null ? "" : reason);
    }
}
