package dev.backoffice.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the pages for readers point at is there. */
class PagesTest {
    private static final Path ROOT = root();
    private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]+)[^)]*\\)");
    private static final Pattern TEST_CLASS = Pattern.compile("`([A-Z]\\w+(?:Test|Properties|Contract|IT))`");

    @Test
    void every_link_of_a_page_leads_somewhere() {
        List<String> dead = new ArrayList<>();
        for (Path page : pages()) {
            for (String target : found(LINK, page)) {
                if (!target.contains(":") && !Files.exists(page.resolveSibling(target))) {
                    dead.add(ROOT.relativize(page) + " -> " + target);
                }
            }
        }
        assertThat(dead).isEmpty();
    }

    @Test
    void every_law_names_tests_that_exist() {
        Set<String> sources = files(".java")
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());
        Path laws = ROOT.resolve("docs/laws.md");

        assertThat(found(TEST_CLASS, laws)).hasSizeGreaterThan(20).allMatch(sources::contains);
        assertThat(found(Pattern.compile("(?m)^\\| \\*\\*(\\d+)\\."), laws)).hasSize(16);
    }

    @Test
    void every_decision_has_a_number_of_its_own_and_a_line_in_the_list() throws IOException {
        Path folder = ROOT.resolve("docs/adr");
        List<String> decisions;
        try (Stream<Path> files = Files.list(folder)) {
            decisions = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("\\d{4}-.*"))
                    .toList();
        }

        assertThat(decisions).extracting(name -> name.substring(0, 4)).doesNotHaveDuplicates();
        assertThat(found(LINK, folder.resolve("README.md"))).containsAll(decisions);
    }

    private static Set<String> found(Pattern pattern, Path page) {
        try {
            return pattern.matcher(Files.readString(page))
                    .results()
                    .map((MatchResult match) -> match.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<Path> pages() {
        return files(".md").toList();
    }

    private static Stream<Path> files(String ending) {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files
                    .filter(file -> file.toString().endsWith(ending)
                            && !ROOT.relativize(file).toString().contains("target"))
                    .toList()
                    .stream();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.exists(here.resolve("backoffice-bom"))) {
            here = here.getParent();
        }
        return here;
    }
}
