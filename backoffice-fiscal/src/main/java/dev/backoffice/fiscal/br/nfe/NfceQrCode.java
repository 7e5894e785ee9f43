package dev.backoffice.fiscal.br.nfe;

import dev.backoffice.fiscal.br.nfe.signing.SigningKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.joda.money.Money;

/**
 * What the QR code of a receipt says: an address of the state and {@code ?p=} with parameters. Version 2 (NT 2015.002) proves with a
 * secret that the issuer made it, version 3 (NT 2025.001) needs none. Stateless and thread-safe.
 */
public final class NfceQrCode {
    private NfceQrCode() {}

    /** Version 3, online: {@code chave|3|tpAmb}. */
    public static String online(String address, String accessKey, NfeEnvironment environment) {
        return address + "?p=" + accessKey + "|3|" + environment.code();
    }

    /**
     * Version 3, offline: {@code chave|3|tpAmb|dd|vNF|tpIdDest|idDest|} and the issuer's signature (RSA with SHA-1) of the text before
     * it, in base64. The kind of consumer is 1 CNPJ, 2 CPF, 3 a foreigner, whose document is not told; both are empty for nobody. A
     * CPF has three zeros before it, for the schema asks for 14 characters.
     *
     * @param day of the emission
     * @param total {@code vNF}
     */
    public static String offline(
            String address,
            String accessKey,
            NfeEnvironment environment,
            LocalDate day,
            Money total,
            Optional<NfePartyId> consumer,
            SigningKey key) {
        String text = accessKey + "|3|" + environment.code() + "|" + day(day) + "|"
                + total.getAmount().toPlainString() + "|"
                + consumer.map(NfceQrCode::consumer).orElse("|");
        return address + "?p=" + text + "|"
                + Base64.getEncoder().encodeToString(key.sign(text.getBytes(StandardCharsets.US_ASCII)));
    }

    /** Version 2, online: {@code chave|2|tpAmb|idCSC|hash}. */
    public static String online(String address, String accessKey, NfeEnvironment environment, NfceSecret secret) {
        return address + "?p=" + hashed(accessKey + "|2|" + environment.code() + "|" + secret.id(), secret);
    }

    /**
     * Version 2, offline: {@code chave|2|tpAmb|dd|vNF|digVal|idCSC|hash}.
     *
     * @param digest {@code DigestValue} of the signature, in base64 as it stands there
     */
    public static String offline(
            String address,
            String accessKey,
            NfeEnvironment environment,
            LocalDate day,
            Money total,
            String digest,
            NfceSecret secret) {
        String text = accessKey + "|2|" + environment.code() + "|" + day(day) + "|"
                + total.getAmount().toPlainString() + "|"
                + HexFormat.of().formatHex(digest.getBytes(StandardCharsets.US_ASCII)) + "|" + secret.id();
        return address + "?p=" + hashed(text, secret);
    }

    private static String consumer(NfePartyId id) {
        if (id instanceof NfePartyId.Company company) {
            return "1|" + company.cnpj().value();
        }
        return id instanceof NfePartyId.Person person ? "2|000" + person.cpf().digits() : "3|";
    }

    private static String day(LocalDate day) {
        return String.format(Locale.ROOT, "%02d", day.getDayOfMonth());
    }

    /** A text of version 2 with its hash: {@code text|SHA-1 of text and secret}, in capital hexadecimal digits. */
    public static String hashed(String text, NfceSecret secret) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-1").digest((text + secret.code()).getBytes(StandardCharsets.UTF_8));
            return text + "|" + HexFormat.of().withUpperCase().formatHex(hash);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-1", missing);
        }
    }
}
