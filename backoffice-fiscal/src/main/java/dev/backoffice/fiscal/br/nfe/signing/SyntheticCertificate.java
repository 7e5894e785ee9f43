package dev.backoffice.fiscal.br.nfe.signing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * Certificates that came with this library, for trials and tests: their private keys are public, no authority issued them, and
 * no tax authority accepts what they sign.
 */
public final class SyntheticCertificate {
    private static final String OF_COMPANY = "synthetic-certificate.p12";
    private static final String OF_NOBODY = "synthetic-certificate-of-nobody.p12";

    private SyntheticCertificate() {}

    /**
     * The key of an invented company, {@code LOJA AZUL SINTETICA LTDA}, CNPJ {@code 99000012000183}, read anew at each call. Like
     * a real one it signs for its own company only.
     */
    public static SigningKey load() {
        return load(OF_COMPANY);
    }

    /** A key without a company in its name, so that it signs for any; read anew at each call. */
    public static SigningKey ofNobody() {
        return load(OF_NOBODY);
    }

    private static SigningKey load(String name) {
        try (InputStream file = Objects.requireNonNull(SyntheticCertificate.class.getResourceAsStream(name), name)) {
            return SigningKey.load(file.readAllBytes(), "synthetic".toCharArray());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
