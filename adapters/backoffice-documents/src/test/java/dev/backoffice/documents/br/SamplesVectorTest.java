package dev.backoffice.documents.br;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.error.BackofficeException;
import dev.backoffice.fiscal.br.nfe.file.NfeReader;
import dev.backoffice.fiscal.br.nfe.file.ReadNfe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Notes of other software: each is printed with its amounts, or refused with a reason. */
class SamplesVectorTest {
    @Test
    void every_sample_is_printed_or_refused_with_a_reason() throws Exception {
        List<String> verdicts = new ArrayList<>();
        int printed = 0;
        for (Path file : samples()) {
            ReadNfe note = NfeReader.standard().readOne(Files.readAllBytes(file));
            boolean receipt = note.content().identification().model().equals("65");
            String verdict;
            try {
                if (receipt) {
                    shows(note, DanfeReceipt.of(note).pdf());
                    verdict = "printed";
                } else if (isPrintable(note)) {
                    shows(note, Danfe.of(note).pdf());
                    DanfeLabel.of(note).zpl();
                    verdict = "printed, with label";
                } else {
                    byte[] pdf = Danfe.preview(note).pdf();
                    shows(note, pdf);
                    assertThat(Pages.text(pdf)).containsAnyOf("PRÉVIA SEM VALOR", "SEM VALOR FISCAL");
                    verdict = "printed to look at";
                }
                printed++;
            } catch (BackofficeException refused) {
                verdict = "refused: " + refused.code() + " " + refused.details();
            }
            verdicts.add(file.getFileName().toString().replaceAll("[0-9]{44}", "…") + " " + verdict);
        }
        verdicts.forEach(System.out::println);
        System.out.println("samples: " + verdicts.size() + ", printed: " + printed);
        assertThat(verdicts)
                .allMatch(verdict -> verdict.contains("printed")
                        || verdict.contains("refused: nfe.key-")
                        || verdict.contains("refused: danfe."));
    }

    private static boolean isPrintable(ReadNfe note) {
        try {
            Danfe.of(note);
            return true;
        } catch (dev.backoffice.core.error.RuleViolation notAuthorized) {
            return false;
        }
    }

    private static void shows(ReadNfe note, byte[] pdf) {
        String text = Pages.text(pdf);
        Set<String> amounts = new TreeSet<>();
        note.content()
                .items()
                .forEach(item -> amounts.add(Written.amount(item.product().gross())));
        for (Money money : List.of(
                note.content().totals().icms().products(),
                note.content().totals().icms().invoice())) {
            amounts.add(Written.amount(money));
        }
        assertThat(text).contains(amounts);
    }

    private static List<Path> samples() throws IOException {
        Optional<Path> data = data();
        Assumptions.assumeTrue(data.isPresent(), "the reference data folder is not here");
        try (Stream<Path> files = Files.list(data.orElseThrow().resolve("fiscal/samples"))) {
            return files.filter(file -> file.toString().endsWith(".xml"))
                    .sorted()
                    .toList();
        }
    }

    private static Optional<Path> data() {
        String given = System.getProperty("backoffice.data");
        if (given != null) {
            return Optional.of(Path.of(given)).filter(Files::isDirectory);
        }
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve(".git"))) {
            folder = folder.getParent();
        }
        return Optional.ofNullable(folder)
                .map(root -> root.resolveSibling("shared").resolve("data"))
                .filter(Files::isDirectory);
    }
}
