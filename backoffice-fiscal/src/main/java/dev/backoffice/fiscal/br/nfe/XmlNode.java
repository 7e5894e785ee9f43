package dev.backoffice.fiscal.br.nfe;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.crypto.dsig.XMLSignature;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * An element with its attributes, and either its text or its children: what {@link NfeLayout} and {@link NfeRules} look at,
 * whether it was written here or came from outside. Paths are names joined by {@code /}.
 */
final class XmlNode {
    private static final Set<String> OURS = Set.of(SignableXml.NAMESPACE, XMLSignature.XMLNS);

    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<XmlNode> children = new ArrayList<>();
    private String text = "";

    XmlNode(String name) {
        this.name = name;
    }

    /** The root element of a document from outside; elements of other namespaces but the signature's have a {@code ?} before their names. */
    static XmlNode parse(byte[] xml) throws SAXException, IOException {
        return of(NfeSignature.parse(xml).getDocumentElement());
    }

    private static XmlNode of(Element element) {
        XmlNode node = new XmlNode(
                (OURS.contains(String.valueOf(element.getNamespaceURI())) ? "" : "?") + element.getLocalName());
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Node attribute = element.getAttributes().item(i);
            if (!attribute.getNodeName().startsWith("xmlns")) {
                node.attributes.put(attribute.getNodeName(), attribute.getNodeValue());
            }
        }
        List<Element> inner = NfeSignature.elements(element);
        inner.forEach(child -> node.children.add(of(child)));
        node.text = inner.isEmpty() ? element.getTextContent() : "";
        return node;
    }

    void add(XmlNode child) {
        children.add(child);
    }

    /** Adds an element that is only a text. */
    void leaf(String child, String value) {
        XmlNode node = new XmlNode(child);
        node.text = value;
        children.add(node);
    }

    /** Adds an element for other elements, and answers it. */
    XmlNode group(String child) {
        XmlNode node = new XmlNode(child);
        children.add(node);
        return node;
    }

    /** Takes out the elements of a name. */
    void drop(String child) {
        children.removeIf(node -> node.name.equals(child));
    }

    /** Puts the elements into an order. */
    void arrange(Comparator<XmlNode> order) {
        children.sort(order);
    }

    void attribute(String key, String value) {
        attributes.put(key, value);
    }

    /** The same element with one attribute more, before the others. */
    XmlNode with(String key, String value) {
        XmlNode node = new XmlNode(name);
        node.attributes.put(key, value);
        node.attributes.putAll(attributes);
        node.children.addAll(children);
        node.text = text;
        return node;
    }

    /** The same element with all that is in it, to be changed by itself. */
    XmlNode copy() {
        XmlNode node = new XmlNode(name);
        node.attributes.putAll(attributes);
        children.forEach(child -> node.children.add(child.copy()));
        node.text = text;
        return node;
    }

    void say(String value) {
        text = value;
    }

    String name() {
        return name;
    }

    Map<String, String> attributes() {
        return attributes;
    }

    List<XmlNode> children() {
        return children;
    }

    /** Its own text. */
    String text() {
        return text;
    }

    /** The text of the first element at the path; empty when there is none. */
    String text(String path) {
        XmlNode found = find(path);
        return found == null ? "" : found.text;
    }

    /** The amount at the path; zero when there is none, or what stands there is no number. */
    BigDecimal amount(String path) {
        return number(text(path));
    }

    /** The sum of the amounts at all elements of the path. */
    BigDecimal sum(String path) {
        BigDecimal sum = BigDecimal.ZERO;
        for (XmlNode node : all(path)) {
            sum = sum.add(number(node.text));
        }
        return sum;
    }

    boolean has(String path) {
        return find(path) != null;
    }

    /** The first element at the path. */
    @Nullable
    XmlNode find(String path) {
        XmlNode at = this;
        for (String step : path.split("/")) {
            at = at.child(step);
            if (at == null) {
                return null;
            }
        }
        return at;
    }

    /** The first element at the path; an empty one when there is none, so that questions about it have an answer. */
    XmlNode at(String path) {
        XmlNode found = find(path);
        return found == null ? new XmlNode("") : found;
    }

    /** All elements at the path; the step {@code *} is any element. */
    List<XmlNode> all(String path) {
        List<XmlNode> at = List.of(this);
        for (String step : path.split("/")) {
            List<XmlNode> next = new ArrayList<>();
            for (XmlNode node : at) {
                for (XmlNode child : node.children) {
                    if (step.equals("*") || child.name.equals(step)) {
                        next.add(child);
                    }
                }
            }
            at = next;
        }
        return at;
    }

    private @Nullable XmlNode child(String wanted) {
        for (XmlNode child : children) {
            if (wanted.equals("*") || child.name.equals(wanted)) {
                return child;
            }
        }
        return null;
    }

    private static BigDecimal number(String text) {
        if (text.isEmpty()) {
            return BigDecimal.ZERO;
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException notANumber) {
            // The layout has refused it already, or will.
            return BigDecimal.ZERO;
        }
    }
}
