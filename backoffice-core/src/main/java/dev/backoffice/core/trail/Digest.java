package dev.backoffice.core.trail;

import dev.backoffice.core.error.InvalidInput;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * A SHA-256, kept as its four words. Written as 64 hex digits in lower case. Immutable and thread-safe.
 *
 * @param first the first eight bytes
 * @param second the next eight
 * @param third the next eight
 * @param fourth the last eight
 */
public record Digest(long first, long second, long third, long fourth) {
    /** What stands before the first block. No content is known to have it. */
    public static final Digest ZERO = new Digest(0, 0, 0, 0);

    /** What a store answers for a kept text that is no digest. No content is known to have it, so it never agrees. */
    public static final Digest UNREADABLE = new Digest(-1, -1, -1, -1);

    private static final int WORD = 16;

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws InvalidInput {@code trail.digest} when it is not 64 hex digits in lower case
     */
    public static Digest parse(String text) {
        if (text.length() == 4 * WORD && text.chars().allMatch(Digest::hex)) {
            return new Digest(word(text, 0), word(text, 1), word(text, 2), word(text, 3));
        }
        throw InvalidInput.of("trail.digest", "length", Integer.toString(text.length()));
    }

    private static boolean hex(int c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f';
    }

    private static long word(String text, int number) {
        return HexFormat.fromHexDigitsToLong(text, number * WORD, (number + 1) * WORD);
    }

    static Digest of(byte[] bytes) {
        ByteBuffer words = ByteBuffer.wrap(bytes);
        return new Digest(words.getLong(), words.getLong(), words.getLong(), words.getLong());
    }

    @Override
    public String toString() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(first) + hex.toHexDigits(second) + hex.toHexDigits(third) + hex.toHexDigits(fourth);
    }
}
