package dev.backoffice.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host with a module declaration of its own, compiled and run on the module path. */
class ModulePathTest {
    private static final String MODULE = """
            module host.shop {
                requires dev.backoffice.core;
                opens host.shop;
            }
            """;
    private static final String MAIN = """
            package host.shop;

            import dev.backoffice.core.error.ErrorTexts;
            import dev.backoffice.core.error.InvalidInput;
            import dev.backoffice.core.quantity.Quantity;
            import dev.backoffice.core.validation.CommandValidator;
            import dev.backoffice.core.validation.PositiveQuantity;
            import jakarta.validation.constraints.NotNull;
            import java.util.Locale;

            public class Main {
                record Receive(@NotNull String item, @PositiveQuantity Quantity quantity) {}

                public static void main(String[] args) {
                    CommandValidator validator = CommandValidator.byDefault();
                    validator.check(new Receive("MUG-01", Quantity.parse("1 UN")));
                    try {
                        validator.check(new Receive(null, Quantity.parse("0 KG")));
                    } catch (InvalidInput refused) {
                        System.out.println(Main.class.getModule() + " " + refused.details());
                        System.out.println(ErrorTexts.of().text(refused, Locale.ENGLISH));
                    }
                }
            }
            """;

    @Test
    void a_host_on_the_module_path_reads_texts_and_units_and_has_its_commands_checked(@TempDir Path folder)
            throws IOException, InterruptedException {
        String modulePath = modulePath();
        Path classes = Files.createDirectory(folder.resolve("classes"));
        compile(folder, classes, modulePath);
        Path output = folder.resolve("output.txt");
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--module-path",
                        modulePath + File.pathSeparator + classes,
                        "--module",
                        "host.shop/host.shop.Main")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(java.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            java.destroyForcibly();
        }
        assertThat(Files.readString(output))
                .contains("module host.shop {constraint=NotNull, field=item, fields=item, quantity}")
                .contains("item breaks the rule NotNull. Fields at fault: item, quantity.");
        assertThat(java.exitValue()).isZero();
    }

    private static void compile(Path folder, Path classes, String modulePath) throws IOException {
        Path module = Files.writeString(folder.resolve("module-info.java"), MODULE);
        Path main = Files.writeString(folder.resolve("Main.java"), MAIN);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options = List.of("-d", classes.toString(), "--module-path", modulePath);
        boolean compiled = compiler.getTask(
                        null,
                        null,
                        null,
                        options,
                        null,
                        compiler.getStandardFileManager(null, null, null).getJavaFileObjects(module, main))
                .call();
        assertThat(compiled).isTrue();
    }

    /** What a host has at run time: this module, the libraries it uses, and a validation provider. */
    private static String modulePath() {
        List<String> wanted = List.of(
                "joda-money",
                "jakarta.validation-api",
                "jspecify",
                "slf4j-api",
                "hibernate-validator",
                "jboss-logging",
                "classmate",
                "joda-convert");
        List<String> found = new ArrayList<>();
        found.add(Path.of("target", "classes").toAbsolutePath().toString());
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> wanted.stream()
                        .anyMatch(
                                name -> Path.of(entry).getFileName().toString().startsWith(name + "-")))
                .forEach(found::add);
        return found.stream().distinct().collect(Collectors.joining(File.pathSeparator));
    }
}
