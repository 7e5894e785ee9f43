package dev.backoffice.fiscal.br.nfe.issuing;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.fiscal.br.nfe.internal.NfeAmount;
import dev.backoffice.fiscal.br.nfe.internal.XmlNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The part of an item that is undone, with the taxes of the original note: amounts and quantities in proportion, rates and codes as
 * they are. Nothing is computed anew by the law of another day.
 */
final class UndoneItem {
    /** Elements that begin like amounts and are prices of one unit, rates, or readings. */
    private static final Set<String> PER_UNIT =
            Set.of("vUnCom", "vUnTrib", "vUnid", "vAliqProd", "vAliq", "vPMC", "vPart", "vEncIni", "vEncFin");

    /** The base of an amount where it is another than {@code vBC} of its group. */
    private static final Map<String, String> BASES = Map.ofEntries(
            Map.entry("vFCP", "vBCFCP"),
            Map.entry("vICMSST", "vBCST"),
            Map.entry("vFCPST", "vBCFCPST"),
            Map.entry("vICMSUFDest", "vBCUFDest"),
            Map.entry("vFCPUFDest", "vBCFCPUFDest"),
            Map.entry("vICMSSTRet", "vBCSTRet"),
            Map.entry("vFCPSTRet", "vBCFCPSTRet"),
            Map.entry("vICMSEfet", "vBCEfet"),
            Map.entry("vIS", "vBCIS"));

    private static final int CENTS = 2;
    private static final int QUANTITY = 4;
    private static final int PRICE = 10;
    private static final BigDecimal CENT = new BigDecimal("0.01");

    private final XmlNode det;
    private final UndoneShare share;
    private final boolean goods;

    private UndoneItem(XmlNode det, UndoneShare share, boolean goods) {
        this.det = det;
        this.share = share;
        this.goods = goods;
    }

    /**
     * The part a line names of an item of the original.
     *
     * @throws InvalidInput {@code nfe.undo-item} for a service, {@code nfe.undo-beyond-original} for more than there was
     */
    static XmlNode of(XmlNode original, NfeUndoLine line) {
        if (original.has("imposto/ISSQN")) {
            throw NfeUndoLine.invalid(line.item(), "service");
        }
        boolean goods = line.measure() == NfeUndoLine.Measure.QUANTITY;
        BigDecimal whole = original.amount(goods ? "prod/qCom" : "prod/vProd");
        BigDecimal after = line.before().add(line.now());
        if (after.compareTo(whole) > 0) {
            throw InvalidInput.of(
                    "nfe.undo-beyond-original",
                    "item",
                    Integer.toString(line.item()),
                    "wanted",
                    NfeAmount.text(line.now(), 0),
                    "left",
                    NfeAmount.text(whole.subtract(line.before()).max(BigDecimal.ZERO), 0));
        }
        return new UndoneItem(original.copy(), new UndoneShare(line.before(), after, whole), goods).share();
    }

    private XmlNode share() {
        for (String gone : List.of("DFeReferenciado", "vItem", "obsItem")) {
            det.drop(gone);
        }
        XmlNode taxes = det.at("imposto");
        taxes.drop("vTotTrib");
        XmlNode product = det.at("prod");
        if (share.now().compareTo(share.whole()) != 0 && product.all("rastro").size() > 1) {
            // Which of the lots come back is not known.
            product.drop("rastro");
        }
        for (String gone : List.of("xPed", "nItemPed", "gCred")) {
            product.drop(gone);
        }
        XmlNode told = product.copy();
        apply(product, List.of());
        UndoneShare net = discount(product, told);
        price(product, "qCom", "vUnCom");
        price(product, "qTrib", "vUnTrib");
        XmlNode icms = det.at("imposto/ICMS").copy();
        for (XmlNode tax : taxes.children()) {
            apply(tax, List.of());
        }
        deducted(icms, net);
        det.all("impostoDevol").forEach(group -> apply(group, List.of()));
        taxes.all("IBSCBS/gIBSCBS").forEach(UndoneItem::sumIbs);
        dropZeros();
        return det;
    }

    /** A discount is a part of its price, so that no part of an item has more discount than price; answers what is left. */
    private UndoneShare discount(XmlNode product, XmlNode told) {
        BigDecimal price = told.amount("vProd");
        BigDecimal off = told.amount("vDesc");
        UndoneShare gross = share.of(price, CENTS);
        if (!positive(off)) {
            return gross;
        }
        UndoneShare less = gross.of(off, CENTS);
        say(product.at("vDesc"), less.now(), CENTS);
        return new UndoneShare(
                gross.before().subtract(less.before()), gross.after().subtract(less.after()), price.subtract(off));
    }

    /** An exempted tax that is taken off the price is a part of what is left of it, as long as it is not more. */
    private void deducted(XmlNode told, UndoneShare net) {
        for (XmlNode group : told.children()) {
            BigDecimal exempted = group.amount("vICMSDeson");
            if (group.text("indDeduzDeson").equals("1") && exempted.compareTo(net.whole()) <= 0 && positive(exempted)) {
                say(
                        det.at("imposto/ICMS/" + group.name() + "/vICMSDeson"),
                        net.of(exempted, CENTS).now(),
                        CENTS);
            }
        }
    }

