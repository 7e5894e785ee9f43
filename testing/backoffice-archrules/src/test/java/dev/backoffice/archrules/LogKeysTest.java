package dev.backoffice.archrules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The key-values of the log are those of the guide: whoever searches a log by a key finds every line that has it. */
class LogKeysTest {
    private static final Pattern KEY_VALUE = Pattern.compile("\\.addKeyValue\\(\\s*(\"([^\"]*)\")?");
    private static final Pattern ROW = Pattern.compile("^\\| `([^`]+)` \\|", Pattern.MULTILINE);
    private static final Pattern MODULE = Pattern.compile("<module>(.*)</module>");
    /** What a person could be known by, or what nobody may read. */
    private static final Pattern FORBIDDEN =
            Pattern.compile("(?i)user|person|party|name|buyer|email|phone|cpf|cnpj|address|password|secret|token|key");

    @Test
    void each_key_in_the_sources_is_in_the_guide_and_each_of_the_guide_in_the_sources() throws IOException {
        String guide = Files.readString(Artifact.repository().resolve("docs/guide/observing.md"));

        assertThat(faults(mainSources(), guide)).isEmpty();
    }

    @Test
    void a_key_that_is_not_told_and_one_that_is_not_used_are_found() {
        String guide = "| `other` | |\n## Log\n| key | |\n| `tenant` | whose |\n| `gone` | nothing |\n";

        assertThat(faults(
                        List.of(
                                "LOG.atWarn().addKeyValue(\"tenant\", one).log(\"x\")",
                                "LOG.atWarn()\n.addKeyValue(\n\"Tenant\", one).log(\"x\")"),
                        guide))
                .containsExactly("not in the guide: Tenant", "in no source: gone");
    }

    @Test
    void a_key_that_is_no_constant_or_may_hold_a_person_is_found() {
        String guide = "## Log\n| `buyerName` | who |\n";

        assertThat(faults(
                        List.of("LOG.atInfo().addKeyValue(key, one)", "LOG.atInfo().addKeyValue(\"buyerName\", one)"),
                        guide))
                .containsExactly("no constant", "may hold a person or a secret: buyerName");
    }

    private static List<String> faults(List<String> sources, String guide) {
        List<String> faults = new ArrayList<>();
        Set<String> used = new TreeSet<>();
        for (String source : sources) {
            Matcher found = KEY_VALUE.matcher(source);
            while (found.find()) {
                if (found.group(2) == null) {
                    faults.add("no constant");
                } else {
                    used.add(found.group(2));
                }
            }
        }
        Set<String> told = new TreeSet<>();
        Matcher row = ROW.matcher(guide.substring(guide.indexOf("## Log")));
        while (row.find()) {
            told.add(row.group(1));
        }
        used.stream().filter(key -> !told.contains(key)).forEach(key -> faults.add("not in the guide: " + key));
        told.stream().filter(key -> !used.contains(key)).forEach(key -> faults.add("in no source: " + key));
        used.stream()
                .filter(key -> FORBIDDEN.matcher(key).find())
                .forEach(key -> faults.add("may hold a person or a secret: " + key));
        return faults;
    }

    private static List<String> mainSources() throws IOException {
        Path root = Artifact.repository();
        List<String> sources = new ArrayList<>();
        Matcher module = MODULE.matcher(Files.readString(root.resolve("pom.xml")));
        while (module.find()) {
            Path artifact = root.resolve(module.group(1));
            Path main = artifact.resolve("src/main/java");
            if (artifact.startsWith(root.resolve("examples")) || !Files.isDirectory(main)) {
                continue;
            }
            try (Stream<Path> files = Files.walk(main)) {
                for (Path file :
                        files.filter(each -> each.toString().endsWith(".java")).toList()) {
                    sources.add(Files.readString(file));
                }
            }
        }
        assertThat(sources).as("main sources").hasSizeGreaterThan(500);
        return sources;
    }
}
