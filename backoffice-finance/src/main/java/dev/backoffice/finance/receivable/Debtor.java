package dev.backoffice.finance.receivable;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.CodeText;
import dev.backoffice.core.store.Forms;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Who owes. A card's debtor is its acquirer and a marketplace's sale is owed by the marketplace; the buyer owes what is sold on
 * terms.
 *
 * <p>Text form: {@code acquirer/acquirer-x}.
 *
 * @param kind what it is to the sale
 * @param code which, e.g. {@code acquirer-x} or the id of a party; up to 60 visible ASCII characters, never a personal value
 */
public record Debtor(Kind kind, String code) {
    private static final Pattern FORM = Pattern.compile("[a-z]+/[!-~]+");

    /** What a debtor is to the sale. */
    public enum Kind {
        /** The buyer, on terms. */
        BUYER,
        /** Who pays cards out. */
        ACQUIRER,
        /** Who sold for the company and collected. */
        MARKETPLACE,
        /** Who lost or damaged a parcel. */
        CARRIER
    }

    /** @throws dev.backoffice.core.error.InvalidInput naming the field */
    public Debtor {
        Input.required(kind, "debtor.kind");
        CodeText.check("debtor.code", code, 60, CodeText.VISIBLE);
    }

    /** As the constructor. */
    public static Debtor of(Kind kind, String code) {
        return new Debtor(kind, code);
    }

    /** Reads what {@link #toString} wrote. */
    public static Debtor parse(String text) {
        CodeText.check("debtor", text, 80, FORM);
        int slash = text.indexOf('/');
        return new Debtor(Forms.constant(Kind.class, text.substring(0, slash)), text.substring(slash + 1));
    }

    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT) + "/" + code;
    }
}
