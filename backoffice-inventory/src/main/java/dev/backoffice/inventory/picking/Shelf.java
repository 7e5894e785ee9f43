package dev.backoffice.inventory.picking;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.CodeText;
import java.util.regex.Pattern;

/**
 * A shelf, bin or pallet place within a site, by the code written on it, e.g. {@code A-03-2}. People walk in the order of the codes.
 *
 * <p>Allowed form: 1 to 20 characters of {@code A-Z 0-9 -}, beginning with a letter or digit. Immutable and thread-safe.
 *
 * @param code the text
 */
public record Shelf(String code) implements Comparable<Shelf> {
    private static final Pattern FORM = Pattern.compile("[A-Z0-9][A-Z0-9-]*");

    /** @throws InvalidInput as {@link CodeText#check}, for the field {@code shelf} */
    public Shelf {
        CodeText.check("shelf", code, 20, FORM);
    }

    /** @throws InvalidInput as the constructor */
    public static Shelf of(String code) {
        return new Shelf(code);
    }

    /** Reads what {@link #toString} wrote. */
    public static Shelf parse(String text) {
        return new Shelf(text);
    }

    @Override
    public int compareTo(Shelf other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
