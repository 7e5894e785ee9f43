package dev.backoffice.fiscal.br.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.br.Uf;
import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.money.Rate;
import dev.backoffice.core.reference.ReferenceTable;
import dev.backoffice.fiscal.br.nfe.NfeEnvironment;
import dev.backoffice.fiscal.br.nfe.NfeFixtures;
import dev.backoffice.fiscal.br.nfe.NfeIssuer;
import dev.backoffice.fiscal.br.nfe.file.NfeReader;
import dev.backoffice.fiscal.br.nfe.file.NfeXmlWriter;
import dev.backoffice.fiscal.br.nfe.file.ReadNfe;
import dev.backoffice.fiscal.br.nfe.issuing.NfeUndoDraft;
import dev.backoffice.fiscal.br.nfe.issuing.NfeUndoLine;
import dev.backoffice.fiscal.br.nfe.signing.NfeSigner;
import dev.backoffice.fiscal.br.nfe.signing.SyntheticCertificate;
import dev.backoffice.fiscal.br.operation.NoteToUndo.Goods;
import dev.backoffice.fiscal.document.DraftDocument;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

/** The snippets of docs/guide/fiscal-operations.md, each run as it stands there. */
class FiscalOperationsGuideTest {
    private static final LocalDate today = LocalDate.of(2026, 11, 24);

    @Test
    void an_operation_has_a_note() {
        // note begins
        FiscalOperations operations = FiscalOperations.standard();
        OperationCase lent = OperationCase.of("loan-out", Uf.SP, today).with(Destination.INTERSTATE);
        Explained<OperationNote> answer = operations.note(lent);
        OperationNote note = answer.value();
        String cfop = note.cfop(); // 6908, and note.icms(), note.nature(), note.stock() …
        // note ends
        assertThat(cfop).isEqualTo("6908");
    }

    @Test
    void a_host_lays_its_rows_over() {
        // overlay begins
        ReferenceTable own = ReferenceTable.parse(
                FiscalOperations.CODES,
                "key\tvalid_from\tvalid_to\tinside\tinterstate\tinterstate_consumer\tabroad\ticms\tcsosn"
                        + "\tcontributions\tibs_cbs_class\tsource\n"
                        + "RJ.deposit-out.any.any\t2026-01-01\t\t5949\t6949\t6949\t\ttaxed\t400\t49\t\tregime especial"
                        + " 12/2026\n");
        FiscalOperations ours = FiscalOperations.standard().with(own);
        // overlay ends
        assertThat(ours.note(OperationCase.of("deposit-out", Uf.RJ, today))
                        .value()
                        .cfop())
                .isEqualTo("5949");
    }

    @Test
    void a_note_is_undone() {
        Instant authorizedAt = Instant.parse("2026-11-20T12:00:00Z");
        Instant now = Instant.parse("2026-11-24T12:00:00Z");
        List<String> told = new ArrayList<>();
        // undo begins
        NoteToUndo refused = NoteToUndo.authorized("55", Uf.SP, authorizedAt).goods(Goods.REFUSED);
        Explained<List<UndoProposal>> ways = Undo.standard().ways(refused, now);
        for (UndoProposal way : ways.value()) {
            told.add(way.way() + " " + way.operation().orElse("") + " " + way.source());
        }
        ways.reasons().forEach(reason -> told.add(reason.text())); // also why each other way is closed
        // undo ends
        assertThat(told.get(0)).startsWith("REFUSAL refusal-total Ajuste SINIEF 49/2025");
        assertThat(told).contains("cancel is closed: the goods have left");
    }

    @Test
    void a_way_leads_to_a_draft() {
        byte[] file = NfeSigner.sign(
                        NfeXmlWriter.write(NfeFixtures.note(NfeEnvironment.PRODUCTION)), SyntheticCertificate.load())
                .bytes();
        NfeIssuer issuer = NfeFixtures.blueShop();
        Instant authorizedAt = Instant.parse("2026-11-24T13:30:00Z");
        UndoProposal way = Undo.standard()
                .ways(
                        NoteToUndo.authorized("55", Uf.SP, authorizedAt)
                                .delivered(authorizedAt.plusSeconds(3600))
                                .wrong(NoteToUndo.Extent.ITEMS),
                        authorizedAt.plusSeconds(864_000))
                .value()
                .get(0);
        // draft begins
        ReadNfe sold = NfeReader.standard().readOne(file);
        NfeUndoLine one = NfeUndoLine.of(1, new BigDecimal("1")); // one unit of item 1; .after(…) what came back before
        NfeUndoDraft draft = NfeUndoDraft.of(issuer, sold, way, List.of(one), 1).because("Arrependimento");
        DraftDocument document = new DraftDocument("return/1001", "SP1", "55", draft.content());
        // draft ends
        assertThat(draft.operation()).isEqualTo("return-by-consumer");
        assertThat(NfeUndoDraft.read(document.content())).isEqualTo(draft);
    }

    @Test
    void a_note_says_what_the_law_wants() {
        Money credit = Money.parse("BRL 22.50");
        // texts begins
        String text = LegalTexts.standard()
                .write(today, List.of(LegalText.simples(), LegalText.simplesCredit(Rate.percent("2.25"), credit)))
                .value();
        // texts ends
        assertThat(text).contains("R$ 22,50");
    }

    @Test
    void the_guide_names_every_operation_family_and_shows_these_snippets_and_no_other() throws Exception {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("docs/guide/fiscal-operations.md"))) {
            root = root.getParent();
        }
        String guide = Files.readString(root.resolve("docs/guide/fiscal-operations.md"));
        String source = Files.readString(root.resolve(
                "backoffice-fiscal/src/test/java/dev/backoffice/fiscal/br/operation/FiscalOperationsGuideTest.java"));
        List<String> shown = new ArrayList<>();
        Matcher blocks = Pattern.compile("<!-- (\\w+) -->\n```java\n(.*?)```", Pattern.DOTALL)
                .matcher(guide);
        while (blocks.find()) {
            String name = blocks.group(1);
            shown.add(name);
            int begin = source.indexOf("// " + name + " begins");
            int end = source.indexOf("// " + name + " ends");
            assertThat(begin).as("snippet %s", name).isPositive().isLessThan(end);
            assertThat(tight(blocks.group(2)))
                    .as("snippet %s", name)
                    .isEqualTo(tight(source.substring(source.indexOf('\n', begin), end)));
        }
        assertThat(shown).containsExactly("note", "overlay", "undo", "draft", "texts");
        assertThat(guide.split("```java", -1)).as("every block has a name").hasSize(shown.size() + 1);
        for (String operation : FiscalOperations.standard().names(today)) {
            assertThat(guide)
                    .contains(operation.replaceAll("-(out|back|supplier-sale|sale|shipment|symbolic-.*)$", ""));
        }
    }

    /** Code without layout. */
    private static String tight(String code) {
        return code.replaceAll("\\s+", "");
    }
}
