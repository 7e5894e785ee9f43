package dev.backoffice.examples.quickstart;

import dev.backoffice.core.error.Failure;
import dev.backoffice.core.error.InvalidInput;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A column of a file's contract.
 *
 * @param needed whether a cell of it may not be empty
 * @param form what a cell that is not empty looks like
 */
record Column(String name, boolean needed, Form form) {
    /** A cell that cannot be read. */
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Failure failure;

        Wrong(Failure failure) {
            super(failure.code(), null, false, false);
            this.failure = failure;
        }

        Failure failure() {
            return failure;
        }
    }

    static Column needed(String name, Form form) {
        return new Column(name, true, form);
    }

    static Column optional(String name, Form form) {
        return new Column(name, false, form);
    }

    static List<String> names(List<Column> columns) {
        return columns.stream().map(Column::name).toList();
    }

    /** Those a file may not leave out. */
    static List<String> needed(List<Column> columns) {
        return columns.stream().filter(Column::needed).map(Column::name).toList();
    }

    /** This cell of a row as the contract writes it; empty when it is empty and may be. */
    String read(CsvRow row) throws Wrong {
        String text = row.get(name);
        if (text.isEmpty()) {
            if (needed) {
                throw new Wrong(Failure.of(row.line(), name, "file.empty"));
            }
            return "";
        }
        try {
            return form.read(row, Spelling.unrounded(text));
        } catch (InvalidInput wrong) {
            throw new Wrong(failure(row, wrong));
        }
    }

    /** The error as the failure of this cell: the texts of core then speak of "the value". */
    private Failure failure(CsvRow row, InvalidInput wrong) {
        Map<String, String> details = new HashMap<>(wrong.details());
        details.put("field", "the value");
        return new Failure(row.line(), name, wrong.code(), details, wrong);
    }
}
