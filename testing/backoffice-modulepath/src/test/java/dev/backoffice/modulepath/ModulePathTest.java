package dev.backoffice.modulepath;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts a JVM with nothing on the class path and everything on the module path. */
class ModulePathTest {
    private static final Path BUILT = Path.of(System.getProperty("basedir", "")).resolve("target");

    private static final Pattern NAME = Pattern.compile("(?m)^(?:open )?module ([a-z.]+)");

    @TempDir
    Path folder;

    @Test
    void a_host_that_is_a_module_runs_validated_commands() throws Exception {
        Path said = folder.resolve("said.txt");

        java(List.of("--module", "dev.backoffice.modulepath/dev.backoffice.modulepath.Host", said.toString()));

        assertThat(Files.readAllLines(said))
                .containsExactly(
                        "module: dev.backoffice.modulepath",
                        "answer: first",
                        "answer: first",
                        "refused: input.invalid text NotBlank");
    }

    @Test
    void the_modules_of_the_library_fit_together() throws Exception {
        Set<String> library = library();

        assertThat(library).contains("dev.backoffice.core", "dev.backoffice.memory");
        // Resolves them all into one boot layer, and so refuses split packages and missing modules.
        java(List.of(
                "--add-modules",
                String.join(",", library),
                "--dry-run",
                "--module",
                "dev.backoffice.modulepath/dev.backoffice.modulepath.Host"));
    }

    /** The names in the module declarations of everything that is published to hosts. */
    private static Set<String> library() throws Exception {
        Path repository = Path.of(System.getProperty("basedir", ""))
                .toAbsolutePath()
                .resolve("../..")
                .normalize();
        Set<String> names = new TreeSet<>();
        for (Path folder : List.of(repository, repository.resolve("adapters"))) {
            try (DirectoryStream<Path> artifacts = Files.newDirectoryStream(folder, "backoffice-*")) {
                for (Path artifact : artifacts) {
                    Path declaration = artifact.resolve("src/main/java/module-info.java");
                    if (Files.exists(declaration) && !bindsToAFramework(declaration)) {
                        Matcher name = NAME.matcher(Files.readString(declaration));
                        assertThat(name.find()).as(declaration.toString()).isTrue();
                        names.add(name.group(1));
                    }
                }
            }
        }
        return names;
    }

    /** Its framework comes from the host, in the version the host has, so it is tried in tests of its own. */
    private static boolean bindsToAFramework(Path declaration) throws Exception {
        String text = Files.readString(declaration);
        return text.contains(" micrometer.") || text.contains(" spring.");
    }

    private String java(List<String> arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--module-path");
        command.add(modulePath());
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    private static String modulePath() throws Exception {
        String dependencies = Files.readString(BUILT.resolve("modulepath.txt")).strip();
        return Stream.concat(
                        Stream.of(BUILT.resolve("classes").toString()),
                        Stream.of(dependencies.split(File.pathSeparator)))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
