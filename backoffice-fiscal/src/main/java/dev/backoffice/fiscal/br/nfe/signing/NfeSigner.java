package dev.backoffice.fiscal.br.nfe.signing;

import dev.backoffice.fiscal.br.nfe.internal.XmlNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.function.UnaryOperator;

/**
 * Signs notes and events (XML-DSig, enveloped, RSA with SHA-1, Canonical XML 1.0, as {@code xmldsig-core-schema_v1.01.xsd}
 * fixes it). Stateless and thread-safe.
 *
 * <p>The documents are canonical already, so the signature is computed over their bytes and no XML parser is involved.
 */
public final class NfeSigner {
    private static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";
    private static final String C14N = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
    private static final byte[] NAMESPACE =
            (" xmlns=\"" + XmlNode.NAMESPACE + "\"").getBytes(StandardCharsets.US_ASCII);

    private NfeSigner() {}

    /** The document with its signature as the last child of its root. */
    public static SignedXml sign(SignableXml xml, SigningKey key) {
        return sign(xml, key, digest -> "");
    }

    /**
     * The same with something between content and signature that is not signed, as the QR code of a receipt.
     *
     * @param supplement its text, from the {@code DigestValue} of the content
     */
    public static SignedXml sign(SignableXml xml, SigningKey key, UnaryOperator<String> supplement) {
        String digest = Base64.getEncoder().encodeToString(digest(xml));
        // Inside the document SignedInfo inherits its namespace; its canonical form, which is signed, shows it.
        String signedInfo = signedInfo(xml.id(), digest);
        byte[] toSign = ("<SignedInfo xmlns=\"" + DSIG + "\">" + signedInfo).getBytes(StandardCharsets.US_ASCII);
        String value = Base64.getEncoder().encodeToString(key.sign(toSign));
        byte[] head = xml.opening().getBytes(StandardCharsets.US_ASCII);
        byte[] between = supplement.apply(digest).getBytes(StandardCharsets.UTF_8);
        byte[] tail = ("<Signature xmlns=\"" + DSIG + "\"><SignedInfo>" + signedInfo + "<SignatureValue>" + value
                        + "</SignatureValue><KeyInfo><X509Data><X509Certificate>" + key.encodedCertificate()
                        + "</X509Certificate></X509Data></KeyInfo></Signature>" + xml.closing())
                .getBytes(StandardCharsets.US_ASCII);
        byte[] body = xml.body();
        byte[] document = new byte[head.length + body.length + between.length + tail.length];
        System.arraycopy(head, 0, document, 0, head.length);
        System.arraycopy(body, 0, document, head.length, body.length);
        System.arraycopy(between, 0, document, head.length + body.length, between.length);
        System.arraycopy(tail, 0, document, head.length + body.length + between.length, tail.length);
        return new SignedXml(xml.id(), digest, document);
    }

    private static byte[] digest(SignableXml xml) {
        MessageDigest sha1 = sha1();
        byte[] body = xml.body();
        int namespaceAt = xml.namespaceAt();
        sha1.update(body, 0, namespaceAt);
        sha1.update(NAMESPACE);
        sha1.update(body, namespaceAt, body.length - namespaceAt);
        return sha1.digest();
    }

    private static String signedInfo(String id, String digest) {
        return "<CanonicalizationMethod Algorithm=\"" + C14N + "\"></CanonicalizationMethod>"
                + "<SignatureMethod Algorithm=\"" + DSIG + "rsa-sha1\"></SignatureMethod>"
                + "<Reference URI=\"#" + id + "\"><Transforms>"
                + "<Transform Algorithm=\"" + DSIG + "enveloped-signature\"></Transform>"
                + "<Transform Algorithm=\"" + C14N + "\"></Transform></Transforms>"
                + "<DigestMethod Algorithm=\"" + DSIG + "sha1\"></DigestMethod>"
                + "<DigestValue>" + digest + "</DigestValue></Reference></SignedInfo>";
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-1", missing);
        }
    }
}
