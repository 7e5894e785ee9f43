package dev.backoffice.core.identity;

/**
 * The customer of the host platform whose data this is, e.g. {@code blue-shop}.
 *
 * <p>Allowed form: 1 to 63 characters of {@code a-z 0-9 -}, beginning with a letter or digit. Immutable and thread-safe.
 *
 * @param value the text
 */
public record TenantId(String value) implements Comparable<TenantId> {
    public TenantId {
        CodeText.check("tenant", value, 63, CodeText.LOWER);
    }

    /** @throws dev.backoffice.core.error.InvalidInput as {@link CodeText#check}, for the field {@code tenant} */
    public static TenantId of(String value) {
        return new TenantId(value);
    }

    /** Reads what {@link #toString} wrote. */
    public static TenantId parse(String text) {
        return new TenantId(text);
    }

    @Override
    public int compareTo(TenantId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
