package dev.backoffice.inventory.stock;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.CodeText;
import java.util.regex.Pattern;

/**
 * A place of the company where stock lies, by its code, e.g. {@code SP1}.
 *
 * <p>Allowed form: 1 to 20 characters of {@code A-Z 0-9 -}, beginning with a letter or digit. Immutable and thread-safe.
 *
 * @param code the text
 */
public record Site(String code) implements Comparable<Site> {
    private static final Pattern FORM = Pattern.compile("[A-Z0-9][A-Z0-9-]*");

    /** @throws InvalidInput as {@link CodeText#check}, for the field {@code site} */
    public Site {
        CodeText.check("site", code, 20, FORM);
    }

    /** @throws dev.backoffice.core.error.InvalidInput as the constructor */
    public static Site of(String code) {
        return new Site(code);
    }

    /** Reads what {@link #toString} wrote. */
    public static Site parse(String text) {
        return new Site(text);
    }

    @Override
    public int compareTo(Site other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
