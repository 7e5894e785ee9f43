package dev.backoffice.core.identity;

/**
 * Names one intention of the caller: the same key with the same input gives the same answer, with another input it is refused.
 *
 * <p>Allowed form: 1 to 200 visible ASCII characters, space allowed inside. Immutable and thread-safe.
 *
 * @param value the text, e.g. {@code site/1001}
 */
public record IdempotencyKey(String value) {
    public IdempotencyKey {
        CodeText.check("key", value, 200, CodeText.PRINTABLE);
    }

    /** @throws dev.backoffice.core.error.InvalidInput as {@link CodeText#check}, for the field {@code key} */
    public static IdempotencyKey of(String value) {
        return new IdempotencyKey(value);
    }

    /** Reads what {@link #toString} wrote. */
    public static IdempotencyKey parse(String text) {
        return new IdempotencyKey(text);
    }

    /** A key for a step of the same intention, e.g. {@code site/1001/hold}. */
    public IdempotencyKey then(String step) {
        return new IdempotencyKey(value + "/" + step);
    }

    @Override
    public String toString() {
        return value;
    }
}
