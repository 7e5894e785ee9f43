package dev.backoffice.fiscal.br.nfe.signing;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.Unavailable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.Enumeration;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * A private RSA key and its certificate (ICP-Brasil e-CNPJ or e-CPF, type A1), to sign documents with. Thread-safe; load it
 * once and keep it.
 *
 * <p>A {@link Provider} may be named, e.g. of a faster implementation or of a token; else the platform's is used.
 */
public final class SigningKey {

    private final PrivateKey privateKey;
    private final X509Certificate certificate;
    private final @Nullable Provider provider;
    private final String encodedCertificate;
    /** Signature objects not in use: making them anew costs some providers as much as signing. */
    private final ConcurrentLinkedQueue<Signature> idle = new ConcurrentLinkedQueue<>();

    private SigningKey(PrivateKey privateKey, X509Certificate certificate, @Nullable Provider provider) {
        this.privateKey = privateKey;
        this.certificate = certificate;
        this.provider = provider;
        try {
            this.encodedCertificate = Base64.getEncoder().encodeToString(certificate.getEncoded());
        } catch (CertificateEncodingException broken) {
            throw InvalidInput.of("nfe.certificate-unreadable");
        }
    }

    /**
     * A key that is already at hand, e.g. of a token.
     *
     * @throws InvalidInput {@code nfe.certificate-not-rsa}, {@code nfe.certificate-other-key} when the certificate belongs to
     *     another key
     */
    public static SigningKey of(PrivateKey privateKey, X509Certificate certificate, @Nullable Provider provider) {
        if (!(certificate.getPublicKey() instanceof RSAPublicKey)
                || !privateKey.getAlgorithm().equals("RSA")) {
            throw InvalidInput.of("nfe.certificate-not-rsa", "algorithm", privateKey.getAlgorithm());
        }
        SigningKey key = new SigningKey(translated(privateKey, provider), certificate, provider);
        key.requireOwnCertificate();
        return key;
    }

    /**
     * Reads the only key of a PKCS#12 file ({@code .pfx}, {@code .p12}).
     *
     * @param pkcs12 the file's content
     * @throws InvalidInput {@code nfe.certificate-unreadable} (no PKCS#12), {@code nfe.certificate-password}, {@code
     *     nfe.certificate-no-key}, {@code nfe.certificate-many-keys}, or as {@link #of}
     */
    public static SigningKey load(byte[] pkcs12, char[] password) {
        return load(pkcs12, password, null);
    }

    /** As {@link #load(byte[], char[])}, signing with the given provider. */
    public static SigningKey load(byte[] pkcs12, char[] password, @Nullable Provider provider) {
        KeyStore store = open(pkcs12, password);
        try {
            String found = null;
            for (Enumeration<String> aliases = store.aliases(); aliases.hasMoreElements(); ) {
                String alias = aliases.nextElement();
                if (store.isKeyEntry(alias)) {
                    if (found != null) {
                        throw InvalidInput.of("nfe.certificate-many-keys");
                    }
                    found = alias;
                }
            }
            if (found == null) {
                throw InvalidInput.of("nfe.certificate-no-key");
            }
            Key key = store.getKey(found, password);
            Certificate certificate = store.getCertificate(found);
            if (key instanceof PrivateKey privateKey && certificate instanceof X509Certificate leaf) {
                return of(privateKey, leaf, provider);
            }
            throw InvalidInput.of("nfe.certificate-no-key");
        } catch (UnrecoverableKeyException wrong) {
            throw InvalidInput.of("nfe.certificate-password");
        } catch (GeneralSecurityException broken) {
            throw InvalidInput.of("nfe.certificate-unreadable");
        }
    }

    /** The certificate that goes into the signature. */
    public X509Certificate certificate() {
        return certificate;
    }

    /** Whether the certificate is in force at that time. */
    public boolean validAt(Instant time) {
        return !time.isBefore(certificate.getNotBefore().toInstant())
                && !time.isAfter(certificate.getNotAfter().toInstant());
    }

    /**
     * The CNPJ or CPF in the certificate's common name ({@code NAME:CNPJ}, as ICP-Brasil writes it); the first eight
     * characters of a CNPJ must be the issuer's (rejection 213).
     */
    public Optional<String> holder() {
        return CertificateRules.holder(certificate);
    }

    /** Names the holder's certificate by its serial number. */
    @Override
    public String toString() {
        return "certificate " + certificate.getSerialNumber().toString(16);
    }

    /** The same in base64, as {@code X509Certificate} writes it. */
    public String encodedCertificate() {
        return encodedCertificate;
    }

    /** Signature over bytes: SHA-1 with RSA, the only algorithm the layout allows, also for the QR code of a receipt written offline. */
    public byte[] sign(byte[] bytes) {
        try {
            Signature signature = idle.poll();
            if (signature == null) {
                signature = provider == null
                        ? Signature.getInstance("SHA1withRSA")
                        : Signature.getInstance("SHA1withRSA", provider);
                signature.initSign(privateKey);
            }
            signature.update(bytes);
            byte[] signed = signature.sign();
            idle.offer(signature);
            return signed;
        } catch (GeneralSecurityException failed) {
            throw Unavailable.of("nfe.signing-failed", failed);
        }
    }

    private void requireOwnCertificate() {
        byte[] probe = {1};
        try {
            Signature check = Signature.getInstance("SHA1withRSA");
            check.initVerify(certificate.getPublicKey());
            check.update(probe);
            if (!check.verify(sign(probe))) {
                throw InvalidInput.of("nfe.certificate-other-key");
            }
        } catch (GeneralSecurityException failed) {
            throw InvalidInput.of("nfe.certificate-other-key");
        }
    }

    private static PrivateKey translated(PrivateKey key, @Nullable Provider provider) {
        if (provider == null) {
            return key;
        }
        try {
            return KeyFactory.getInstance("RSA", provider).translateKey(key) instanceof PrivateKey own ? own : key;
        } catch (GeneralSecurityException notTranslatable) {
            // A token's key stays in the token: its provider signs with the handle as it is.
            return key;
        }
    }

    private static KeyStore open(byte[] pkcs12, char[] password) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(pkcs12), password);
            return store;
        } catch (IOException unreadable) {
            throw InvalidInput.of(
                    unreadable.getCause() instanceof UnrecoverableKeyException
                            ? "nfe.certificate-password"
                            : "nfe.certificate-unreadable");
        } catch (GeneralSecurityException unreadable) {
            throw InvalidInput.of("nfe.certificate-unreadable");
        }
    }
}
