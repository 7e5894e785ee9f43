package dev.backoffice.documents;

import dev.backoffice.core.error.ErrorCatalog;

/** The texts of this module's error codes. */
public final class DocumentErrors {
    private DocumentErrors() {}

    /** To pass to {@link dev.backoffice.core.error.ErrorTexts#of}. */
    public static ErrorCatalog catalog() {
        return ErrorCatalog.read(name -> DocumentErrors.class.getResourceAsStream(name));
    }
}
