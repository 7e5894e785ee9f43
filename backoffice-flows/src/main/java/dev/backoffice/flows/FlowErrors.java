package dev.backoffice.flows;

import dev.backoffice.core.error.ErrorCatalog;

/** The texts of the error codes of this module. */
public final class FlowErrors {
    private FlowErrors() {}

    /** The texts, in English and Brazilian Portuguese. */
    public static ErrorCatalog catalog() {
        return ErrorCatalog.read(name -> FlowErrors.class.getResourceAsStream(name));
    }
}
