package dev.backoffice.archrules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each complaint of {@code docs/complaints.md} is answered by a test that exists, or by the reason why it cannot concern us. */
class ComplaintsTest {
    private static final Pattern LINK = Pattern.compile("\\[(\\w+)(?:\\.(\\w+))?]\\(([^)]+)\\)");
    private static final Path DOCS = Artifact.repository().resolve("docs");

    @Test
    void every_complaint_is_answered_by_a_test_that_exists_or_cannot_concern_us() throws Exception {
        List<String> rows = rows(Files.readString(DOCS.resolve("complaints.md")));

        assertThat(rows).hasSizeGreaterThanOrEqualTo(17);
        assertThat(faults(rows)).isEmpty();
    }

    @Test
    void a_complaint_without_a_test_or_with_one_that_is_gone_is_seen() throws Exception {
        String here = "../testing/backoffice-archrules/src/test/java/dev/backoffice/archrules/ComplaintsTest.java";

        assertThat(faults(rows("""
            | complaint | our answer | shown by |
            |---|---|---|
            | one | Done. | – |
            | two | Done. | [ComplaintsTest.no_such_test](%s) |
            | three | Done. | [GoneTest.a_test](../testing/GoneTest.java) |
            | four | Done. | [OtherTest.faults](%s) |
            | five | Cannot concern us: there is none. | – |
            | six | Done. | [ComplaintsTest.a_complaint_without_a_test_or_with_one_that_is_gone_is_seen](%s) |
            """.formatted(here, here, here))))
                .containsExactly(
                        "one: no test and no reason",
                        "two: ComplaintsTest has no test no_such_test",
                        "three: there is no ../testing/GoneTest.java",
                        "four: OtherTest is not in " + here);
    }

    /** The rows of the table without its head. */
    private static List<String> rows(String page) {
        return page.lines().filter(line -> line.startsWith("| ")).skip(1).toList();
    }

    private static List<String> faults(List<String> rows) throws IOException {
        List<String> faults = new ArrayList<>();
        for (String row : rows) {
            String complaint = row.split("\\|")[1].strip();
            List<MatchResult> links = LINK.matcher(row).results().toList();
            if (links.isEmpty() && !row.contains("| Cannot concern us: ")) {
                faults.add(complaint + ": no test and no reason");
            }
            for (MatchResult link : links) {
                Path file = DOCS.resolve(link.group(3)).normalize();
                if (!Files.isRegularFile(file)) {
                    faults.add(complaint + ": there is no " + link.group(3));
                } else if (!file.endsWith(link.group(1) + ".java")) {
                    faults.add(complaint + ": " + link.group(1) + " is not in " + link.group(3));
                } else if (link.group(2) != null && !hasTest(Files.readString(file), link.group(2))) {
                    faults.add(complaint + ": " + link.group(1) + " has no test " + link.group(2));
                }
            }
        }
        return faults;
    }

    private static boolean hasTest(String source, String name) {
        return Pattern.compile("(?:void|Stream<DynamicTest>) " + name + "\\(")
                .matcher(source)
                .find();
    }
}
