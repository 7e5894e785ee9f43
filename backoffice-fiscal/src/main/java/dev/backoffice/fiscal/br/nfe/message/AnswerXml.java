package dev.backoffice.fiscal.br.nfe.message;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.error.Unavailable;
import dev.backoffice.fiscal.br.nfe.internal.CanonicalXml;
import dev.backoffice.fiscal.br.nfe.internal.XmlNode;
import dev.backoffice.fiscal.br.nfe.internal.XmlTree;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Pattern;

/** An answer taken out of its envelope, and the parts that answers have in common. */
final class AnswerXml {
    private static final Pattern CODE = Pattern.compile("[0-9]{3,4}");
    private static final int LONGEST_FAULT = 200;

    private AnswerXml() {}

    /**
     * The answer's root, wherever it is in the envelope.
     *
     * @throws Unavailable {@code nfe.service-fault} for a SOAP fault
     * @throws InvalidInput {@code nfe.unreadable}
     */
    static XmlNode root(byte[] answer, String name) {
        Deque<XmlNode> open = new ArrayDeque<>();
        open.add(XmlTree.parseEnvelope(answer, XmlTree.LIMIT));
        while (!open.isEmpty()) {
            XmlNode node = open.poll();
            if (node.name().equals(name)) {
                return node;
            }
            if (node.name().equals("?Fault")) {
                throw Unavailable.of("nfe.service-fault", null, "message", faultOf(node));
            }
            open.addAll(node.children());
        }
        throw XmlTree.unreadable("structure", name);
    }

    /** SOAP 1.2 says it in {@code Reason/Text}, SOAP 1.1 in {@code faultstring}. */
    private static String faultOf(XmlNode fault) {
        String said = fault.text("?Reason/?Text");
        if (said.isEmpty()) {
            XmlNode old = fault.find("?faultstring");
            said = old == null ? fault.text("faultstring") : old.text();
        }
        String printable = said.replaceAll("\\p{Cntrl}", " ").strip();
        return printable.length() > LONGEST_FAULT ? printable.substring(0, LONGEST_FAULT) : printable;
    }

    /**
     * What the authority says of the request, or of a part of it.
     *
     * @throws InvalidInput {@code nfe.unreadable} with the path of the code
     */
    static Verdict verdict(XmlNode node) {
        String code = node.text("cStat");
        if (!CODE.matcher(code).matches()) {
            throw XmlTree.unreadable("layout", node.name() + "/cStat");
        }
        return new Verdict(code, node.text("xMotivo"));
    }

    /** A moment; one in a form of its own is none, for an answer is not lost over its clock. */
    static Optional<OffsetDateTime> moment(XmlNode node, String path) {
        try {
            return node.has(path) ? Optional.of(OffsetDateTime.parse(node.text(path))) : Optional.empty();
        } catch (DateTimeException otherForm) {
            return Optional.empty();
        }
    }

    static Optional<String> text(XmlNode node, String path) {
        return Optional.of(node.text(path)).filter(text -> !text.isEmpty());
    }

    /** An element as it is kept: in canonical form and by itself. */
    static String alone(XmlNode node) {
        return new CanonicalXml(true).add(node.with("xmlns", XmlNode.NAMESPACE)).toString();
    }
}
