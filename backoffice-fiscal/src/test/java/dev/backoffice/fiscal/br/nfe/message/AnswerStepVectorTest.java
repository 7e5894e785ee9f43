package dev.backoffice.fiscal.br.nfe.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.fiscal.br.nfe.NfeSchemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Each published code of an answer, and the page that lists them. */
class AnswerStepVectorTest {
    private static final Set<AnswerStep> DONE = Set.of(
            AnswerStep.AUTHORIZED,
            AnswerStep.CANCELLED,
            AnswerStep.VOIDED,
            AnswerStep.REGISTERED,
            AnswerStep.LOOK_INSIDE,
            AnswerStep.ASK_LATER,
            AnswerStep.ANSWERED);

    @Test
    void every_published_code_leads_to_a_step_and_only_successes_to_something_done() throws IOException {
        Path table = NfeSchemas.dataFolder()
                .map(data -> data.resolve("fiscal/tables/cstat.tsv"))
                .filter(Files::exists)
                .orElse(null);
        Assumptions.assumeTrue(table != null, "no folder backoffice.data with fiscal/tables/cstat.tsv");
        Map<AnswerStep, Integer> counts = new EnumMap<>(AnswerStep.class);
        for (String row : Files.readAllLines(table).stream().skip(1).toList()) {
            String[] cells = row.split("\t", -1);
            AnswerStep step = AnswerStep.of(cells[0]);
            counts.merge(step, 1, Integer::sum);
            assertThat(DONE.contains(step)).as(row).isEqualTo(cells[1].equals("1"));
        }
        System.out.println("codes of " + table.getFileName() + " by step: " + counts);
        assertThat(counts.values().stream().mapToInt(count -> count).sum())
                .isEqualTo(Files.readAllLines(table).size() - 1);
    }

    @Test
    void the_page_lists_each_code_under_its_step() throws IOException {
        assertThat(faults(page())).isEmpty();
    }

    @Test
    void a_page_that_moves_a_code_or_drops_a_step_is_found() throws IOException {
        List<String> moved = page().stream()
                .map(line -> line.replace(" 204 ", " ").replace("| 217 |", "| 204 217 |"))
                .toList();
        List<String> dropped =
                page().stream().filter(line -> !line.contains("`NUMBER_TAKEN`")).toList();

        assertThat(faults(moved)).containsExactly("204 is LOOK_UP, not ABSENT");
        assertThat(faults(dropped)).containsExactly("NUMBER_TAKEN without row");
    }

    private static List<String> faults(List<String> lines) {
        Map<String, String> listed = new LinkedHashMap<>();
        Set<String> steps = new TreeSet<>();
        for (String line : lines) {
            if (line.startsWith("| `")) {
                String[] cells = line.split("\\|");
                String step = cells[1].strip().replace("`", "");
                steps.add(step);
                Stream.of(cells[3].strip().split(" "))
                        .filter(code -> code.matches("[0-9]+"))
                        .forEach(code -> listed.put(code, step));
            }
        }
        return Stream.concat(
                        Stream.of(AnswerStep.values())
                                .filter(step -> !steps.contains(step.name()))
                                .map(step -> step + " without row"),
                        listed.entrySet().stream()
                                .filter(row ->
                                        !AnswerStep.of(row.getKey()).name().equals(row.getValue()))
                                .map(row -> row.getKey() + " is " + AnswerStep.of(row.getKey()) + ", not "
                                        + row.getValue()))
                .toList();
    }

    private static List<String> page() throws IOException {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docs/authority-answers.md"))) {
            folder = folder.getParent();
        }
        return Files.readAllLines(folder.resolve("docs/authority-answers.md"));
    }
}
