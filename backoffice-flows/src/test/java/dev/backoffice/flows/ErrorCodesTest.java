package dev.backoffice.flows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every error code of every module has a text in both languages and a row in docs/errors.md, and nothing else has. */
class ErrorCodesTest {
    private static final Path ROOT = root();
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `([^`.]+\\.[^`]+)` \\| ([A-Za-z, ]+) \\| [^|]{5,} \\|$");

    @Test
    void the_code_of_every_error_can_be_read_from_its_source() {
        List<String> unseen = new ArrayList<>();
        modules()
                .forEach(module -> unseen.addAll(
                        ErrorCodes.below(module.resolve("src/main/java")).unseen()));
        assertThat(unseen).isEmpty();
    }

    @Test
    void every_code_has_a_text_in_both_languages_in_its_module_or_in_one_it_stands_on() {
        for (String language : List.of("en", "pt_BR")) {
            for (Path module : modules()) {
                SortedSet<String> missing = new TreeSet<>(ErrorCodes.below(module.resolve("src/main/java"))
                        .kinds()
                        .keySet());
                missing.removeAll(texts(module, language).keySet());
                standsOn(module)
                        .forEach(below ->
                                missing.removeAll(texts(below, language).keySet()));
                assertThat(missing)
                        .as("codes of %s without a text in %s", module.getFileName(), language)
                        .isEmpty();
            }
        }
    }

    /** The modules of ours that a module's pom names. */
    private static List<Path> standsOn(Path module) {
        try {
            String pom = Files.readString(module.resolve("pom.xml"));
            return modules().stream()
                    .filter(other -> pom.contains("<artifactId>" + other.getFileName() + "</artifactId>"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void every_text_belongs_to_a_code_and_says_something() {
        Set<String> codes = allCodes().keySet();
        for (String language : List.of("en", "pt_BR")) {
            for (Path module : modules()) {
                SortedMap<String, String> texts = texts(module, language);
                SortedSet<String> unused = new TreeSet<>(texts.keySet());
                unused.removeAll(codes);
                assertThat(unused)
                        .as("texts of %s in %s without a code", module.getFileName(), language)
                        .isEmpty();
                assertThat(texts)
                        .allSatisfy((code, text) -> assertThat(text).as(code).matches("\\S.{4,}[.!?}]"));
            }
        }
    }

    @Test
    void every_code_has_a_row_with_its_kind_in_the_list_of_errors() throws IOException {
        SortedMap<String, String> rows = new TreeMap<>();
        Matcher row = ROW.matcher(Files.readString(ROOT.resolve("docs/errors.md")));
        while (row.find()) {
            assertThat(rows.put(row.group(1), row.group(2)))
                    .as("second row of %s", row.group(1))
                    .isNull();
        }
        SortedMap<String, String> expected = new TreeMap<>();
        allCodes().forEach((code, kinds) -> expected.put(code, String.join(", ", kinds)));
        List<String> wrong = new ArrayList<>();
        expected.forEach((code, kinds) -> {
            if (!kinds.equals(rows.get(code))) {
                wrong.add(code + " is " + kinds + " and the list says " + rows.get(code));
            }
        });
        rows.keySet().stream()
                .filter(code -> !expected.containsKey(code))
                .forEach(code -> wrong.add(code + " is in the list and no source makes it"));
        assertThat(wrong).isEmpty();
    }

    @Test
    void a_code_is_seen_as_literal_choice_constant_and_argument() {
        assertThat(ErrorCodes.in("throw InvalidInput\n.of(\n\"a.b\", \"field\", \"c.d\");")
                        .kinds()
                        .keySet())
                .containsExactly("a.b");
        assertThat(ErrorCodes.in("throw Denied.of(x.isBlank(a, b) ? \"a.b\" : \"a.c-d\", \"k\", v);")
                        .kinds())
                .containsOnlyKeys("a.b", "a.c-d");
        assertThat(ErrorCodes.in("String GONE = \"a.b\"; throw NotFound.of(GONE);")
                        .kinds())
                .containsOnlyKeys("a.b");
        assertThat(ErrorCodes.in("static X no(int n, String code) { return Conflict.lasting(code); } no(1, \"a.b\");")
                        .kinds())
                .containsOnlyKeys("a.b");
        assertThat(ErrorCodes.in("Failure.of(1, \"qty\", \"a.b\");").kinds()).containsOnlyKeys("a.b");
        assertThat(ErrorCodes.in("// InvalidInput.of(\"a.b\")\n/* Denied.of(\"a.c\") */")
                        .kinds())
                .isEmpty();
        assertThat(ErrorCodes.in("throw InvalidInput.of(other.code());").unseen())
                .hasSize(1);
    }

    private static SortedMap<String, SortedSet<String>> allCodes() {
        SortedMap<String, SortedSet<String>> all = new TreeMap<>();
        modules()
                .forEach(module -> ErrorCodes.below(module.resolve("src/main/java"))
                        .kinds()
                        .forEach((code, kinds) ->
                                all.computeIfAbsent(code, c -> new TreeSet<>()).addAll(kinds)));
        return all;
    }

    private static List<Path> modules() {
        try (Stream<Path> folders = Files.find(
                ROOT,
                2,
                (path, attributes) -> attributes.isDirectory()
                        && Files.isDirectory(path.resolve("src/main/java"))
                        && !path.startsWith(ROOT.resolve("examples"))
                        && !path.startsWith(ROOT.resolve("benchmarks"))
                        // the contracts' own sample rooms refuse with codes no host ever sees
                        && !path.startsWith(ROOT.resolve("testing/backoffice-tck")))) {
            List<Path> modules = folders.sorted().toList();
            assertThat(modules).contains(ROOT.resolve("backoffice-core"));
            return modules;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static SortedMap<String, String> texts(Path module, String language) {
        Path resources = module.resolve("src/main/resources");
        SortedMap<String, String> texts = new TreeMap<>();
        if (!Files.isDirectory(resources)) {
            return texts;
        }
        try (Stream<Path> files = Files.walk(resources)) {
            for (Path file : files.filter(path -> path.endsWith("messages_" + language + ".properties"))
                    .toList()) {
                Properties properties = new Properties();
                try (Reader reader = Files.newBufferedReader(file)) {
                    properties.load(reader);
                }
                properties.stringPropertyNames().forEach(code -> texts.put(code, properties.getProperty(code)));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return texts;
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("backoffice-bom"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
