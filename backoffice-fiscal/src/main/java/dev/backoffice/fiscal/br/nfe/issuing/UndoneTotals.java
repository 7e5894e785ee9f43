package dev.backoffice.fiscal.br.nfe.issuing;

import dev.backoffice.fiscal.br.nfe.internal.NfeAmount;
import dev.backoffice.fiscal.br.nfe.internal.XmlNode;
import dev.backoffice.fiscal.br.nfe.internal.rules.NfeTotalRules;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Totals of a note whose items are given as elements: each the exact sum of the items' rounded values (law 4). */
final class UndoneTotals {
    private static final String IBS_CBS = "det/imposto/IBSCBS/";

    private UndoneTotals() {}

    /** Writes {@code total} of the items that stand in a note. */
    static void write(XmlNode note) {
        XmlNode total = note.group("total");
        XmlNode icms = total.group("ICMSTot");
        sum(note, icms, "vBC", "det/imposto/ICMS/*/vBC");
        sum(note, icms, "vICMS", "det/imposto/ICMS/*/vICMS");
        sum(note, icms, "vICMSDeson", "det/imposto/ICMS/*/vICMSDeson");
        if (any(note, "det/imposto/ICMSUFDest")) {
            for (String field : new String[] {"vFCPUFDest", "vICMSUFDest", "vICMSUFRemet"}) {
                sum(note, icms, field, "det/imposto/ICMSUFDest/" + field);
            }
        }
        sum(note, icms, "vFCP", "det/imposto/ICMS/*/vFCP");
        sum(note, icms, "vBCST", "det/imposto/ICMS/*/vBCST");
        sum(note, icms, "vST", "det/imposto/ICMS/*/vICMSST");
        sum(note, icms, "vFCPST", "det/imposto/ICMS/*/vFCPST");
        sum(note, icms, "vFCPSTRet", "det/imposto/ICMS/*/vFCPSTRet");
        monophase(note, icms);
        say(icms, "vProd", NfeTotalRules.products(note));
        for (String field : new String[] {"vFrete", "vSeg", "vDesc"}) {
            sum(note, icms, field, "det/prod/" + field);
        }
        sum(note, icms, "vII", "det/imposto/II/vII");
        sum(note, icms, "vIPI", "det/imposto/IPI/IPITrib/vIPI");
        sum(note, icms, "vIPIDevol", "det/impostoDevol/IPI/vIPIDevol");
        sum(note, icms, "vPIS", "det/imposto/PIS/*/vPIS");
        sum(note, icms, "vCOFINS", "det/imposto/COFINS/*/vCOFINS");
        sum(note, icms, "vOutro", "det/prod/vOutro");
        say(icms, "vNF", goods(icms).add(NfeTotalRules.onTop(note)));
        if (any(note, "det/imposto/IS")) {
            sum(note, total.group("ISTot"), "vIS", "det/imposto/IS/vIS");
        }
        if (any(note, "det/imposto/IBSCBS")) {
            ibsCbs(note, total.group("IBSCBSTot"));
        }
    }

    /** What the goods come to without taxes on top: the total of the document. */
    static BigDecimal goods(XmlNode icmsTotals) {
        return icmsTotals
                .amount("vProd")
                .subtract(icmsTotals.amount("vDesc"))
                .add(icmsTotals.amount("vFrete"))
                .add(icmsTotals.amount("vSeg"))
                .add(icmsTotals.amount("vOutro"));
    }

    private static void monophase(XmlNode note, XmlNode icms) {
        boolean any = any(note, "det/imposto/ICMS/*/qBCMono")
                || any(note, "det/imposto/ICMS/*/vICMSMono")
                || any(note, "det/imposto/ICMS/*/vICMSMonoReten")
                || any(note, "det/imposto/ICMS/*/vICMSMonoRet");
        if (!any) {
            return;
        }
        for (String kind : new String[] {"", "Reten", "Ret"}) {
            say(icms, "qBCMono" + kind, note.sum("det/imposto/ICMS/*/qBCMono" + kind));
            sum(note, icms, "vICMSMono" + kind, "det/imposto/ICMS/*/vICMSMono" + kind);
        }
    }

    private static void ibsCbs(XmlNode note, XmlNode totals) {
        String amounts = IBS_CBS + "gIBSCBS/";
        sum(note, totals, "vBCIBSCBS", amounts + "vBC");
        if (any(note, IBS_CBS + "gIBSCBS")) {
            XmlNode ibs = totals.group("gIBS");
            sphere(note, ibs.group("gIBSUF"), "vIBSUF", amounts + "gIBSUF/");
            sphere(note, ibs.group("gIBSMun"), "vIBSMun", amounts + "gIBSMun/");
            say(ibs, "vIBS", ibs.amount("gIBSUF/vIBSUF").add(ibs.amount("gIBSMun/vIBSMun")));
            credits(note, ibs, "gIBSCredPres/");
            XmlNode cbs = totals.group("gCBS");
            sphere(note, cbs, "vCBS", amounts + "gCBS/");
            credits(note, cbs, "gCBSCredPres/");
        }
        if (any(note, IBS_CBS + "gIBSCBSMono")) {
            XmlNode mono = totals.group("gMono");
            String groups = IBS_CBS + "gIBSCBSMono/";
            sum(note, mono, "vIBSMono", groups + "gMonoPadrao/vIBSMono");
            sum(note, mono, "vCBSMono", groups + "gMonoPadrao/vCBSMono");
            sum(note, mono, "vIBSMonoReten", groups + "gMonoReten/vIBSMonoReten");
            sum(note, mono, "vCBSMonoReten", groups + "gMonoReten/vCBSMonoReten");
            sum(note, mono, "vIBSMonoRet", groups + "gMonoRet/vIBSMonoRet");
            sum(note, mono, "vCBSMonoRet", groups + "gMonoRet/vCBSMonoRet");
        }
        if (any(note, IBS_CBS + "gEstornoCred")) {
            XmlNode reversal = totals.group("gEstornoCred");
            sum(note, reversal, "vIBSEstCred", IBS_CBS + "gEstornoCred/vIBSEstCred");
            sum(note, reversal, "vCBSEstCred", IBS_CBS + "gEstornoCred/vCBSEstCred");
        }
    }

    private static boolean any(XmlNode note, String path) {
        return !note.all(path).isEmpty();
    }

    private static void sphere(XmlNode note, XmlNode totals, String due, String group) {
        sum(note, totals, "vDif", group + "gDif/vDif");
        sum(note, totals, "vDevTrib", group + "gDevTrib/vDevTrib");
        sum(note, totals, due, group + due);
    }

    private static void credits(XmlNode note, XmlNode totals, String tax) {
        sum(note, totals, "vCredPres", IBS_CBS + "gCredPresOper/" + tax + "vCredPres");
        sum(note, totals, "vCredPresCondSus", IBS_CBS + "gCredPresOper/" + tax + "vCredPresCondSus");
    }

    private static void sum(XmlNode note, XmlNode totals, String field, String items) {
        say(totals, field, note.sum(items));
    }

    private static void say(XmlNode totals, String field, BigDecimal value) {
        totals.leaf(field, NfeAmount.text(value.setScale(2, RoundingMode.HALF_UP), 2));
    }
}
