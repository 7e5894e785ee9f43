package dev.backoffice.archrules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The compiler, run with the arguments of the parent pom, refuses what the gates are there for. */
class CompilerGatesTest {
    @TempDir
    Path folder;

    @Test
    void sound_code_compiles_without_a_word() throws Exception {
        assertThat(compile("final class Order { String key() { return \"1\"; } }"))
                .isEmpty();
    }

    @Test
    void a_null_return_is_refused() throws Exception {
        assertThat(compile("final class Order { String key() { return null; } }"))
                .contains("error: [NullAway] returning @Nullable expression from method with @NonNull return type");
    }

    @Test
    void a_null_argument_is_refused() throws Exception {
        assertThat(
                        compile(
                                "final class Order { int size(String key) { return key.length(); } int none() { return size(null); } }"))
                .contains("error: [NullAway] passing @Nullable parameter 'null' where @NonNull is required");
    }

    @Test
    void a_missing_case_in_a_switch_statement_is_refused() throws Exception {
        assertThat(compile("""
                final class Order {
                    enum Kind { SMALL, LARGE }
                    int size;
                    void grow(Kind kind) { switch (kind) { case SMALL: size = 1; } }
                }
                """)).contains("error: [MissingCasesInEnumSwitch]").contains("LARGE");
    }

    @Test
    void a_missing_case_in_a_switch_expression_is_refused() throws Exception {
        assertThat(compile("""
                final class Order {
                    enum Kind { SMALL, LARGE }
                    int size(Kind kind) { return switch (kind) { case SMALL -> 1; }; }
                }
                """)).contains("error: the switch expression does not cover all possible input values");
    }

    @Test
    void a_lint_warning_is_refused() throws Exception {
        assertThat(compile("final class Order { java.util.List lines() { return java.util.List.of(); } }"))
                .contains("warning: [rawtypes]")
                .contains("error: warnings found and -Werror specified");
    }

    @Test
    void a_warning_of_error_prone_is_refused() throws Exception {
        assertThat(compile("final class Order { String upper(String key) { return key.toUpperCase(); } }"))
                .contains("warning: [StringCaseLocaleUsage]")
                .contains("error: warnings found and -Werror specified");
    }

    /** Runs javac in a process of its own and returns what it says. */
    private String compile(String source) throws Exception {
        Path file = folder.resolve("Order.java");
        Files.writeString(file, "package dev.backoffice.inventory.planted;\n" + source);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "javac").toString());
        for (String line : Files.readAllLines(Artifact.repository().resolve(".mvn/jvm.config"))) {
            String[] parts = line.split(" ");
            command.add("-J" + parts[0] + "=" + parts[1]);
        }
        command.add("-J-Duser.language=en");
        command.addAll(arguments());
        command.addAll(List.of("-Werror", "--release", "17", "-proc:none"));
        command.addAll(List.of("-processorpath", System.getProperty("java.class.path")));
        command.addAll(List.of("-d", folder.resolve("out").toString(), file.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int answer = process.waitFor();
        assertThat(answer == 0).as(said).isEqualTo(!said.contains("error:"));
        return said.lines()
                .filter(line -> !line.contains("sun.misc.Unsafe") && !line.startsWith("WARNING: "))
                .reduce("", (text, line) -> text + line + "\n");
    }

    /** The compiler arguments for main code, read from the parent pom with its properties put in. */
    private static List<String> arguments() throws Exception {
        Element pom = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(Artifact.repository().resolve("pom.xml").toFile())
                .getDocumentElement();
        Map<String, String> properties = new HashMap<>();
        for (Element property : children(child(pom, "properties"))) {
            properties.put(property.getTagName(), property.getTextContent());
        }
        NodeList found = pom.getElementsByTagName("compilerArgs");
        List<String> arguments = new ArrayList<>();
        for (Element argument : children((Element) found.item(0))) {
            arguments.add(filled(argument.getTextContent(), properties));
        }
        assertThat(arguments).anyMatch(argument -> argument.startsWith("-Xplugin:ErrorProne"));
        return arguments;
    }

    private static String filled(String text, Map<String, String> properties) {
        Matcher name = Pattern.compile("\\$\\{([^}]+)}").matcher(text);
        return name.find() ? filled(text.replace(name.group(), properties.get(name.group(1))), properties) : text;
    }

    private static Element child(Element parent, String name) throws IOException {
        return children(parent).stream()
                .filter(element -> element.getTagName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IOException("no " + name));
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }
}
