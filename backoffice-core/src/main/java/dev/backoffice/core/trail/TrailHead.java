package dev.backoffice.core.trail;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.TenantId;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/**
 * What a chain was when its newest block was sealed: whoever keeps it elsewhere can show later that nothing up to there was
 * changed or cut off. Holds nothing personal and nothing of the events, so it may be published.
 *
 * @param tenant whose chain
 * @param number the number of the block
 * @param events how many events the chain held
 * @param hash the hash of the block, and by it of all before
 * @param sealedAt when it was sealed
 */
public record TrailHead(TenantId tenant, long number, long events, Digest hash, Instant sealedAt) {
    private static final int PARTS = 5;

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws InvalidInput {@code trail.head} when it is not such a text
     */
    public static TrailHead parse(String text) {
        String[] parts = text.split(" ", -1);
        if (parts.length == PARTS) {
            try {
                return new TrailHead(
                        TenantId.of(parts[0]),
                        Long.parseLong(parts[1]),
                        Long.parseLong(parts[2]),
                        Digest.parse(parts[3]),
                        Instant.parse(parts[4]));
            } catch (InvalidInput | NumberFormatException | DateTimeParseException notSuchAText) {
                throw InvalidInput.of("trail.head", "length", Integer.toString(text.length()));
            }
        }
        throw InvalidInput.of("trail.head", "length", Integer.toString(text.length()));
    }

    /** Its five parts with blanks between them. */
    @Override
    public String toString() {
        return tenant + " " + number + " " + events + " " + hash + " " + sealedAt;
    }
}
