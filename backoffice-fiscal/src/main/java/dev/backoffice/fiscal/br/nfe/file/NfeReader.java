package dev.backoffice.fiscal.br.nfe.file;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.fiscal.br.nfe.internal.XmlNode;
import dev.backoffice.fiscal.br.nfe.internal.XmlTree;
import java.util.ArrayList;
import java.util.List;

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
    public static final int DEFAULT_LIMIT = XmlTree.LIMIT;

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
            throw XmlTree.unreadable("structure", "enviNFe");
        }
        return notes.get(0);
    }

    /**
     * The notes of a file, in their order.
     *
     * @throws InvalidInput {@code nfe.unreadable}
     */
    public List<ReadNfe> read(byte[] xml) {
        XmlNode root = XmlTree.parse(xml, limit);
        return switch (root.name()) {
            case "NFe" -> List.of(ReadNfe.of(xml, 0, root, null));
            case "nfeProc" -> {
                // Some programs keep a file of record without its protocol.
                requireParts(root, root.has("protNFe") ? List.of("NFe", "protNFe") : List.of("NFe"), "nfeProc");
                yield List.of(ReadNfe.of(xml, 0, root.at("NFe"), root.find("protNFe")));
            }
            case "enviNFe" -> message(xml, root);
            default -> throw XmlTree.unreadable("structure", root.name());
        };
    }

    private static List<ReadNfe> message(byte[] xml, XmlNode root) {
        List<ReadNfe> notes = new ArrayList<>();
        for (XmlNode child : root.children()) {
            if (child.name().equals("NFe")) {
                notes.add(ReadNfe.of(xml, notes.size(), child, null));
            } else if (!child.name().equals("idLote") && !child.name().equals("indSinc")) {
                throw XmlTree.unreadable("structure", "enviNFe/" + child.name());
            }
        }
        if (notes.isEmpty()) {
            throw XmlTree.unreadable("structure", "enviNFe");
        }
        return List.copyOf(notes);
    }

    static void requireParts(XmlNode node, List<String> names, String path) {
        if (!node.children().stream().map(XmlNode::name).toList().equals(names)) {
            throw XmlTree.unreadable("structure", path);
        }
    }
}
