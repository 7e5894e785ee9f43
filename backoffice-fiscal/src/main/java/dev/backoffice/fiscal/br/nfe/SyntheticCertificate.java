package dev.backoffice.fiscal.br.nfe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * A certificate that came with this library, for trials and tests: its private key is public, no authority issued it, and no
 * tax authority accepts what it signs. It is in the name of an invented company, {@code LOJA AZUL SINTETICA LTDA}, CNPJ
 * {@code 99000012000183}.
 */
public final class SyntheticCertificate {
    private static final String FILE = "synthetic-certificate.p12";

    private SyntheticCertificate() {}

    /** The key, read anew at each call. */
    public static SigningKey load() {
        try (InputStream file = Objects.requireNonNull(SyntheticCertificate.class.getResourceAsStream(FILE), FILE)) {
            return SigningKey.load(file.readAllBytes(), "synthetic".toCharArray());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
