package dev.backoffice.jdbc;

import dev.backoffice.core.error.ErrorCatalog;

/** The texts of this module's error codes. */
public final class JdbcErrors {
    private JdbcErrors() {}

    /** To pass to {@link dev.backoffice.core.error.ErrorTexts#of}. */
    public static ErrorCatalog catalog() {
        return ErrorCatalog.read(name -> JdbcErrors.class.getResourceAsStream(name));
    }
}
