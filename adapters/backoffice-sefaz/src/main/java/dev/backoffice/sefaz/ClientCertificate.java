package dev.backoffice.sefaz;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.fiscal.br.nfe.signing.SigningKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The certificate a company shows when it connects (A1, PKCS#12), and whom it trusts on the other side. Thread-safe; open it once
 * and keep it. Neither key nor password is kept in a form that prints.
 */
public final class ClientCertificate {
    private final SSLContext context;
    private final X509Certificate certificate;

    private ClientCertificate(SSLContext context, X509Certificate certificate) {
        this.context = context;
        this.certificate = certificate;
    }

    /**
     * Opens a file, trusting the servers that the platform trusts.
     *
     * @param pkcs12 the file's content
     * @throws InvalidInput as {@link SigningKey#load(byte[], char[])}
     */
    public static ClientCertificate load(byte[] pkcs12, char[] password) {
        return load(pkcs12, password, List.of());
    }

    /**
     * Opens a file, trusting servers of these roots only: those of ICP-Brasil are not in every platform's list.
     *
     * @param roots trust anchors; empty for the platform's own
     */
    public static ClientCertificate load(byte[] pkcs12, char[] password, Collection<X509Certificate> roots) {
        SigningKey opened = SigningKey.load(pkcs12, password);
        try {
            KeyStore own = KeyStore.getInstance("PKCS12");
            own.load(new ByteArrayInputStream(pkcs12), password);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own, password);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(roots.isEmpty() ? null : anchors(roots));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return new ClientCertificate(context, opened.certificate());
        } catch (GeneralSecurityException | IOException broken) {
            throw InvalidInput.of("nfe.certificate-unreadable");
        }
    }

    private static KeyStore anchors(Collection<X509Certificate> roots) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int number = 0;
        for (X509Certificate root : roots) {
            store.setCertificateEntry("root-" + number++, root);
        }
        return store;
    }

    /** What it shows; {@code getNotAfter()} tells when it ends. */
    public X509Certificate certificate() {
        return certificate;
    }

    SSLContext context() {
        return context;
    }

    /** Names the certificate by its serial number. */
    @Override
    public String toString() {
        return "certificate " + certificate.getSerialNumber().toString(16);
    }
}
