package dev.backoffice.core.identity;

import dev.backoffice.core.marking.HostImplements;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Where new ids come from. Thread-safe. */
@HostImplements
@FunctionalInterface
public interface IdGenerator {
    /** A UUID that was never given before. */
    UUID next();

    /**
     * Ids of version 7 (RFC 9562): the millisecond first, so that they sort by time in an index, then random bits.
     *
     * @param clock the time put into each id
     * @param random random bits; has to be safe for the threads that ask
     */
    static IdGenerator uuidV7(InstantSource clock, RandomGenerator random) {
        return () -> {
            long high = (clock.millis() << 16) | 0x7000L | (random.nextLong() & 0x0FFFL);
            long low = 0x8000000000000000L | (random.nextLong() & 0x3FFFFFFFFFFFFFFFL);
            return new UUID(high, low);
        };
    }

    /**
     * The id of a thing that has a natural name: the same name always gives the same id (UUID version 8 of RFC 9562 over
     * SHA-256), so that two writers cannot make two things of one name.
     */
    static UUID named(String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update(Integer.toString(bytes.length).getBytes(StandardCharsets.US_ASCII));
                digest.update((byte) ':');
                digest.update(bytes);
            }
            byte[] hash = digest.digest();
            long high = 0;
            long low = 0;
            for (int i = 0; i < 8; i++) {
                high = (high << 8) | (hash[i] & 0xFF);
                low = (low << 8) | (hash[i + 8] & 0xFF);
            }
            return new UUID((high & ~0xF000L) | 0x8000L, (low & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
