package dev.backoffice.fiscal;

import dev.backoffice.core.error.ErrorCatalog;

/** The texts of this module's error codes. */
public final class FiscalErrors {
    private FiscalErrors() {}

    /** To pass to {@link dev.backoffice.core.error.ErrorTexts#of}. */
    public static ErrorCatalog catalog() {
        return ErrorCatalog.read(name -> FiscalErrors.class.getResourceAsStream(name));
    }
}
