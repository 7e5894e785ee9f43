package dev.backoffice.fiscal.br.nfe.internal;

import dev.backoffice.core.error.InvalidInput;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Parses a file of others within limits: no document type, nothing from outside, no deeper or larger than a note can be. */
public final class XmlTree {
    /** How many bytes a file has at most, unless the host says another number: more than any note of 990 items. */
    public static final int LIMIT = 4 * 1024 * 1024;

    private static final int DEPTH = 24;
    private static final Set<String> ENCODINGS = Set.of("UTF-8", "utf-8", "Utf-8", "UTF8", "utf8");

    private XmlTree() {}

    /** Why a file cannot be read, and where. */
    public static InvalidInput unreadable(String reason, String path) {
        return InvalidInput.of("nfe.unreadable", "reason", reason, "path", path);
    }

    /**
     * The root element of a file of at most so many bytes.
     *
     * @throws InvalidInput {@code nfe.unreadable}
     */
    public static XmlNode parse(byte[] xml, int limit) {
        return parse(xml, limit, false);
    }

    /**
     * The root element of an answer in its envelope: elements of other namespaces have a {@code ?} before their names.
     *
     * @throws InvalidInput {@code nfe.unreadable}
     */
    public static XmlNode parseEnvelope(byte[] xml, int limit) {
        return parse(xml, limit, true);
    }

    private static XmlNode parse(byte[] xml, int limit, boolean foreign) {
        if (xml.length > limit) {
            throw unreadable("too-large", "");
        }
        String text = decode(xml);
        // One factory per file: those of the platform are not safe to share between threads.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text));
            String declared = reader.getCharacterEncodingScheme();
            if (declared != null && !ENCODINGS.contains(declared)) {
                throw unreadable("encoding", "");
            }
            return root(reader, foreign);
        } catch (XMLStreamException broken) {
            throw unreadable("not-well-formed", "");
        }
    }

    /** Decoded here, for the platform's parser prints what is wrong with bytes to the console. */
    private static String decode(byte[] xml) {
        String text = new String(xml, StandardCharsets.UTF_8);
        // What is no UTF-8 reads as this character, and is told from a genuine one by its bytes.
        if (text.indexOf('\ufffd') >= 0 && !Arrays.equals(text.getBytes(StandardCharsets.UTF_8), xml)) {
            throw unreadable("encoding", "");
        }
        if (text.startsWith("\ufeff")) {
            throw unreadable("byte-order-mark", "");
        }
        if (text.indexOf('\0') >= 0) {
            throw unreadable("encoding", "");
        }
        return text;
    }

    private static XmlNode root(XMLStreamReader reader, boolean foreign) throws XMLStreamException {
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.DTD) {
                throw unreadable("document-type", "");
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                XmlNode root = element(reader, 1, foreign);
                while (reader.hasNext()) {
                    // What follows the root is read too, so that a file cut off or with more in it is refused.
                    reader.next();
                }
                return root;
            }
        }
        throw unreadable("not-well-formed", "");
    }

    private static XmlNode element(XMLStreamReader reader, int depth, boolean foreign) throws XMLStreamException {
        if (depth > DEPTH) {
            throw unreadable("too-deep", "");
        }
        XmlNode node = new XmlNode(name(reader, foreign));
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeNamespace(i) != null
                    && !reader.getAttributeNamespace(i).isEmpty()) {
                continue;
            }
            node.attribute(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        String text = "";
        @Nullable StringBuilder pieces = null;
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> node.add(element(reader, depth + 1, foreign));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    // A text has as many pieces as comments in it, so pieces are not added to each other one by one.
                    if (pieces != null) {
                        pieces.append(reader.getText());
                    } else if (text.isEmpty()) {
                        text = reader.getText();
                    } else {
                        pieces = new StringBuilder(text).append(reader.getText());
                    }
                }
                case XMLStreamConstants.ENTITY_REFERENCE -> throw unreadable("not-well-formed", node.name());
                case XMLStreamConstants.END_ELEMENT -> {
                    close(node, pieces == null ? text : pieces.toString());
                    return node;
                }
                default -> {
                    // Comments and processing instructions say nothing.
                }
            }
        }
    }

    private static void close(XmlNode node, String text) {
        if (node.children().isEmpty()) {
            node.say(text);
        } else if (!text.isBlank()) {
            throw unreadable("mixed-content", node.name());
        }
    }

    private static String name(XMLStreamReader reader, boolean foreign) {
        String namespace = reader.getNamespaceURI();
        if (!XmlNode.NAMESPACE.equals(namespace) && !XMLSignature.XMLNS.equals(namespace)) {
            if (foreign) {
                return "?" + reader.getLocalName();
            }
            throw unreadable("namespace", reader.getLocalName());
        }
        return reader.getLocalName();
    }
}
