package dev.backoffice.fiscal.br.nfe;

import java.io.ByteArrayInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.xml.security.Init;
import org.apache.xml.security.signature.XMLSignature;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Checks a signature with Apache Santuario: neither this library's code nor the platform's. */
public final class SantuarioCheck {
    private SantuarioCheck() {}

    public static boolean verifies(byte[] xml) {
        try {
            Init.init();
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
            Element signature =
                    (Element) document.getElementsByTagNameNS("http://www.w3.org/2000/09/xmldsig#", "Signature")
                            .item(0);
            for (Node node = signature.getParentNode().getFirstChild(); node != null; node = node.getNextSibling()) {
                if (node instanceof Element element && element.hasAttribute("Id")) {
                    element.setIdAttribute("Id", true);
                }
            }
            // SHA-1 is what the layout fixes, and secure validation refuses it.
            XMLSignature dsig = new XMLSignature(signature, "", false);
            return dsig.checkSignatureValue(dsig.getKeyInfo().getX509Certificate());
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
