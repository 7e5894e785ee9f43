package dev.backoffice.fiscal.br.nfe;

import dev.backoffice.core.error.InvalidInput;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads notes of models 55 and 65 from files of others: a note alone ({@code NFe}), the file of record ({@code nfeProc}) and a
 * message ({@code enviNFe}), signed or not. Immutable and thread-safe.
 *
 * <p>What is read is not judged: a note with wrong check digits, sums or codes is read as it is, and {@link ReadNfe#judge} tells what
 * is wrong. Only what cannot be followed or is an attack is refused, always as {@code nfe.unreadable} with a {@code reason}:
 *
 * <ul>
 *   <li>{@code too-large}, {@code too-deep}: beyond the limits;
 *   <li>{@code byte-order-mark}, {@code encoding}: not UTF-8, or it begins with a mark;
 *   <li>{@code document-type}: a DTD, with which entities could read files and grow without end;
 *   <li>{@code not-well-formed}, {@code mixed-content}: no XML, or texts between elements;
 *   <li>{@code namespace}, {@code structure}: elements that a note does not have where they stand, e.g. a second {@code infNFe}
 *       beside the signed one;
 *   <li>{@code layout}: an element that must be there is not, or a text is of another kind; {@code path} tells which.
 * </ul>
 */
public final class NfeReader {
    /** How many bytes a file has at most, unless the host says another number: more than any note of 990 items. */
    public static final int DEFAULT_LIMIT = 4 * 1024 * 1024;

    private static final int DEPTH = 24;
    private static final Set<String> ENCODINGS = Set.of("UTF-8", "utf-8", "Utf-8", "UTF8", "utf8");
    private static final NfeReader STANDARD = new NfeReader(DEFAULT_LIMIT);

    private final int limit;

    private NfeReader(int limit) {
        this.limit = limit;
    }

    /** A reader of files up to {@link #DEFAULT_LIMIT}. */
    public static NfeReader standard() {
        return STANDARD;
    }

    /** A reader of files up to this many bytes. */
    public static NfeReader upTo(int bytes) {
        return new NfeReader(bytes);
    }

    /**
     * The only note of a file.
     *
     * @throws InvalidInput {@code nfe.unreadable}, also with the reason {@code structure} for a message of several
     */
    public ReadNfe readOne(byte[] xml) {
        List<ReadNfe> notes = read(xml);
        if (notes.size() != 1) {
            throw unreadable("structure", "enviNFe");
        }
        return notes.get(0);
    }

    /**
     * The notes of a file, in their order.
     *
     * @throws InvalidInput {@code nfe.unreadable}
     */
    public List<ReadNfe> read(byte[] xml) {
        XmlNode root = tree(xml);
        return switch (root.name()) {
            case "NFe" -> List.of(ReadNfe.of(xml, 0, root, null));
            case "nfeProc" -> {
                // Some programs keep a file of record without its protocol.
                requireParts(root, root.has("protNFe") ? List.of("NFe", "protNFe") : List.of("NFe"), "nfeProc");
                yield List.of(ReadNfe.of(xml, 0, root.at("NFe"), root.find("protNFe")));
            }
            case "enviNFe" -> message(xml, root);
            default -> throw unreadable("structure", root.name());
        };
    }

    private static List<ReadNfe> message(byte[] xml, XmlNode root) {
        List<ReadNfe> notes = new ArrayList<>();
        for (XmlNode child : root.children()) {
            if (child.name().equals("NFe")) {
                notes.add(ReadNfe.of(xml, notes.size(), child, null));
            } else if (!child.name().equals("idLote") && !child.name().equals("indSinc")) {
                throw unreadable("structure", "enviNFe/" + child.name());
            }
        }
        if (notes.isEmpty()) {
            throw unreadable("structure", "enviNFe");
        }
        return List.copyOf(notes);
    }

    static void requireParts(XmlNode node, List<String> names, String path) {
        if (!node.children().stream().map(XmlNode::name).toList().equals(names)) {
            throw unreadable("structure", path);
        }
    }

    static InvalidInput unreadable(String reason, String path) {
        return InvalidInput.of("nfe.unreadable", "reason", reason, "path", path);
    }

    XmlNode tree(byte[] xml) {
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
            return root(reader);
        } catch (XMLStreamException broken) {
            throw unreadable("not-well-formed", "");
        }
    }

    /** Decoded here, for the platform's parser prints what is wrong with bytes to the console. */
    private static String decode(byte[] xml) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(xml))
                    .toString();
            if (text.startsWith("\ufeff")) {
                throw unreadable("byte-order-mark", "");
            }
            if (text.indexOf('\0') >= 0) {
                throw unreadable("encoding", "");
            }
            return text;
        } catch (CharacterCodingException notUtf8) {
            throw unreadable("encoding", "");
        }
    }

    private static XmlNode root(XMLStreamReader reader) throws XMLStreamException {
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.DTD) {
                throw unreadable("document-type", "");
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                XmlNode root = element(reader, 1);
                while (reader.hasNext()) {
                    // What follows the root is read too, so that a file cut off or with more in it is refused.
                    reader.next();
                }
                return root;
            }
        }
        throw unreadable("not-well-formed", "");
    }

    private static XmlNode element(XMLStreamReader reader, int depth) throws XMLStreamException {
        if (depth > DEPTH) {
            throw unreadable("too-deep", "");
        }
        XmlNode node = new XmlNode(name(reader));
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeNamespace(i) != null
                    && !reader.getAttributeNamespace(i).isEmpty()) {
                continue;
            }
            node.attribute(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        @Nullable String text = null;
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> node.add(element(reader, depth + 1));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text = text == null ? reader.getText() : text + reader.getText();
                case XMLStreamConstants.ENTITY_REFERENCE -> throw unreadable("not-well-formed", node.name());
                case XMLStreamConstants.END_ELEMENT -> {
                    close(node, text);
                    return node;
                }
                default -> {
                    // Comments and processing instructions say nothing.
                }
            }
        }
    }

    private static void close(XmlNode node, @Nullable String text) {
        if (node.children().isEmpty()) {
            node.say(text == null ? "" : text);
        } else if (text != null && !text.isBlank()) {
            throw unreadable("mixed-content", node.name());
        }
    }

    private static String name(XMLStreamReader reader) {
        String namespace = reader.getNamespaceURI();
        if (!SignableXml.NAMESPACE.equals(namespace) && !XMLSignature.XMLNS.equals(namespace)) {
            throw unreadable("namespace", reader.getLocalName());
        }
        return reader.getLocalName();
    }
}