    /** A group: bases first, then what is computed of them. */
    private void apply(XmlNode group, List<UndoneShare> outer) {
        List<UndoneShare> bases = new ArrayList<>(outer);
        if (positive(group.amount("vBC"))) {
            bases.add(share.of(group.amount("vBC"), CENTS));
        }
        List<XmlNode> leaves = new ArrayList<>();
        for (XmlNode child : group.children()) {
            if (child.children().isEmpty() && !child.text().isEmpty()) {
                leaves.add(child);
            }
        }
        XmlNode before = group.copy();
        for (XmlNode leaf : leaves) {
            if (isAmount(leaf)) {
                say(
                        leaf,
                        base(leaf.name(), before, bases).of(number(leaf), CENTS).now(),
                        CENTS);
            } else if (leaf.name().startsWith("q") && goods) {
                quantity(leaf);
            }
        }
        if (before.has("vICMSOp") && before.has("vICMSDif")) {
            split(group, before, bases, "vICMSOp", "vICMS", "vICMSDif");
        }
        deferral(group, before, bases);
        for (XmlNode child : group.children()) {
            if (!child.children().isEmpty()
                    && !child.name().equals("gDif")
                    && !child.name().equals("gDevTrib")) {
                apply(child, bases);
            }
        }
    }

    /** The layout wants four decimals of some quantities and takes them of all. */
    private void quantity(XmlNode leaf) {
        BigDecimal whole = number(leaf);
        int decimals = leaf.name().equals("qLote") ? 3 : leaf.name().equals("qSelo") ? 0 : QUANTITY;
        BigDecimal now = share.of(whole, decimals).now().stripTrailingZeros();
        say(leaf, now, now.scale() <= 0 ? Math.max(0, whole.scale()) : decimals);
    }

    /** Groups and fields that the layout does not let be zero: a part too small to have them has none. */
    private void dropZeros() {
        for (String field : List.of("vFrete", "vSeg", "vDesc", "vOutro")) {
            if (det.at("prod").amount(field).signum() == 0) {
                det.at("prod").drop(field);
            }
        }
        for (String tax : List.of("PISST", "COFINSST")) {
            if (det.at("imposto/" + tax).amount("vBC").signum() == 0 && det.has("imposto/" + tax + "/vBC")) {
                det.at("imposto").drop(tax);
            }
        }
    }

    /** What is due and what is put off are parts of one amount: their sum stays in proportion to the base. */
    private void split(
            XmlNode group, XmlNode before, List<UndoneShare> bases, String whole, String due, String deferred) {
        BigDecimal sum = before.amount(due).add(before.amount(deferred));
        if (sum.compareTo(before.amount(whole)) != 0 || !positive(sum)) {
            return;
        }
        UndoneShare all = base(whole, before, bases).of(sum, CENTS);
        UndoneShare part = all.of(before.amount(due), CENTS);
        say(group.at(whole), all.now(), CENTS);
        say(group.at(due), part.now(), CENTS);
        say(group.at(deferred), all.now().subtract(part.now()), CENTS);
    }

    /** The share of one sphere in IBS and CBS: due, deferred and given back. */
    private void deferral(XmlNode group, XmlNode before, List<UndoneShare> bases) {
        if (!before.has("gDif") && !before.has("gDevTrib")) {
            return;
        }
        String due = before.has("vIBSUF") ? "vIBSUF" : before.has("vIBSMun") ? "vIBSMun" : "vCBS";
        BigDecimal left = before.amount(due);
        BigDecimal deferred = before.amount("gDif/vDif");
        BigDecimal kept = left.add(deferred);
        BigDecimal sum = kept.add(before.amount("gDevTrib/vDevTrib"));
        if (!positive(sum)) {
            return;
        }
        UndoneShare all = base(due, before, bases).of(sum, CENTS);
        UndoneShare here = all.of(kept, CENTS);
        UndoneShare part = positive(kept) ? here.of(left, CENTS) : here;
        say(group.at(due), part.now(), CENTS);
        if (before.has("gDif/vDif")) {
            say(group.at("gDif/vDif"), here.now().subtract(part.now()), CENTS);
        }
        if (before.has("gDevTrib/vDevTrib")) {
            say(group.at("gDevTrib/vDevTrib"), all.now().subtract(here.now()), CENTS);
        }
    }

    private UndoneShare base(String amount, XmlNode group, List<UndoneShare> bases) {
        String own = BASES.getOrDefault(amount, "");
        if (!own.isEmpty() && positive(group.amount(own))) {
            return share.of(group.amount(own), CENTS);
        }
        return bases.isEmpty() || amount.startsWith("vBC") ? share : bases.get(bases.size() - 1);
    }

    /** {@code vIBS} is the state's and the municipality's together. */
    private static void sumIbs(XmlNode amounts) {
        if (amounts.has("vIBS")) {
            say(amounts.at("vIBS"), amounts.amount("gIBSUF/vIBSUF").add(amounts.amount("gIBSMun/vIBSMun")), CENTS);
        }
    }

    /** A price that no longer comes to the amount within a cent, or a reduction of it, is what the amount comes to for a unit. */
    private void price(XmlNode product, String quantity, String price) {
        BigDecimal gross = product.amount("vProd");
        BigDecimal units = product.amount(quantity);
        BigDecimal exact = units.multiply(product.amount(price)).setScale(CENTS, RoundingMode.HALF_UP);
        if (positive(units) && gross.subtract(exact).abs().compareTo(CENT) > 0) {
            say(product.at(price), gross.divide(units, PRICE, RoundingMode.HALF_UP), CENTS);
        }
    }

    private static boolean isAmount(XmlNode leaf) {
        return leaf.name().length() > 1
                && leaf.name().charAt(0) == 'v'
                && Character.isUpperCase(leaf.name().charAt(1))
                && !PER_UNIT.contains(leaf.name());
    }

    private static boolean positive(BigDecimal number) {
        return number.signum() > 0;
    }

    private static BigDecimal number(XmlNode leaf) {
        return new BigDecimal(leaf.text());
    }

    private static void say(XmlNode leaf, BigDecimal value, int decimals) {
        leaf.say(NfeAmount.text(value, decimals));
    }
}
