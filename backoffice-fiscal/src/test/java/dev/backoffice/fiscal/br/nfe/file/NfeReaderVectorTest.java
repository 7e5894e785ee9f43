package dev.backoffice.fiscal.br.nfe.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.fiscal.br.nfe.Meaning;
import dev.backoffice.fiscal.br.nfe.NfeSchemas;
import dev.backoffice.fiscal.br.nfe.internal.NfeLayout;
import dev.backoffice.fiscal.br.nfe.internal.RecordXml;
import dev.backoffice.fiscal.br.nfe.internal.XmlNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Notes of other software: each is read, judged, and written again to the same meaning. */
class NfeReaderVectorTest {
    private static final Predicate<NfeJudgement.Finding> MISPLACED = finding ->
            finding.kind() == NfeJudgement.Kind.LAYOUT && !finding.path().endsWith(": text");

    @Test
    void every_sample_note_is_read_judged_and_written_again() throws Exception {
        int notes = 0;
        int values = 0;
        List<String> verdicts = new ArrayList<>();
        for (Path file : samples()) {
            byte[] xml = Files.readAllBytes(file);
            String name = name(file);
            ReadNfe note = NfeReader.standard().readOne(xml);
            XmlNode source = note(xml);
            assertThat(Meaning.of(XmlNode.parse(note.canonical())))
                    .as(name)
                    .containsExactlyElementsOf(Meaning.of(source));
            assertThat(NfeReader.standard().readOne(note.canonical()).content())
                    .as(name)
                    .isEqualTo(note.content());
            NfeJudgement judgement = note.judge();
            if (judgement.findings().stream().noneMatch(MISPLACED)) {
                // The groups lose nothing either; what the layout does not know has no group.
                XmlNode groups = RecordXml.element("infNFe", note.content());
                NfeLayout.arrange(groups, "infNFe");
                List<String> said = Meaning.of(groups);
                assertThat(said).as(name).containsExactlyElementsOf(Meaning.of(source.at("infNFe")));
                values += said.size();
            }
            verdicts.add(name + " " + verdict(judgement));
            notes++;
        }
        verdicts.stream().sorted().forEach(System.out::println);
        System.out.println("notes read, judged and written again: " + notes + ", values in their groups: " + values);
        assertThat(verdicts.stream().filter(verdict -> verdict.contains("LAYOUT")))
                .as("notes with elements or texts that layout 4.00 does not have")
                .hasSize(2);
    }

    private static String verdict(NfeJudgement judgement) {
        if (judgement.clean()) {
            return "CLEAN";
        }
        return judgement.findings().stream()
                .map(finding -> finding.kind() + " " + finding.code()
                        + (finding.kind() == NfeJudgement.Kind.LAYOUT ? " " + finding.path() : "")
                        + (finding.kind() == NfeJudgement.Kind.SIGNATURE ? " " + finding.message() : ""))
                .collect(Collectors.toCollection(TreeSet::new))
                .toString();
    }

    /** The only note of the file. */
    private static XmlNode note(byte[] xml) throws Exception {
        XmlNode root = XmlNode.parse(xml);
        return root.name().equals("NFe") ? root : root.at("NFe");
    }

    /** File names that are real keys are not told. */
    private static String name(Path file) {
        return file.getFileName().toString().replaceAll("[0-9]{44}", "…");
    }

    private static List<Path> samples() throws IOException {
        Optional<Path> data = NfeSchemas.dataFolder();
        Assumptions.assumeTrue(data.isPresent(), "the reference data folder is not here");
        try (Stream<Path> files = Files.list(data.orElseThrow().resolve("fiscal/samples"))) {
            return files.filter(file -> file.toString().endsWith(".xml"))
                    .sorted()
                    .toList();
        }
    }
}
