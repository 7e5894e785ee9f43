package dev.backoffice.fiscal.br.nfe.issuing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.fiscal.br.nfe.BuyerPresence;
import dev.backoffice.fiscal.br.nfe.Nfe;
import dev.backoffice.fiscal.br.nfe.NfeArbitraries;
import dev.backoffice.fiscal.br.nfe.NfeEmission;
import dev.backoffice.fiscal.br.nfe.NfeEnvironment;
import dev.backoffice.fiscal.br.nfe.NfeHeader;
import dev.backoffice.fiscal.br.nfe.content.NfeContent;
import dev.backoffice.fiscal.br.nfe.content.NfeContentItem;
import dev.backoffice.fiscal.br.nfe.file.NfeReader;
import dev.backoffice.fiscal.br.nfe.file.NfeXmlWriter;
import dev.backoffice.fiscal.br.nfe.file.ReadNfe;
import dev.backoffice.fiscal.br.nfe.internal.RecordXml;
import dev.backoffice.fiscal.br.nfe.internal.XmlNode;
import dev.backoffice.fiscal.br.nfe.signing.NfeSigner;
import dev.backoffice.fiscal.br.nfe.signing.SigningKey;
import dev.backoffice.fiscal.br.nfe.signing.SyntheticCertificate;
import dev.backoffice.fiscal.br.operation.FiscalOperations;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What notes that undo random notes in random parts have in common. */
class NfeUndoProperties {
    private static final FiscalOperations OPERATIONS = FiscalOperations.standard();

    private final SigningKey key = SyntheticCertificate.load();

    @Provide
    Arbitrary<Nfe> notes() {
        return NfeArbitraries.notes();
    }

    @Provide
    Arbitrary<Nfe> notesByTheRules() {
        return NfeArbitraries.notesByTheRules();
    }

    @Property(tries = 20)
    void returns_of_a_note_come_to_it_in_each_amount_of_each_item(@ForAll("notes") Nfe note, @ForAll long seed) {
        comesToTheWhole(note, seed);
    }

    @Property(tries = 15)
    void returns_of_what_the_rules_tax_come_to_it_too(@ForAll("notesByTheRules") Nfe note, @ForAll long seed) {
        comesToTheWhole(note, seed);
    }

    private void comesToTheWhole(Nfe note, long seed) {
        ReadNfe sold = read(note);
        Map<String, BigDecimal> returned = new TreeMap<>();
        for (List<NfeUndoLine> lines : parts(sold, new Random(seed))) {
            NfeContent undo = compose(note, sold, "return-by-consumer", lines);
            NfeSigner.sign(NfeXmlWriter.write(undo), key); // refuses what the authority would reject
            for (int i = 0; i < lines.size(); i++) {
                add(
                        RecordXml.element("det", undo.items().get(i)),
                        Integer.toString(lines.get(i).item()),
                        returned);
            }
        }
        Map<String, BigDecimal> original = new TreeMap<>();
        for (NfeContentItem item : sold.content().items()) {
            add(RecordXml.element("det", item), item.number(), original);
        }
        assertThat(returned).isEqualTo(original);
    }

    @Property(tries = 12)
    void what_is_written_is_read_to_the_same_meaning(@ForAll("notes") Nfe note) {
        ReadNfe sold = read(note);
        NfeContent undo = compose(note, sold, "refusal-total", NfeUndoDraft.whole(sold));

        byte[] signed = NfeSigner.sign(NfeXmlWriter.write(undo), key).bytes();
        ReadNfe again = NfeReader.standard().readOne(signed);

        assertThat(again.content()).isEqualTo(undo);
        assertThat(again.judge().findings()).isEmpty();
    }

    @Property(tries = 20)
    void nothing_beyond_the_original_is_undone(@ForAll("notes") Nfe note) {
        ReadNfe sold = read(note);
        NfeUndoLine all = NfeUndoDraft.whole(sold).get(0);
        NfeUndoLine more = all.after(new BigDecimal("0.0001"));

        assertThatThrownBy(() -> NfeUndoDraft.of(note.issuer(), sold, "return-by-consumer", List.of(more), 1))
                .isInstanceOfSatisfying(InvalidInput.class, refused -> {
                    assertThat(refused.code()).isEqualTo("nfe.undo-beyond-original");
                    assertThat(refused.details()).containsEntry("item", Integer.toString(all.item()));
                });
    }

    private static ReadNfe read(Nfe note) {
        return NfeReader.standard()
                .readOne(NfeSigner.sign(NfeXmlWriter.write(note), SyntheticCertificate.load())
                        .bytes());
    }

    private static NfeContent compose(Nfe note, ReadNfe sold, String operation, List<NfeUndoLine> lines) {
        NfeUndoDraft draft = NfeUndoDraft.of(note.issuer(), sold, operation, lines, 7);
        NfeUndoDraft stored = NfeUndoDraft.read(draft.content());
        assertThat(stored).isEqualTo(draft);
        return NfeUndoComposer.compose(
                        new NfeHeader(
                                "DEVOLUCAO",
                                7,
                                note.header().number(),
                                note.header().controlCode(),
                                note.header().issuedAt().plusDays(20),
                                NfeEmission.NORMAL,
                                NfeEnvironment.PRODUCTION,
                                BuyerPresence.NOT_APPLICABLE,
                                Optional.empty(),
                                "loja 1.0"),
                        stored,
                        OPERATIONS,
                        Optional.empty())
                .value();
    }

    /** One to four returns, each of some items, together all of the note. */
    private static List<List<NfeUndoLine>> parts(ReadNfe sold, Random random) {
        int returns = 1 + random.nextInt(4);
        List<List<NfeUndoLine>> parts = new ArrayList<>();
        for (int i = 0; i < returns; i++) {
            parts.add(new ArrayList<>());
        }
        for (NfeUndoLine whole : NfeUndoDraft.whole(sold)) {
            BigDecimal before = BigDecimal.ZERO;
            for (int i = 0; i < returns; i++) {
                BigDecimal left = whole.now().subtract(before);
                BigDecimal now = i == returns - 1
                        ? left
                        : left.multiply(BigDecimal.valueOf(random.nextInt(101)))
                                .divide(BigDecimal.valueOf(100), 4, RoundingMode.DOWN);
                if (now.signum() > 0) {
                    parts.get(i).add(NfeUndoLine.of(whole.item(), now).after(before));
                    before = before.add(now);
                }
            }
        }
        parts.removeIf(List::isEmpty);
        return parts;
    }

    /** Every amount and every quantity of an item, by its place. */
    private static void add(XmlNode det, String item, Map<String, BigDecimal> sums) {
        for (String group : List.of("prod", "imposto", "impostoDevol")) {
            walk(det.at(group), item + "/" + group, sums);
        }
    }

    private static void walk(XmlNode at, String path, Map<String, BigDecimal> sums) {
        for (XmlNode child : at.children()) {
            String here = path + "/" + child.name();
            if (!child.children().isEmpty()) {
                walk(child, here, sums);
            } else if (child.name().matches("[vq][A-Z].*")
                    && !child.name().matches("vUn.*|vAliq.*|vTotTrib|vPMC|qLote|vCredPresumido")) {
                sums.merge(here, new BigDecimal(child.text()).setScale(4), BigDecimal::add);
            }
        }
    }
}
