package dev.backoffice.inventory.order;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.CodeText;

/**
 * The document that legally covers an order's goods on their way.
 *
 * @param reference how the issuing module names it, e.g. its id or access key; 1 to 100 visible ASCII characters
 * @param coverage by what right
 */
public record CoveringDocument(String reference, Coverage coverage) {
    /** @throws InvalidInput naming the field */
    public CoveringDocument {
        CodeText.check("document", reference, 100, CodeText.VISIBLE);
        Input.required(coverage, "coverage");
    }

    /** A document the authority authorised. */
    public static CoveringDocument authorized(String reference) {
        return new CoveringDocument(reference, Coverage.AUTHORIZED);
    }
}
