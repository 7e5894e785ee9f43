package dev.backoffice.fiscal.br.nfe;

import dev.backoffice.fiscal.document.SignedDocument;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.joda.money.Money;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What is wrong with a stored note, found from its XML alone. */
final class NfeFaults {
    /** Fields that are summed over the items, and how they enter the invoice total. */
    private static final Map<String, Integer> SUMMED =
            Map.of("vProd", 1, "vFrete", 1, "vSeg", 1, "vDesc", -1, "vOutro", 1);

    private NfeFaults() {}

    static List<String> of(SignedDocument document, Money total) {
        List<String> faults = new ArrayList<>();
        byte[] xml = document.xml().getBytes(StandardCharsets.UTF_8);
        NfeSignature.Check check = NfeSignature.verify(xml);
        if (check instanceof NfeSignature.Valid valid) {
            if (!valid.id().equals("NFe" + document.accessKey())) {
                faults.add("the signed content has another access key");
            }
            if (!valid.digest().equals(document.digest())) {
                faults.add("the signature has another digest");
            }
        } else if (check instanceof NfeSignature.Invalid invalid) {
            faults.add("the signature does not verify: " + invalid.fault());
        }
        try {
            sums(NfeSignature.parse(xml), total.getAmount(), faults);
        } catch (SAXException | IOException unreadable) {
            faults.add("the document cannot be read");
        }
        return faults;
    }

    private static void sums(Document note, BigDecimal total, List<String> faults) {
        BigDecimal invoice = BigDecimal.ZERO;
        for (Map.Entry<String, Integer> field : new TreeMap<>(SUMMED).entrySet()) {
            BigDecimal sum = sum(note, "prod", field.getKey());
            BigDecimal stated = sum(note, "ICMSTot", field.getKey());
            if (sum.compareTo(stated) != 0) {
                faults.add(field.getKey() + " is stated as " + stated + " and sums to " + sum);
            }
            invoice = invoice.add(sum.multiply(BigDecimal.valueOf(field.getValue())));
        }
        BigDecimal stated = sum(note, "ICMSTot", "vNF");
        if (stated.compareTo(invoice) != 0) {
            faults.add("vNF is stated as " + stated + " and comes to " + invoice);
        }
        if (stated.compareTo(total) != 0) {
            faults.add("vNF is stated as " + stated + " and the document's total is " + total);
        }
    }

    /** The sum of a field over all groups of a name. */
    private static BigDecimal sum(Document note, String group, String field) {
        BigDecimal sum = BigDecimal.ZERO;
        NodeList groups = note.getElementsByTagNameNS(SignableXml.NAMESPACE, group);
        for (int i = 0; i < groups.getLength(); i++) {
            if (groups.item(i) instanceof Element element) {
                for (Element child : NfeSignature.elements(element)) {
                    if (field.equals(child.getLocalName())) {
                        sum = sum.add(new BigDecimal(child.getTextContent()));
                    }
                }
            }
        }
        return sum;
    }
}
