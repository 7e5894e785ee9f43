package dev.backoffice.fiscal.br.nfe;

import dev.backoffice.core.error.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Set;

/**
 * Código numérico ({@code cNF}, 8 digits): the part of the access key that makes it hard to guess.
 *
 * <p>It is derived from the document's id, so a document that is composed again keeps its key. Rejection 897 forbids the
 * obvious ones: repeated digits, runs such as {@code 12345678}, and the note's own number.
 */
public final class NfeControlCode {
    /** Codes lie below this. */
    public static final int LIMIT = 100_000_000;

    private static final Set<Integer> FORBIDDEN = Set.of(
            0, 11111111, 22222222, 33333333, 44444444, 55555555, 66666666, 77777777, 88888888, 99999999, 12345678,
            23456789, 34567890, 45678901, 56789012, 67890123, 78901234, 89012345, 90123456, 1234567);

    private NfeControlCode() {}

    /**
     * The code of a document: spread evenly, equal for equal input, never forbidden.
     *
     * @param documentId what identifies the document in the host's store, e.g. a UUID
     * @param number the note's number, 1 to 999,999,999
     */
    public static int derive(String documentId, int number) {
        if (documentId.isBlank()) {
            throw InvalidInput.of("input.blank", "field", "documentId");
        }
        byte[] hash = sha256(documentId.getBytes(StandardCharsets.UTF_8));
        long wide = 0;
        for (int i = 0; i < 7; i++) {
            wide = wide << 8 | hash[i] & 0xff;
        }
        int code = (int) (wide % LIMIT);
        while (isForbidden(code, number)) {
            code = (code + 1) % LIMIT;
        }
        return code;
    }

    /** Whether the tax authority refuses the code for a note of this number (rejection 897). */
    public static boolean isForbidden(int code, int number) {
        return code == number || FORBIDDEN.contains(code);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
