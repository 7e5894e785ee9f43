package dev.backoffice.fiscal.br.nfe;

import java.io.ByteArrayInputStream;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What a reader that thinks of no attack does: it shows that the attacks of the tests work. Never outside tests. */
public final class UnguardedXml {
    private UnguardedXml() {}

    /** Parsed with everything that the platform's parser can do. */
    public static Document parse(byte[] xml) {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
        // Later platforms have lower limits of their own; an unguarded parser has none.
        for (String limit : List.of("entityExpansionLimit", "totalEntitySizeLimit", "maxGeneralEntitySizeLimit")) {
            factory.setAttribute("http://www.oracle.com/xml/jaxp/properties/" + limit, "0");
        }
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, false);
            factory.setXIncludeAware(true);
            factory.setExpandEntityReferences(true);
            return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
        } catch (Exception refused) {
            throw new AssertionError("even this parser refuses it", refused);
        }
    }

    /** What the first element of a name says. */
    public static String first(Document document, String name) {
        return document.getElementsByTagNameNS("*", name).item(0).getTextContent();
    }

    /** Verified as the examples of the platform do: whatever signature there is, over whatever it points at, by the key that it names. */
    public static boolean verifies(byte[] xml) {
        Document document = parse(xml);
        try {
            Element signature = (Element) document.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature")
                    .item(0);
            for (String name : new String[] {"infNFe", "infEvento", "evil"}) {
                for (int i = document.getElementsByTagNameNS("*", name).getLength() - 1; i >= 0; i--) {
                    Element signed =
                            (Element) document.getElementsByTagNameNS("*", name).item(i);
                    if (signed.hasAttribute("Id")) {
                        signed.setIdAttribute("Id", true);
                    }
                }
            }
            DOMValidateContext context =
                    new DOMValidateContext(SignedCertificate.of(signature).getPublicKey(), signature);
            context.setProperty("org.jcp.xml.dsig.secureValidation", false);
            return XMLSignatureFactory.getInstance("DOM")
                    .unmarshalXMLSignature(context)
                    .validate(context);
        } catch (Exception refused) {
            throw new AssertionError("even this verifier refuses it", refused);
        }
    }
}
