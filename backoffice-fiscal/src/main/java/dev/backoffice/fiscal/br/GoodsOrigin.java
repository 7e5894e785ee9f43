package dev.backoffice.fiscal.br;

import dev.backoffice.core.error.InvalidInput;

/** Origem da mercadoria ({@code orig}, Ajuste SINIEF 20/2012): where goods come from and how much of them is imported. */
public enum GoodsOrigin {
    /** Made in Brazil, but for what the other codes say. */
    NATIONAL(0),
    /** Imported by the issuer. */
    IMPORTED_DIRECTLY(1),
    /** Imported, bought in the home market. */
    IMPORTED_BOUGHT_INSIDE(2),
    /** National with more than 40% and up to 70% imported content. */
    NATIONAL_IMPORTED_OVER_40(3),
    /** National, made under the basic productive processes. */
    NATIONAL_BASIC_PROCESS(4),
    /** National with up to 40% imported content. */
    NATIONAL_IMPORTED_UP_TO_40(5),
    /** Imported by the issuer, without national equivalent (CAMEX list). */
    IMPORTED_DIRECTLY_NO_EQUIVALENT(6),
    /** Imported, bought in the home market, without national equivalent (CAMEX list). */
    IMPORTED_BOUGHT_INSIDE_NO_EQUIVALENT(7),
    /** National with more than 70% imported content. */
    NATIONAL_IMPORTED_OVER_70(8);

    private final int code;

    GoodsOrigin(int code) {
        this.code = code;
    }

    /** The digit written in the document. */
    public int code() {
        return code;
    }

    /** The origin with this code; {@code nfe.code-invalid} when there is none. */
    public static GoodsOrigin of(int code) {
        for (GoodsOrigin origin : values()) {
            if (origin.code == code) {
                return origin;
            }
        }
        throw InvalidInput.of("nfe.code-invalid", "field", "orig", "value", Integer.toString(code));
    }
}
