package dev.backoffice.examples.quickstart;

import dev.backoffice.core.error.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A row of a CSV file, read by column name.
 *
 * @param line the line of the file it begins on; the header is line 1
 * @param sheet where it stands
 * @param cells by the positions of the sheet
 * @param raw the fields as they stand in the file
 */
record CsvRow(long line, Sheet sheet, List<String> cells, List<String> raw) {
    CsvRow(long line, Sheet sheet, List<String> raw) {
        this(line, sheet, raw, raw);
    }

    /** The cell without surrounding space; empty when the cell is empty or the file has no such column. */
    String get(String column) {
        Integer position = sheet.columns().get(column);
        return position == null || position >= cells.size() ? "" : Spelling.cell(cells.get(position));
    }

    /** The cell, unless it is empty. */
    Optional<String> find(String column) {
        return Optional.of(get(column)).filter(text -> !text.isEmpty());
    }

    boolean has(String column) {
        return !get(column).isEmpty();
    }

    /** Whether the file's row has a field for every column and none besides; else that is a failure. */
    boolean complete(List<Failure> wrong) {
        if (raw.size() == sheet.width()) {
            return true;
        }
        wrong.add(Failure.of(
                line,
                "",
                "file.fields",
                "found",
                Integer.toString(raw.size()),
                "columns",
                Integer.toString(sheet.width())));
        return false;
    }

    /** Whether a number in it has a comma before its decimals. */
    boolean decimalComma() {
        return raw.stream().anyMatch(Spelling::hasDecimalComma);
    }

    /**
     * The row with each cell as the contract writes it. A cell that cannot be read stays as it is, and so does a row of
     * too many or too few fields: its cells stand under the wrong names.
     *
     * @param wrong takes what is wrong with the cells
     */
    CsvRow read(List<Column> columns, List<Failure> wrong) {
        if (!complete(wrong)) {
            return this;
        }
        // Forms look at other cells, so each is replaced as soon as it is read.
        CsvRow read = new CsvRow(line, sheet, new ArrayList<>(cells), raw);
        for (Column column : columns) {
            try {
                read.put(column.name(), column.read(read));
            } catch (Column.Wrong failed) {
                wrong.add(failed.failure());
            }
        }
        return read;
    }

    private void put(String column, String text) {
        Integer position = sheet.columns().get(column);
        if (position != null && position < cells.size()) {
            cells.set(position, text);
        }
    }
}
