package dev.backoffice.fiscal.br.nfe.signing;

import dev.backoffice.fiscal.br.nfe.internal.XmlDom;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * Checks the signature of a note, event or voiding request, alone or inside the message that carried it. Stateless and
 * thread-safe; uses the platform's XML-DSig, not this library's signer, so it is a second opinion.
 *
 * <p>It proves that the content is what the holder of the certificate's key signed. It does not prove who that is: no chain
 * of certificates and no revocation list is consulted.
 */
public final class NfeSignature {
    private static final String DSIG = XMLSignature.XMLNS;
    private static final String C14N = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
    private static final Set<String> TRANSFORMS = Set.of(DSIG + "enveloped-signature", C14N);
    private static final Set<String> SIGNED_PARENTS = Set.of("NFe", "evento", "inutNFe");
    private static final Set<String> SIGNED_ELEMENTS = Set.of("infNFe", "infEvento", "infInut");

    private NfeSignature() {}

    /** What a check found. */
    public sealed interface Check {
        /** Whether content and signature belong together. */
        default boolean valid() {
            return this instanceof Valid;
        }
    }

    /**
     * The content is what the key signed.
     *
     * @param id {@code Id} of the signed element
     * @param digest {@code DigestValue}
     * @param certificate the certificate that came with the signature
     */
    public record Valid(String id, String digest, X509Certificate certificate) implements Check {}

    /**
     * It is not proved, and why.
     *
     * @param fault the first thing found wrong
     */
    public record Invalid(Fault fault) implements Check {}

    /** Why a signature is not accepted. */
    public enum Fault {
        /** Not well-formed XML, or XML with a document type, which this layout never has. */
        UNREADABLE,
        /** No note, event or voiding request with a signature. */
        NOT_SIGNED,
        /** More than one. */
        SEVERAL,
        /** Not the form the layout fixes: algorithms, one reference to the sibling element, one certificate. */
        WRONG_FORM,
        /** The content was changed after signing. */
        CONTENT_CHANGED,
        /** The signature value does not belong to this certificate's key. */
        SIGNATURE_WRONG
    }

    /** Checks the only signed document in the message. */
    public static Check verify(byte[] xml) {
        Document document;
        try {
            document = XmlDom.parse(xml);
        } catch (SAXException | IOException notXml) {
            return new Invalid(Fault.UNREADABLE);
        }
        List<Element> signatures = signatures(document.getDocumentElement());
        if (signatures.size() != 1) {
            return new Invalid(signatures.isEmpty() ? Fault.NOT_SIGNED : Fault.SEVERAL);
        }
        return verify(signatures.get(0));
    }

    /**
     * Checks the signature of one of the notes in a message.
     *
     * @param place which of the message's notes, from 0
     */
    public static Check verify(byte[] xml, int place) {
        Element root;
        try {
            root = XmlDom.parse(xml).getDocumentElement();
        } catch (SAXException | IOException notXml) {
            return new Invalid(Fault.UNREADABLE);
        }
        List<Element> notes = "NFe".equals(root.getLocalName())
                ? List.of(root)
                : XmlDom.elements(root).stream()
                        .filter(child -> "NFe".equals(child.getLocalName()))
                        .toList();
        List<Element> signatures = XmlDom.elements(notes.get(place)).stream()
                .filter(child -> DSIG.equals(child.getNamespaceURI()) && "Signature".equals(child.getLocalName()))
                .toList();
        if (signatures.size() != 1) {
            return new Invalid(signatures.isEmpty() ? Fault.NOT_SIGNED : Fault.SEVERAL);
        }
        return verify(signatures.get(0));
    }

    private static Check verify(Element signature) {
        try {
            Form form = Form.of(signature);
            DOMValidateContext context =
                    new DOMValidateContext(form.certificate().getPublicKey(), signature);
            // SHA-1 is refused in the secure mode; Form has checked by itself what that mode is for.
            context.setProperty("org.jcp.xml.dsig.secureValidation", false);
            context.setIdAttributeNS(form.content(), null, "Id");
            XMLSignature dsig = XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
            for (Reference reference : dsig.getSignedInfo().getReferences()) {
                if (!reference.validate(context)) {
                    return new Invalid(Fault.CONTENT_CHANGED);
                }
            }
            if (!dsig.getSignatureValue().validate(context)) {
                return new Invalid(Fault.SIGNATURE_WRONG);
            }
            return new Valid(form.id(), form.digest(), form.certificate());
        } catch (WrongForm | MarshalException | CertificateException wrong) {
            return new Invalid(Fault.WRONG_FORM);
        } catch (XMLSignatureException failed) {
            return new Invalid(Fault.SIGNATURE_WRONG);
        }
    }

