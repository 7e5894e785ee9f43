package dev.backoffice.finance.ledger;

import dev.backoffice.core.identity.CodeText;
import java.util.regex.Pattern;

/**
 * What an entry was posted for.
 *
 * @param kind the business event, e.g. {@code sale.revenue}, or {@code manual}; up to 60 lower-case letters, digits,
 *     hyphens and points
 * @param reference what it happened to, e.g. {@code order/1001}; up to 200 visible ASCII characters
 */
public record Origin(String kind, String reference) {
    private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z0-9-]+)*");

    public Origin {
        CodeText.check("origin.kind", kind, 60, KIND);
        CodeText.check("origin.reference", reference, 200, CodeText.PRINTABLE);
    }

    /** As the constructor. */
    public static Origin of(String kind, String reference) {
        return new Origin(kind, reference);
    }

    @Override
    public String toString() {
        return kind + " " + reference;
    }
}
