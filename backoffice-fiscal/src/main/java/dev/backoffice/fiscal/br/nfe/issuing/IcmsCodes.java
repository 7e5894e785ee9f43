package dev.backoffice.fiscal.br.nfe.issuing;

import dev.backoffice.fiscal.br.TaxRegime;
import dev.backoffice.fiscal.br.nfe.internal.NfeAmount;
import dev.backoffice.fiscal.br.nfe.internal.XmlNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Set;

/**
 * The ICMS of another's note in the codes of who writes now: the Simples Nacional has CSOSN, others have CST (rejections 590 and
 * 591). Amounts stay as they are (Resolução CGSN 140/2018 art. 59 § 7 and 8: a return tells the tax of the original).
 */
final class IcmsCodes {
    private static final Set<String> WITHHELD =
            Set.of("vBCSTRet", "pST", "vICMSSubstituto", "vICMSSTRet", "vBCFCPSTRet", "pFCPSTRet", "vFCPSTRet", "orig");

    private static final Set<String> TAXED = Set.of(
            "orig",
            "modBC",
            "vBC",
            "pRedBC",
            "pICMS",
            "vICMS",
            "modBCST",
            "pMVAST",
            "pRedBCST",
            "vBCST",
            "pICMSST",
            "vICMSST",
            "vBCFCPST",
            "pFCPST",
            "vFCPST");

    private IcmsCodes() {}

    static void fit(XmlNode det, TaxRegime regime) {
        XmlNode holder = det.at("imposto/ICMS");
        if (holder.children().isEmpty() || holder.children().get(0).has("CSOSN") == regime.usesCsosn()) {
            return;
        }
        XmlNode icms = holder.children().get(0);
        String code = icms.text("CST") + icms.text("CSOSN");
        boolean withheld = code.equals("60") || code.equals("500");
        XmlNode other;
        if (regime.usesCsosn()) {
            other = new XmlNode(withheld ? "ICMSSN500" : "ICMSSN900");
            other.leaf("CSOSN", withheld ? "500" : "900");
        } else {
            other = new XmlNode(withheld ? "ICMS60" : "ICMS90");
            other.leaf("CST", withheld ? "60" : "90");
        }
        // A deferred or exempted tax has no amount of its own to go back.
        boolean deferred = icms.amount("vICMSDif").signum() > 0;
        boolean amount = icms.has("vICMS")
                && icms.has("modBC")
                && !(deferred && icms.amount("vICMS").signum() == 0);
        BigDecimal rate = icms.amount("pICMS");
        if (amount && deferred && rate.signum() > 0) {
            // The other codes know no deferral: the base is that of the tax that was due (rejection 528).
            BigDecimal due = icms.amount("vICMS").movePointRight(2);
            icms.at("vBC").say(NfeAmount.text(due.divide(rate, 2, RoundingMode.HALF_UP), 2));
        }
        for (XmlNode field : icms.children()) {
            boolean own = Set.of("modBC", "vBC", "pRedBC", "pICMS", "vICMS").contains(field.name());
            if ((withheld ? WITHHELD : TAXED).contains(field.name()) && (amount || !own)) {
                other.add(field);
            }
        }
        holder.drop(icms.name());
        holder.add(other);
    }
}