    /** The parts of a signature of the fixed form; anything else in it is refused before any algorithm runs. */
    private record Form(Element content, String id, String digest, X509Certificate certificate) {
        static Form of(Element signature) throws WrongForm, CertificateException {
            List<Element> parts = children(signature, "SignedInfo", "SignatureValue", "KeyInfo");
            List<Element> info = children(parts.get(0), "CanonicalizationMethod", "SignatureMethod", "Reference");
            requireAlgorithm(info.get(0), C14N);
            requireAlgorithm(info.get(1), DSIG + "rsa-sha1");
            List<Element> reference = children(info.get(2), "Transforms", "DigestMethod", "DigestValue");
            List<Element> transforms = children(reference.get(0), "Transform", "Transform");
            if (!TRANSFORMS.equals(Set.copyOf(transforms.stream()
                    .map(transform -> transform.getAttribute("Algorithm"))
                    .toList()))) {
                throw new WrongForm();
            }
            requireAlgorithm(reference.get(1), DSIG + "sha1");
            for (Element leaf :
                    List.of(info.get(0), info.get(1), reference.get(1), transforms.get(0), transforms.get(1))) {
                children(leaf);
            }
            Element data = children(parts.get(2), "X509Data").get(0);
            String encoded = children(data, "X509Certificate").get(0).getTextContent();
            Element content = content((Element) signature.getParentNode());
            String id = content.getAttribute("Id");
            if (id.isEmpty() || !info.get(2).getAttribute("URI").equals("#" + id)) {
                throw new WrongForm();
            }
            return new Form(content, id, reference.get(2).getTextContent().strip(), certificate(encoded));
        }

        private static Element content(Element parent) throws WrongForm {
            List<Element> found = XmlDom.elements(parent).stream()
                    .filter(child -> SIGNED_ELEMENTS.contains(child.getLocalName()))
                    .toList();
            if (found.size() != 1) {
                throw new WrongForm();
            }
            return found.get(0);
        }

        private static X509Certificate certificate(String encoded) throws CertificateException, WrongForm {
            byte[] der;
            try {
                der = Base64.getMimeDecoder().decode(encoded);
            } catch (IllegalArgumentException notBase64) {
                throw new CertificateException(notBase64);
            }
            if (CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der))
                    instanceof X509Certificate certificate) {
                return certificate;
            }
            throw new WrongForm();
        }

        private static void requireAlgorithm(Element element, String algorithm) throws WrongForm {
            if (!element.getAttribute("Algorithm").equals(algorithm)) {
                throw new WrongForm();
            }
        }

        /** The element's child elements, which must be exactly these. */
        private static List<Element> children(Element parent, String... names) throws WrongForm {
            List<Element> found = XmlDom.elements(parent);
            if (found.size() != names.length) {
                throw new WrongForm();
            }
            for (int i = 0; i < names.length; i++) {
                if (!names[i].equals(found.get(i).getLocalName())
                        || !DSIG.equals(found.get(i).getNamespaceURI())) {
                    throw new WrongForm();
                }
            }
            return found;
        }
    }

    private static final class WrongForm extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private static List<Element> signatures(Element root) {
        List<Element> found = new ArrayList<>();
        List<Element> open = new ArrayList<>(List.of(root));
        while (!open.isEmpty()) {
            Element element = open.remove(open.size() - 1);
            for (Element child : XmlDom.elements(element)) {
                if (DSIG.equals(child.getNamespaceURI()) && "Signature".equals(child.getLocalName())) {
                    if (SIGNED_PARENTS.contains(element.getLocalName())) {
                        found.add(child);
                    }
                } else {
                    open.add(child);
                }
            }
        }
        return found;
    }
}
