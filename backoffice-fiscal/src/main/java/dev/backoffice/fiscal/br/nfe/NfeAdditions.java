package dev.backoffice.fiscal.br.nfe;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.marking.Personal;
import dev.backoffice.fiscal.br.nfe.content.NfeContent;
import dev.backoffice.fiscal.br.nfe.internal.CanonicalXml;
import dev.backoffice.fiscal.br.nfe.internal.NfeLayout;
import dev.backoffice.fiscal.br.nfe.internal.RecordXml;
import dev.backoffice.fiscal.br.nfe.internal.XmlNode;
import dev.backoffice.fiscal.br.nfe.internal.XmlTree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a note says besides what is composed of a sale: any group or element of the layout, placed by its path. What the layout has once
 * replaces what was composed, what it has many times is added. The note is judged with it: sums and rules hold for the whole.
 *
 * <pre>{@code
 * NfeAdditions.none()
 *         .with("ide/dPrevEntrega", "2026-12-01")
 *         .with("transp/veicTransp", new NfeContentClosing.Vehicle("ABC1D23", Optional.of("SP"), Optional.empty()));
 * }</pre>
 *
 * Groups are the records of {@link NfeContent} and its parts. Immutable and thread-safe.
 */
@Personal
public final class NfeAdditions {
    private static final NfeAdditions NONE = new NfeAdditions(List.of());

    private final List<Addition> all;

    private NfeAdditions(List<Addition> all) {
        this.all = all;
    }

    /** Nothing more. */
    public static NfeAdditions none() {
        return NONE;
    }

    /**
     * The same with a group.
     *
     * @param path from {@code infNFe} for a note, from {@code det} for an item, with the group's own name at its end, e.g. {@code
     *     prod/rastro}
     * @param group a record of {@link NfeContent} and its parts
     * @throws InvalidInput {@code nfe.addition-invalid} for a record of another kind
     */
    public NfeAdditions with(String path, Record group) {
        if (!RecordXml.isGroup(group.getClass())) {
            throw invalid(path, "group");
        }
        return and(path, RecordXml.element(name(path), group));
    }

    /**
     * The same with an element that is a text.
     *
     * @param path as for a group, e.g. {@code ide/finNFe}
     */
    public NfeAdditions with(String path, String text) {
        XmlNode node = new XmlNode(name(path));
        node.say(text);
        return and(path, node);
    }

    private NfeAdditions and(String path, XmlNode node) {
        List<Addition> more = new ArrayList<>(all);
        more.add(new Addition(path, xml(node)));
        return new NfeAdditions(List.copyOf(more));
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String xml(XmlNode node) {
        return new CanonicalXml(true).add(node.with("xmlns", XmlNode.NAMESPACE)).toString();
    }

    /**
     * These, as {@link #all} told them.
     *
     * @throws InvalidInput {@code nfe.unreadable} for a text that is no element of the authority's namespace
     */
    public static NfeAdditions of(List<Addition> all) {
        all.forEach(each -> XmlTree.parse(each.xml().getBytes(StandardCharsets.UTF_8), XmlTree.LIMIT));
        return new NfeAdditions(List.copyOf(all));
    }

    /** Each with its place, in the order they were added. */
    public List<Addition> all() {
        return all;
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return all.isEmpty();
    }

    /**
     * Refuses what the layout does not have.
     *
     * @param root the element that the paths begin in: {@code infNFe} or {@code det}
     * @throws InvalidInput {@code nfe.addition-invalid} naming the path
     */
    public NfeAdditions requireIn(String root) {
        for (Addition addition : all) {
            if (!NfeLayout.has(root + "/" + addition.path())) {
                throw invalid(addition.path(), "path");
            }
        }
        return this;
    }

    private static InvalidInput invalid(String path, String reason) {
        return InvalidInput.of("nfe.addition-invalid", "path", path, "reason", reason);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NfeAdditions that && all.equals(that.all);
    }

    @Override
    public int hashCode() {
        return all.hashCode();
    }

    /** Only the paths: what stands there may be personal. */
    @Override
    public String toString() {
        return all.toString();
    }

    /**
     * One group or element.
     *
     * @param path from {@code infNFe} or {@code det}, with its own name at the end
     * @param xml itself, in canonical form with the authority's namespace
     */
    @Personal
    public record Addition(String path, String xml) {
        /** Only the path: what stands there may be personal. */
        @Override
        public String toString() {
            return path;
        }
    }
}
