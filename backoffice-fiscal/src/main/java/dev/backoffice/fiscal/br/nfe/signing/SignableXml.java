package dev.backoffice.fiscal.br.nfe.signing;

import dev.backoffice.fiscal.br.nfe.internal.XmlNode;
import java.nio.charset.StandardCharsets;

/**
 * A document of the tax authority that is written but not yet signed: an element with an {@code Id}, in canonical form, and
 * the root around it. Immutable and thread-safe.
 */
public final class SignableXml {
    private final String id;
    private final String root;
    private final String rootAttributes;
    private final String element;
    private final byte[] canonical;

    /**
     * A document whose element is in canonical form already.
     *
     * @param id the element's {@code Id}
     * @param root name of the root element, e.g. {@code NFe}
     * @param rootAttributes its attributes after the namespace, with a leading blank each, or nothing
     * @param element name of the element to sign
     * @param canonical the element's bytes, without the namespace it inherits from the root
     */
    public SignableXml(String id, String root, String rootAttributes, String element, byte[] canonical) {
        this.id = id;
        this.root = root;
        this.rootAttributes = rootAttributes;
        this.element = element;
        this.canonical = canonical;
    }

    /** The {@code Id} the signature refers to, e.g. {@code NFe} and the access key. */
    public String id() {
        return id;
    }

    /** The document without a signature, e.g. to show it. */
    public String text() {
        return opening() + new String(canonical, StandardCharsets.UTF_8) + closing();
    }

    String opening() {
        return "<" + root + " xmlns=\"" + XmlNode.NAMESPACE + "\"" + rootAttributes + ">";
    }

    String closing() {
        return "</" + root + ">";
    }

    /** The element's bytes as they stand in the document. */
    byte[] body() {
        return canonical;
    }

    /** How many of {@link #body()}'s bytes come before the place where the canonical form shows the inherited namespace. */
    int namespaceAt() {
        return 1 + element.length();
    }

    /** Only the id: the content names people. */
    @Override
    public String toString() {
        return id;
    }
}
