package dev.backoffice.fiscal.br.nfe.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.fiscal.br.nfe.NfeSchemas;
import dev.backoffice.fiscal.br.nfe.internal.rules.NfeRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** {@code docs/fiscal-rules.md} and the rules say the same. */
class FiscalRulesPageTest {
    private static final Set<String> STATES = Set.of("done", "not applicable", "unknown offline");
    private static final Set<String> ASKED =
            Preflight.standard().rules().stream().map(PreflightRule::code).collect(Collectors.toSet());

    /** What is wrong with the page. */
    private static List<String> faults(List<String> lines, Set<String> asked) {
        List<String> faults = new ArrayList<>();
        Map<String, String> states = new HashMap<>();
        for (String line : lines) {
            if (!line.matches("\\| [0-9]+ \\|.*")) {
                continue;
            }
            String[] cells = Stream.of(line.split("\\|", -1)).map(String::strip).toArray(String[]::new);
            String code = cells[1];
            String state = cells[5];
            if (states.put(code, state) != null) {
                faults.add(code + " twice");
            }
            if (!STATES.contains(state)) {
                faults.add(code + " without state");
            } else if (state.equals("done") != asked.contains(code)) {
                faults.add(code + (state.equals("done") ? " done but not asked" : " asked but not done"));
            } else if (!state.equals("done") && cells[8].length() < 20) {
                faults.add(code + " without reason");
            }
            if (!cells[4].replace(" *(our words)*", "").equals(NfeRules.message(code)) && asked.contains(code)) {
                faults.add(code + " with another text");
            }
        }
        new TreeSet<>(asked)
                .stream().filter(code -> !states.containsKey(code)).forEach(code -> faults.add(code + " without row"));
        return faults;
    }

    @Test
    void each_row_is_done_or_says_why_not_and_each_rule_has_its_row() throws IOException {
        assertThat(faults(page(), ASKED)).isEmpty();
    }

    @Test
    void a_row_without_rule_or_reason_is_noticed() throws IOException {
        List<String> lines = new ArrayList<>(page());
        lines.add("| 9991 |  | 55 | Text | done | `ide` | always |  |");
        lines.add("| 9992 |  | 55 | Text | unknown offline |  |  |  |");
        lines.add("| 9993 |  | 55 | Text |  |  |  |  |");
        lines.removeIf(line -> line.startsWith("| 528 |"));
        lines.replaceAll(line -> line.startsWith("| 610 |") ? line.replace("| done |", "| not applicable |") : line);

        assertThat(faults(lines, ASKED))
                .containsExactlyInAnyOrder(
                        "9991 done but not asked",
                        "9992 without reason",
                        "9993 without state",
                        "528 without row",
                        "610 asked but not done");
    }

    @Test
    void every_rule_of_the_list_has_its_row() throws IOException {
        Path list = NfeSchemas.dataFolder()
                .map(folder -> folder.resolve("fiscal/tables/rejections_checkable.tsv"))
                .filter(Files::exists)
                .orElse(null);
        Assumptions.assumeTrue(list != null, "the reference data folder is not here");
        Set<String> rows = page().stream()
                .filter(line -> line.matches("\\| [0-9]+ \\|.*"))
                .map(line -> line.split("\\|")[1].strip())
                .collect(Collectors.toSet());
        List<String> codes = Files.readAllLines(list).stream()
                .skip(1)
                .map(line -> line.split("\t")[0])
                .toList();
        System.out.println("rules of the list: " + codes.size() + ", asked: "
                + codes.stream().filter(ASKED::contains).count());

        assertThat(codes).hasSize(185);
        assertThat(rows).containsAll(codes);
    }

    private static List<String> page() throws IOException {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs/fiscal-rules.md"))) {
            folder = folder.getParent();
        }
        return Files.readAllLines(folder.resolve("docs/fiscal-rules.md"));
    }
}
