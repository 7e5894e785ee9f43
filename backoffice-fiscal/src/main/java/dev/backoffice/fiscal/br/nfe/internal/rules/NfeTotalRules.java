package dev.backoffice.fiscal.br.nfe.internal.rules;

import static dev.backoffice.fiscal.br.nfe.internal.rules.NfeRule.note;
import static dev.backoffice.fiscal.br.nfe.internal.rules.NfeRule.total;
import static dev.backoffice.fiscal.br.nfe.internal.rules.NfeRule.totalOfGoods;

import dev.backoffice.fiscal.br.nfe.internal.XmlNode;
import java.math.BigDecimal;
import java.util.List;

/** Rules about the totals: law 4, each is the exact sum of the items' rounded values. */
public final class NfeTotalRules {
    private static final String IBS_CBS = "imposto/IBSCBS/gIBSCBS/";

    private static final String PRESUMED = "imposto/IBSCBS/gCredPresOper/";

    private NfeTotalRules() {}

    public static List<NfeRule> rules() {
        return List.of(
                total("531", "ICMSTot/vBC", "imposto/ICMS/*/vBC"),
                total("532", "ICMSTot/vICMS", "imposto/ICMS/*/vICMS"),
                total("795", "ICMSTot/vICMSDeson", "imposto/ICMS/*/vICMSDeson"),
                total("798", "ICMSTot/vFCPUFDest", "imposto/ICMSUFDest/vFCPUFDest"),
                total("799", "ICMSTot/vICMSUFDest", "imposto/ICMSUFDest/vICMSUFDest"),
                total("800", "ICMSTot/vICMSUFRemet", "imposto/ICMSUFDest/vICMSUFRemet"),
                total("861", "ICMSTot/vFCP", "imposto/ICMS/*/vFCP"),
                total("533", "ICMSTot/vBCST", "imposto/ICMS/*/vBCST"),
                total("534", "ICMSTot/vST", "imposto/ICMS/*/vICMSST"),
                total("862", "ICMSTot/vFCPST", "imposto/ICMS/*/vFCPST"),
                total("859", "ICMSTot/vFCPSTRet", "imposto/ICMS/*/vFCPSTRet"),
                note(
                        "564",
                        "total/ICMSTot/vProd",
                        (note, root) -> root.amount("total/ICMSTot/vProd").compareTo(products(root)) != 0),
                total("535", "ICMSTot/vFrete", "prod/vFrete"),
                total("536", "ICMSTot/vSeg", "prod/vSeg"),
                total("537", "ICMSTot/vDesc", "prod/vDesc"),
                total("601", "ICMSTot/vII", "imposto/II/vII"),
                total("538", "ICMSTot/vIPI", "imposto/IPI/IPITrib/vIPI"),
                total("863", "ICMSTot/vIPIDevol", "impostoDevol/IPI/vIPIDevol"),
                totalOfGoods("602", "ICMSTot/vPIS", "imposto/PIS/*/vPIS"),
                totalOfGoods("603", "ICMSTot/vCOFINS", "imposto/COFINS/*/vCOFINS"),
                total("604", "ICMSTot/vOutro", "prod/vOutro"),
                total("685", "ICMSTot/vTotTrib", "imposto/vTotTrib"),
                note(
                        "610",
                        "total/ICMSTot/vNF",
                        (note, root) -> root.amount("total/ICMSTot/vNF").compareTo(invoice(root)) != 0),
                total("1084", "IBSCBSTot/gIBS/gIBSMun/vIBSMun", IBS_CBS + "gIBSMun/vIBSMun"),
                total("1085", "IBSCBSTot/gIBS/vIBS", IBS_CBS + "vIBS"),
                total("1086", "IBSCBSTot/gIBS/vCredPres", PRESUMED + "gIBSCredPres/vCredPres"),
                total("1087", "IBSCBSTot/gCBS/vCredPres", PRESUMED + "gCBSCredPres/vCredPres"),
                note(
                        "1094",
                        "total/vNFTot",
                        (note, root) -> root.has("total/vNFTot")
                                && root.has("det/vItem")
                                && root.sum("det/vItem").compareTo(root.amount("total/vNFTot")) != 0),
                total("1088", "IBSCBSTot/gCBS/vDif", IBS_CBS + "gCBS/gDif/vDif"),
                total("1089", "IBSCBSTot/gCBS/vDevTrib", IBS_CBS + "gCBS/gDevTrib/vDevTrib"),
                total("1091", "IBSCBSTot/gCBS/vCBS", IBS_CBS + "gCBS/vCBS"));
    }

    /** Rule W07-10: the gross amounts of goods that say they are part of the total; services have a total of their own. */
    public static BigDecimal products(XmlNode root) {
        boolean services = root.has("total/ISSQNtot");
        BigDecimal sum = BigDecimal.ZERO;
        for (XmlNode det : root.all("det")) {
            boolean counted = !det.text("prod/indTot").equals("0");
            if (counted && !(services && det.has("imposto/ISSQN"))) {
                sum = sum.add(det.amount("prod/vProd"));
            }
        }
        return sum;
    }

    /** Rule W16-10. */
    private static BigDecimal invoice(XmlNode root) {
        XmlNode total = root.at("total/ICMSTot");
        return total.amount("vProd")
                .subtract(total.amount("vDesc"))
                .add(total.amount("vFrete"))
                .add(total.amount("vSeg"))
                .add(total.amount("vOutro"))
                .add(root.amount("total/ISSQNtot/vServ"))
                .add(onTop(root));
    }

    /** What taxes add to the price. What an exemption spares is taken off only where the item says so. */
    public static BigDecimal onTop(XmlNode root) {
        XmlNode total = root.at("total/ICMSTot");
        BigDecimal exempted = BigDecimal.ZERO;
        for (XmlNode icms : root.all("det/imposto/ICMS/*")) {
            if (icms.text("indDeduzDeson").equals("1")) {
                exempted = exempted.add(icms.amount("vICMSDeson"));
            }
        }
        return total.amount("vST")
                .add(total.amount("vFCPST"))
                .add(total.amount("vICMSMonoReten"))
                .add(total.amount("vII"))
                .add(total.amount("vIPI"))
                .add(total.amount("vIPIDevol"))
                .add(summed(root, "PIS"))
                .add(summed(root, "COFINS"))
                .subtract(exempted);
    }

    /** Contributions withheld for others are part of the total where the item says so. */
    private static BigDecimal summed(XmlNode root, String tax) {
        BigDecimal sum = BigDecimal.ZERO;
        for (XmlNode withheld : root.all("det/imposto/" + tax + "ST")) {
            if (withheld.text("indSoma" + tax + "ST").equals("1")) {
                sum = sum.add(withheld.amount("v" + tax));
            }
        }
        return sum;
    }
}
