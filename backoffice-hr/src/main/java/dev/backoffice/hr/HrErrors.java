package dev.backoffice.hr;

import dev.backoffice.core.error.ErrorCatalog;

/** The texts of the error codes of this module. */
public final class HrErrors {
    private HrErrors() {}

    /** The texts, in English and Brazilian Portuguese. */
    public static ErrorCatalog catalog() {
        return ErrorCatalog.read(name -> HrErrors.class.getResourceAsStream(name));
    }
}
