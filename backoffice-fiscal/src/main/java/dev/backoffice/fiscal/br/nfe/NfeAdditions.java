package dev.backoffice.fiscal.br.nfe;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.marking.Personal;
import dev.backoffice.core.store.Doc;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

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
        more.add(new Addition(path, node));
        return new NfeAdditions(List.copyOf(more));
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /**
     * Refuses what the layout does not have.
     *
     * @param root the element that the paths begin in
     * @throws InvalidInput {@code nfe.addition-invalid}
     */
    NfeAdditions requireIn(String root) {
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

    /** Puts them into the element, in no order yet. */
    void into(XmlNode element, String root) {
        for (Addition addition : all) {
            XmlNode parent = element;
            String[] steps = addition.path().split("/");
            for (int i = 0; i < steps.length - 1; i++) {
                XmlNode next = parent.find(steps[i]);
                parent = next == null ? parent.group(steps[i]) : next;
            }
            if (!NfeLayout.repeats(root + "/" + addition.path())) {
                parent.drop(addition.node().name());
            }
            parent.add(addition.node().copy());
        }
    }

    /** Themselves, when there are any. */
    Optional<NfeAdditions> some() {
        return isEmpty() ? Optional.empty() : Optional.of(this);
    }

    Doc write() {
        return Doc.list(
                all,
                addition -> Doc.fields()
                        .put("path", addition.path())
                        .put("xml", addition.xml())
                        .build());
    }

    static NfeAdditions read(Doc doc, String field) {
        NfeAdditions read = NONE;
        if (doc.has(field)) {
            for (Doc each : doc.<Doc>list(field, it -> it)) {
                byte[] xml = each.text("xml").getBytes(StandardCharsets.UTF_8);
                read = read.and(each.text("path"), NfeReader.standard().tree(xml));
            }
        }
        return read;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NfeAdditions that
                && all.stream()
                        .map(Addition::xml)
                        .toList()
                        .equals(that.all.stream().map(Addition::xml).toList())
                && all.stream()
                        .map(Addition::path)
                        .toList()
                        .equals(that.all.stream().map(Addition::path).toList());
    }

    @Override
    public int hashCode() {
        return Objects.hash(all.stream().map(Addition::path).toList());
    }

    /** Only the paths: what stands there may be personal. */
    @Override
    public String toString() {
        return all.stream().map(Addition::path).toList().toString();
    }

    private record Addition(String path, XmlNode node) {
        String xml() {
            return new CanonicalXml(true)
                    .add(node.with("xmlns", SignableXml.NAMESPACE))
                    .toString();
        }
    }
}
