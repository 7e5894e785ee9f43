package dev.backoffice.fiscal.br.nfe.internal.rules;

import dev.backoffice.fiscal.br.nfe.internal.NoteXml;
import dev.backoffice.fiscal.br.nfe.internal.XmlNode;
import java.math.BigDecimal;
import java.util.Set;

/**
 * A rule by which the tax authority rejects a note, as far as it can be checked from the note alone.
 *
 * @param id the name under which {@code rule-terms.tsv} dates it: the rejection, or the rule's own where a rejection has several
 * @param rejection the code of the rejection; its official text and its models stand in {@code rejections.tsv}
 * @param models the models it is for
 * @param over the elements that are looked at one by one, as a path from {@code infNFe}; empty for the note as a whole
 * @param group the part of an item that the rule is about, as a path from it; an item without it cannot break the rule; empty for
 *     the element as a whole
 * @param path what is wrong when the rule is broken, from the element looked at; a step {@code *} is the element that is there, and
 *     {@code @} begins an attribute
 * @param broken whether a note, one of its elements, or the group of one breaks the rule
 */
public record NfeRule(
        String id, String rejection, Set<String> models, String over, String group, String path, Check broken) {
    public static final String ITEM = "det";

    /** The question a rule asks. */
    @FunctionalInterface
    public interface Check {
        boolean of(NoteXml note, XmlNode part);
    }

    /** A rule about the whole note. */
    public static NfeRule note(String rejection, String path, Check broken) {
        return each("", rejection, path, broken);
    }

    /** A rule about each item. */
    public static NfeRule item(String rejection, String path, Check broken) {
        return each(ITEM, rejection, path, broken);
    }

    /** A rule about a group that an item may have, e.g. {@code imposto/IBSCBS}. */
    public static NfeRule group(String group, String rejection, String path, Check broken) {
        return new NfeRule(
                rejection, rejection, Rejections.of(rejection).models(), ITEM, group, group + "/" + path, broken);
    }

    /** A rule about each of some elements. */
    public static NfeRule each(String over, String rejection, String path, Check broken) {
        return new NfeRule(rejection, rejection, Rejections.of(rejection).models(), over, "", path, broken);
    }

    /** A rule that a total is the sum of the items' values. */
    public static NfeRule total(String rejection, String total, String item) {
        String told = "total/" + total;
        int value = item.lastIndexOf('/');
        String group = ITEM + "/" + item.substring(0, value);
        String field = item.substring(value + 1);
        return note(rejection, told, (note, root) -> root.sum(told).compareTo(note.sum(group, field)) != 0);
    }

    /** As {@link #total}, over goods alone: what services come to has totals of its own. */
    public static NfeRule totalOfGoods(String rejection, String total, String item) {
        String told = "total/" + total;
        int value = item.lastIndexOf('/');
        String group = ITEM + "/" + item.substring(0, value);
        String field = item.substring(value + 1);
        return note(
                rejection,
                told,
                (note, root) -> root.sum(told).compareTo(note.sum(group, field).subtract(ofServices(root, item))) != 0);
    }

    private static BigDecimal ofServices(XmlNode root, String item) {
        BigDecimal sum = BigDecimal.ZERO;
        if (root.has("total/ISSQNtot")) {
            for (XmlNode det : root.all(ITEM)) {
                if (det.has("imposto/ISSQN")) {
                    sum = sum.add(det.sum(item));
                }
            }
        }
        return sum;
    }

    /** The same under a name of its own. */
    public NfeRule named(String name) {
        return new NfeRule(name, rejection, models, over, group, path, broken);
    }
}
