package dev.backoffice.examples.filestore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.context.CallContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/writing-an-adapter.md shows is the code of this example as it stands, and it names every contract there is. */
class AdapterGuideTest {
    private static final Pattern SHOWN = Pattern.compile("<!-- (\\w+) -->\n```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern MARKED = Pattern.compile("// (\\w+) begins\n(.*?)// \\1 ends", Pattern.DOTALL);

    private static Path root() {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("docs/writing-an-adapter.md"))) {
            root = root.getParent();
        }
        return root;
    }

    private static String guide() throws Exception {
        return Files.readString(root().resolve("docs/writing-an-adapter.md"));
    }

    @Test
    void the_guide_shows_the_code_as_it_stands() throws Exception {
        Map<String, String> marked = new LinkedHashMap<>();
        try (Stream<Path> files = Files.walk(root().resolve("examples/file-store/src"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher snippets = MARKED.matcher(Files.readString(file));
                while (snippets.find()) {
                    assertThat(marked.put(snippets.group(1), tight(snippets.group(2))))
                            .as("one snippet of the name %s", snippets.group(1))
                            .isNull();
                }
            }
        }
        Map<String, String> shown = new LinkedHashMap<>();
        Matcher blocks = SHOWN.matcher(guide());
        while (blocks.find()) {
            shown.put(blocks.group(1), tight(blocks.group(2)));
        }

        assertThat(shown).containsExactlyInAnyOrderEntriesOf(marked);
        assertThat(guide().split("```java", -1)).as("every block has a name").hasSize(shown.size() + 1);
    }

    /** Code without layout. */
    private static String tight(String code) {
        return code.replaceAll("\\s+", "");
    }

    @Test
    void the_guide_names_every_contract_and_every_code_it_speaks_of_exists() throws Exception {
        String guide = guide();
        List<String> contracts;
        try (Stream<Path> files =
                Files.list(root().resolve("testing/backoffice-tck/src/main/java/dev/backoffice/tck"))) {
            contracts = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Contract.java"))
                    .map(name -> name.replace(".java", ""))
                    .toList();
        }
        assertThat(contracts)
                .hasSizeGreaterThanOrEqualTo(14)
                .allSatisfy(name -> assertThat(guide).contains("`" + name + "`"));

        String errors = Files.readString(root().resolve("docs/errors.md"));
        assertThat(Pattern.compile("`((?:store|receipt|event|posting|balance)\\.[a-z-]+)`")
                        .matcher(guide)
                        .results()
                        .map(found -> found.group(1)))
                .isNotEmpty()
                .allSatisfy(code -> assertThat(errors).contains("`" + code + "`"));
    }

    @Test
    void every_link_of_the_guide_leads_somewhere() throws Exception {
        Matcher links = Pattern.compile("]\\(([^)#:]+)[^)]*\\)").matcher(guide());
        int found = 0;
        while (links.find()) {
            assertThat(root().resolve("docs").resolve(links.group(1))).exists();
            found++;
        }
        assertThat(found).isPositive();
    }

    @Test
    void an_empty_store_keeps_nothing() {
        EmptyStore store = new EmptyStore();
        CallContext maria = CallContext.of("blue-shop", "maria");
        assertThatThrownBy(() -> store.execute(maria, session -> 1)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> store.hot(session -> 1)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(store::deliveries).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(store::trail).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(store::due).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(store::leases).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> store.forgetReceipts(Instant.EPOCH, 1))
                .isInstanceOf(UnsupportedOperationException.class);
    }
}
