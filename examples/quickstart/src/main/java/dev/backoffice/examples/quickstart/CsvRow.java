package dev.backoffice.examples.quickstart;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A row of a CSV file, read by column name.
 *
 * @param line the line of the file it begins on; the header is line 1
 * @param header the position of each column
 * @param fields as they stand in the file
 */
record CsvRow(long line, Map<String, Integer> header, List<String> fields) {
    /** The cell without surrounding space; empty when the cell is empty or the file has no such column. */
    String get(String column) {
        Integer position = header.get(column);
        return position == null || position >= fields.size()
                ? ""
                : fields.get(position).strip();
    }

    /** The cell, unless it is empty. */
    Optional<String> find(String column) {
        return Optional.of(get(column)).filter(text -> !text.isEmpty());
    }

    boolean has(String column) {
        return !get(column).isEmpty();
    }

    /** Whether the row has a field for every column and none besides. */
    boolean complete() {
        return fields.size() == header.size();
    }
}
