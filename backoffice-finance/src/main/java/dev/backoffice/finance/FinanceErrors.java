package dev.backoffice.finance;

import dev.backoffice.core.error.ErrorCatalog;

/** The texts of the error codes of this module. */
public final class FinanceErrors {
    private FinanceErrors() {}

    /** The texts, in English and Brazilian Portuguese. */
    public static ErrorCatalog catalog() {
        return ErrorCatalog.read(name -> FinanceErrors.class.getResourceAsStream(name));
    }
}
