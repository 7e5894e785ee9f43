package dev.backoffice.examples.quickstart;

import dev.backoffice.core.error.BackofficeException;
import dev.backoffice.core.error.ErrorCatalog;
import dev.backoffice.core.error.ErrorTexts;
import dev.backoffice.core.error.Failure;
import dev.backoffice.inventory.InventoryErrors;
import dev.backoffice.jdbc.JdbcErrors;
import java.util.Locale;

/** Says what is wrong with a row: file, line, column and reason. */
final class Findings {
    private static final ErrorTexts TEXTS = ErrorTexts.of(
            InventoryErrors.catalog(),
            JdbcErrors.catalog(),
            ErrorCatalog.read(name -> Findings.class.getResourceAsStream(name)));

    private Findings() {}

    /** What is wrong, as a sentence. */
    static String reason(BackofficeException error) {
        return TEXTS.text(error, Locale.ENGLISH);
    }

    /** The reason alone, as a sentence. */
    static String reason(Failure failure) {
        String text = TEXTS.text(failure, Locale.ENGLISH);
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** As compilers write it, so that editors find the place: {@code orders.csv:7: ship_uf: The value is missing.} */
    static String line(String file, Failure failure) {
        return file + ":" + failure.row() + ": " + (failure.column().isEmpty() ? "" : failure.column() + ": ")
                + reason(failure);
    }

    static Report.Refusal refusal(String file, Failure failure) {
        return new Report.Refusal(file, failure.row(), failure.column(), reason(failure));
    }
}
