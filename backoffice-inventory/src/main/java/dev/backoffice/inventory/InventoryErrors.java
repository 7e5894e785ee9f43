package dev.backoffice.inventory;

import dev.backoffice.core.error.ErrorCatalog;

/** The texts of this module's error codes. */
public final class InventoryErrors {
    private InventoryErrors() {}

    /** To pass to {@link dev.backoffice.core.error.ErrorTexts#of}. */
    public static ErrorCatalog catalog() {
        return ErrorCatalog.read(name -> InventoryErrors.class.getResourceAsStream(name));
    }
}
