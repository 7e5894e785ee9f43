package dev.backoffice.fiscal.br.nfe.tax;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.fiscal.br.nfe.internal.NfeAmount;
import dev.backoffice.fiscal.br.nfe.internal.XmlNode;
import dev.backoffice.fiscal.document.SignedDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.joda.money.Money;
import org.xml.sax.SAXException;

/**
 * The taxes that a signed NF-e states in its totals (group {@code ICMSTot} of MOC 7.0, Anexo I), as its issuer owes them. Notes of
 * the Simples Nacional state none that are paid for each note.
 *
 * @param icms {@code vICMS}, of the state the goods leave
 * @param difal {@code vICMSUFDest}, of the state they go to
 * @param fcp {@code vFCP} and {@code vFCPUFDest}, of either state
 * @param pis {@code vPIS}
 * @param cofins {@code vCOFINS}
 */
public record NfeTaxTotals(Money icms, Money difal, Money fcp, Money pis, Money cofins) {
    /**
     * What a signed note states.
     *
     * @throws InvalidInput {@code nfe.xml-unreadable} for what is no note
     */
    public static NfeTaxTotals read(SignedDocument document) {
        XmlNode totals = note(document).at("infNFe").at("total/ICMSTot");
        return new NfeTaxTotals(
                amount(totals, "vICMS"),
                amount(totals, "vICMSUFDest"),
                amount(totals, "vFCP").plus(amount(totals, "vFCPUFDest")),
                amount(totals, "vPIS"),
                amount(totals, "vCOFINS"));
    }

    private static XmlNode note(SignedDocument document) {
        try {
            return XmlNode.parse(document.xml().getBytes(StandardCharsets.UTF_8));
        } catch (SAXException | IOException unreadable) {
            throw InvalidInput.of("nfe.xml-unreadable", "document", document.accessKey());
        }
    }

    private static Money amount(XmlNode totals, String field) {
        return NfeAmount.require(field, Money.of(NfeAmount.REAL, totals.amount(field)));
    }

    /** All of them. */
    public Money total() {
        return icms.plus(difal).plus(fcp).plus(pis).plus(cofins);
    }
}
