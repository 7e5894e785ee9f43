package dev.backoffice.fiscal.br.nfe;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import org.w3c.dom.Element;

/** The certificate that a signature brings. */
final class SignedCertificate {
    private SignedCertificate() {}

    static X509Certificate of(Element signature) throws CertificateException {
        String encoded =
                signature.getElementsByTagNameNS("*", "X509Certificate").item(0).getTextContent();
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(
                        new ByteArrayInputStream(Base64.getMimeDecoder().decode(encoded)));
    }
}
