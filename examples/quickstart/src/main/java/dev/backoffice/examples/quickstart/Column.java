package dev.backoffice.examples.quickstart;

import dev.backoffice.core.error.Failure;
import dev.backoffice.core.error.InvalidInput;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A column of a file's contract.
 *
 * @param needed whether a cell of it may not be empty
 * @param form what a cell that is not empty looks like
 */
record Column(String name, boolean needed, Form form) {
    static Column needed(String name, Form form) {
        return new Column(name, true, form);
    }

    static Column optional(String name, Form form) {
        return new Column(name, false, form);
    }

    /** What is wrong with this cell of a row, if anything. */
    Optional<Failure> check(CsvRow row) {
        String text = row.get(name);
        if (text.isEmpty()) {
            return needed ? Optional.of(Failure.of(row.line(), name, "file.empty")) : Optional.empty();
        }
        try {
            form.check(row, text);
            return Optional.empty();
        } catch (InvalidInput wrong) {
            return Optional.of(failure(row, wrong));
        }
    }

    /** The error as the failure of this cell: the texts of core then speak of "the value". */
    Failure failure(CsvRow row, InvalidInput wrong) {
        Map<String, String> details = new HashMap<>(wrong.details());
        details.put("field", "the value");
        return new Failure(row.line(), name, wrong.code(), details, wrong);
    }
}
