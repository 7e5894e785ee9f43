package dev.backoffice.inventory.returns;

import dev.backoffice.core.error.Input;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.stock.HoldId;

/**
 * What a return is about, fixed when it is requested.
 *
 * @param order of which order
 * @param hold the hold its goods had left with
 * @param cause why the goods come back
 * @param note what else there is to say, without personal data; may be empty, at most 300 characters
 * @param issuer who issues the document that covers the goods on their way back
 */
public record ReturnTerms(OrderId order, HoldId hold, ReturnCause cause, String note, DocumentIssuer issuer) {
    public ReturnTerms {
        Input.required(order, "order");
        Input.required(hold, "hold");
        Input.required(cause, "cause");
        Input.required(note, "note");
        Input.required(issuer, "issuer");
    }

    /** Who issues the document that covers goods on their way back. */
    public enum DocumentIssuer {
        /** The company: an entry note of its own, as for consumers. */
        COMPANY,
        /** The buyer, a taxpayer with notes of its own; nothing is refunded before it came. */
        BUYER
    }
}
