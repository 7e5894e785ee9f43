package dev.backoffice.examples.quickstart;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.joda.money.Money;

/**
 * The taxes a note shows in its totals. IBS and CBS are told in 2026 for trial and not paid by who tells them (LC 214/2025,
 * art. 348), so they take nothing off the margin.
 *
 * @param difal ICMS that is due to the state of the buyer
 * @param fcp for the fund against poverty, of either state
 */
record NoteTaxes(Money icms, Money difal, Money fcp, Money pis, Money cofins, Money ibs, Money cbs) {
    private static final Pattern TOTALS = Pattern.compile("<total>.*</total>", Pattern.DOTALL);

    static final NoteTaxes NONE = of("");

    /** @param xml the signed note */
    static NoteTaxes of(String xml) {
        Matcher totals = TOTALS.matcher(xml);
        String text = totals.find() ? totals.group() : "";
        return new NoteTaxes(
                amount(text, "vICMS"),
                amount(text, "vICMSUFDest"),
                amount(text, "vFCPUFDest").plus(amount(text, "vFCP")),
                amount(text, "vPIS"),
                amount(text, "vCOFINS"),
                amount(text, "vIBS"),
                amount(text, "vCBS"));
    }

    private static Money amount(String totals, String element) {
        String begin = "<" + element + ">";
        int from = totals.indexOf(begin);
        if (from < 0) {
            return Money.zero(Form.REAL);
        }
        int start = from + begin.length();
        return Money.parse("BRL " + totals.substring(start, totals.indexOf('<', start)));
    }

    /** What the shop has to pay of them. */
    Money due() {
        return icms.plus(difal).plus(fcp).plus(pis).plus(cofins);
    }

    NoteTaxes plus(NoteTaxes more) {
        return new NoteTaxes(
                icms.plus(more.icms),
                difal.plus(more.difal),
                fcp.plus(more.fcp),
                pis.plus(more.pis),
                cofins.plus(more.cofins),
                ibs.plus(more.ibs),
                cbs.plus(more.cbs));
    }
}
