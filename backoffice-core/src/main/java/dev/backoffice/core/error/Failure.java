package dev.backoffice.core.error;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why one row of bulk work was refused.
 *
 * @param row where it stands, counted as the reader of the file counts: the first line of a file is 1
 * @param column the name of the column at fault; empty when it is the whole row
 * @param code the stable dotted code, e.g. {@code input.money}
 * @param details named values for the translated text, without personal data
 * @param error what was thrown, when something was
 */
public record Failure(
        long row,
        String column,
        String code,
        Map<String, String> details,
        @Nullable BackofficeException error) {
    public Failure {
        if (row < 0) {
            throw InvalidInput.of("input.negative", "field", "failure.row");
        }
        Input.required(column, "failure.column");
        Input.text(code, "failure.code", 120);
        details = Map.copyOf(Input.required(details, "failure.details"));
    }

    /** A row refused by an error; the column is the error's detail {@code field}, if it has one. */
    public static Failure of(long row, BackofficeException error) {
        return of(row, error.details().getOrDefault("field", ""), error);
    }

    /** A row refused by an error in a column the caller knows. */
    public static Failure of(long row, String column, BackofficeException error) {
        return new Failure(row, column, error.code(), error.details(), error);
    }

    /** A row refused by a rule that throws nothing. */
    public static Failure of(long row, String column, String code, String... details) {
        return new Failure(row, column, code, Details.of(details), null);
    }
}
