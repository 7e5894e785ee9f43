package dev.backoffice.inventory.catalog;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.CodeText;

/**
 * The company's own code of an item (stock keeping unit), e.g. {@code MUG-01}.
 *
 * <p>Allowed form: 1 to 60 visible ASCII characters, single spaces allowed inside; 60 is what a Brazilian tax document carries
 * ({@code cProd}). Upper and lower case are different. Immutable and thread-safe.
 *
 * @param value the text
 */
public record Sku(String value) implements Comparable<Sku> {
    /** The longest code. */
    public static final int MAX_LENGTH = 60;

    /** @throws InvalidInput as {@link CodeText#check}, for the field {@code sku} */
    public Sku {
        CodeText.check("sku", value, MAX_LENGTH, CodeText.PRINTABLE);
    }

    /** @throws InvalidInput as the constructor */
    public static Sku of(String value) {
        return new Sku(value);
    }

    /** Reads what {@link #toString} wrote. */
    public static Sku parse(String text) {
        return new Sku(text);
    }

    @Override
    public int compareTo(Sku other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
