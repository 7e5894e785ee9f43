package dev.backoffice.core.identity;

/**
 * A person or program that gives commands, by the id the host knows it by; never a name or an e-mail address of its own.
 *
 * <p>Allowed form: 1 to 100 visible ASCII characters without space. Immutable and thread-safe.
 *
 * @param value the text, e.g. {@code maria}
 */
public record UserId(String value) implements Comparable<UserId> {
    public UserId {
        CodeText.check("user", value, 100, CodeText.VISIBLE);
    }

    /** @throws dev.backoffice.core.error.InvalidInput as {@link CodeText#check}, for the field {@code user} */
    public static UserId of(String value) {
        return new UserId(value);
    }

    /** Reads what {@link #toString} wrote. */
    public static UserId parse(String text) {
        return new UserId(text);
    }

    @Override
    public int compareTo(UserId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
