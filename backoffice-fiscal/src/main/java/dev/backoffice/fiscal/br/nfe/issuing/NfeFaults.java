package dev.backoffice.fiscal.br.nfe.issuing;

import dev.backoffice.fiscal.br.nfe.internal.XmlNode;
import dev.backoffice.fiscal.br.nfe.internal.rules.NfeRules;
import dev.backoffice.fiscal.br.nfe.internal.rules.NfeTotalRules;
import dev.backoffice.fiscal.br.nfe.signing.NfeSignature;
import dev.backoffice.fiscal.document.SignedDocument;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.Money;
import org.xml.sax.SAXException;

/** What is wrong with a stored note, found from its XML alone. */
final class NfeFaults {
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
            sums(XmlNode.parse(xml).at("infNFe"), total.getAmount(), faults);
        } catch (SAXException | IOException unreadable) {
            faults.add("the document cannot be read");
        }
        return faults;
    }

    /** Only what held under every law: rates and codes are judged when the note is written. */
    private static void sums(XmlNode note, BigDecimal total, List<String> faults) {
        NfeRules.findings(note, NfeRules.TOTALS).forEach(finding -> faults.add(finding.toString()));
        BigDecimal stated = note.amount("total/ICMSTot/vNF");
        // Taxes are decided when the note is signed, after the document got its total.
        BigDecimal sold = stated.subtract(NfeTotalRules.onTop(note));
        if (sold.compareTo(total) != 0) {
            faults.add("vNF without taxes on top is stated as " + sold + " and the document's total is " + total);
        }
    }
}
