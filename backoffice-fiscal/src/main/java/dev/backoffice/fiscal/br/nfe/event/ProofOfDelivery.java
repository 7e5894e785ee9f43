package dev.backoffice.fiscal.br.nfe.event;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.fiscal.br.nfe.NfeAccessKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Optional;

/**
 * Proof of a picture that stays with whoever took it: its hash is told, and when that was made.
 *
 * @param hash {@code hashComprovante}, {@code hashTentativaEntrega}: base64 of a SHA-1
 * @param at {@code dhHashComprovante}, {@code dhHashTentativaEntrega}
 */
public record ProofOfDelivery(String hash, Optional<OffsetDateTime> at) {
    private static final int SHA_1 = 20;

    public ProofOfDelivery {
        try {
            if (Base64.getDecoder().decode(hash).length != SHA_1) {
                throw InvalidInput.of("nfe.code-invalid", "field", "hashComprovante", "reason", "length");
            }
        } catch (IllegalArgumentException notBase64) {
            throw InvalidInput.of("nfe.code-invalid", "field", "hashComprovante", "reason", "not-base64");
        }
    }

    /** Of a picture about a note: the SHA-1 of the key and the picture in base64 (NT 2021.001; unverified). */
    public static ProofOfDelivery of(NfeAccessKey note, byte[] picture, OffsetDateTime at) {
        try {
            String text = note.value() + Base64.getEncoder().encodeToString(picture);
            byte[] hash = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.US_ASCII));
            return new ProofOfDelivery(Base64.getEncoder().encodeToString(hash), Optional.of(at));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-1", missing);
        }
    }
}
