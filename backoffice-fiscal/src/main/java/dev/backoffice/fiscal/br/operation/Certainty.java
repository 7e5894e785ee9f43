package dev.backoffice.fiscal.br.operation;

import dev.backoffice.core.reference.ReferenceRow;

/** How well a row of the tables is known; a host that has read the norm lays its own row over it. */
public enum Certainty {
    /** Read in a source ({@code H}). */
    READ,
    /** Told by professionals ({@code M}). */
    TOLD,
    /** Not confirmed ({@code L}): it opens no way. */
    UNCONFIRMED;

    static Certainty of(ReferenceRow row) {
        return row.as("certainty", "H, M or L", text -> switch (text) {
            case "H" -> READ;
            case "M" -> TOLD;
            case "L" -> UNCONFIRMED;
            default -> throw new IllegalArgumentException(text);
        });
    }
}
