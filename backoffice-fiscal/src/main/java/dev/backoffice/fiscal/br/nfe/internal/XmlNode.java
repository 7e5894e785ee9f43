package dev.backoffice.fiscal.br.nfe.internal;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
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
 * An element with its attributes, and either its text or its children: what {@link NfeLayout} and the rules look at,
 * whether it was written here or came from outside. Paths are names joined by {@code /}.
 */
public final class XmlNode {
    /** Namespace of the tax authority's documents. */
    public static final String NAMESPACE = "http://www.portalfiscal.inf.br/nfe";

    private static final Set<String> OURS = Set.of(NAMESPACE, XMLSignature.XMLNS);

    private final String name;
    /** Most elements have no attributes, and most no children: only those that have some pay for it. */
    private Map<String, String> attributes = Collections.emptyMap();

    private List<XmlNode> children = Collections.emptyList();
    private String text = "";

    public XmlNode(String name) {
        this.name = name;
    }

    /** The root element of a document from outside; elements of other namespaces but the signature's have a {@code ?} before their names. */
    public static XmlNode parse(byte[] xml) throws SAXException, IOException {
        return of(XmlDom.parse(xml).getDocumentElement());
    }

    private static XmlNode of(Element element) {
        XmlNode node = new XmlNode(
                (OURS.contains(String.valueOf(element.getNamespaceURI())) ? "" : "?") + element.getLocalName());
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Node attribute = element.getAttributes().item(i);
            if (!attribute.getNodeName().startsWith("xmlns")) {
                node.attribute(attribute.getNodeName(), attribute.getNodeValue());
            }
        }
        List<Element> inner = XmlDom.elements(element);
        inner.forEach(child -> node.add(of(child)));
        node.text = inner.isEmpty() ? element.getTextContent() : "";
        return node;
    }

    public void add(XmlNode child) {
        if (children.isEmpty()) {
            children = new ArrayList<>();
        }
        children.add(child);
    }

    /** Adds an element that is only a text. */
    public void leaf(String child, String value) {
        XmlNode node = new XmlNode(child);
        node.text = value;
        add(node);
    }

    /** Adds an element for other elements, and answers it. */
    public XmlNode group(String child) {
        XmlNode node = new XmlNode(child);
        add(node);
        return node;
    }

    /** Takes out the elements of a name. */
    public void drop(String child) {
        children.removeIf(node -> node.name.equals(child));
    }

    /** Puts the elements into an order. */
    public void arrange(Comparator<XmlNode> order) {
        children.sort(order);
    }

    public void attribute(String key, String value) {
        if (attributes.isEmpty()) {
            attributes = new LinkedHashMap<>();
        }
        attributes.put(key, value);
    }

    /** The same element with one attribute more, before the others. */
    public XmlNode with(String key, String value) {
        XmlNode node = new XmlNode(name);
        node.attribute(key, value);
        attributes.forEach(node::attribute);
        children.forEach(node::add);
        node.text = text;
        return node;
    }

    /** The same element with all that is in it, to be changed by itself. */
    public XmlNode copy() {
        XmlNode node = new XmlNode(name);
        attributes.forEach(node::attribute);
        children.forEach(child -> node.add(child.copy()));
        node.text = text;
        return node;
    }

    public void say(String value) {
        text = value;
    }

    public String name() {
        return name;
    }

    public Map<String, String> attributes() {
        return attributes;
    }

    public List<XmlNode> children() {
        return children;
    }

    /** Its own text. */
    public String text() {
        return text;
    }

    /** The text of the first element at the path; empty when there is none. */
    public String text(String path) {
        XmlNode found = find(path);
        return found == null ? "" : found.text;
    }

    /** The amount at the path; zero when there is none, or what stands there is no number. */
    public BigDecimal amount(String path) {
        return number(text(path));
    }

    /** The sum of the amounts at all elements of the path. */
    public BigDecimal sum(String path) {
        return sum(path, 0, BigDecimal.ZERO);
    }

    private BigDecimal sum(String path, int from, BigDecimal before) {
        BigDecimal sum = before;
        int end = path.indexOf('/', from);
        for (XmlNode child : children) {
            if (child.is(path, from, end < 0 ? path.length() : end)) {
                sum = end < 0 ? sum.add(number(child.text)) : child.sum(path, end + 1, sum);
            }
        }
        return sum;
    }

    public boolean has(String path) {
        return find(path) != null;
    }

    /** The first element at the path. */
    @Nullable
    public XmlNode find(String path) {
        XmlNode at = this;
        int from = 0;
        while (true) {
            int end = path.indexOf('/', from);
            at = at.child(path, from, end < 0 ? path.length() : end);
            if (at == null || end < 0) {
                return at;
            }
            from = end + 1;
        }
    }

    /** The first element at the path; an empty one when there is none, so that questions about it have an answer. */
    public XmlNode at(String path) {
        XmlNode found = find(path);
        return found == null ? new XmlNode("") : found;
    }

    /** The path with the names of the elements that are there in place of its {@code *}. */
    public String named(String path) {
        if (path.indexOf('*') < 0) {
            return path;
        }
        StringBuilder names = new StringBuilder();
        XmlNode at = this;
        for (String step : path.split("/")) {
            at = at == null ? null : at.child(step, 0, step.length());
            names.append(names.isEmpty() ? "" : "/").append(at == null ? step : at.name);
        }
        return names.toString();
    }

    /** All elements at the path; the step {@code *} is any element. */
    public List<XmlNode> all(String path) {
        List<XmlNode> found = new ArrayList<>();
        all(path, 0, found);
        return found;
    }

    private void all(String path, int from, List<XmlNode> found) {
        int end = path.indexOf('/', from);
        for (XmlNode child : children) {
            if (child.is(path, from, end < 0 ? path.length() : end)) {
                if (end < 0) {
                    found.add(child);
                } else {
                    child.all(path, end + 1, found);
                }
            }
        }
    }

    private @Nullable XmlNode child(String path, int from, int to) {
        for (int i = 0; i < children.size(); i++) {
            if (children.get(i).is(path, from, to)) {
                return children.get(i);
            }
        }
        return null;
    }

    /** Whether it is what a step of a path asks for. Paths are asked for often, so none is taken apart. */
    private boolean is(String path, int from, int to) {
        int length = to - from;
        return length == name.length() && path.startsWith(name, from) || length == 1 && path.charAt(from) == '*';
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
