package dev.backoffice.memory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.tck.StoreContract;
import java.io.File;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The contract suite on other versions of JUnit than that of this build: it is compiled against each, so it uses nothing that one
 * lacks, and runs on it. The profile {@code matrix} fetches them; without them this is skipped.
 */
@Tag("matrix")
class JUnitVersionsTest {
    private static final Pattern FRAMEWORKS =
            Pattern.compile("(junit|jqwik|surefire|opentest4j|apiguardian)[^/\\\\]*\\.jar$");
    private static final Pattern SUCCESSFUL = Pattern.compile("\\[ *(\\d+) tests successful");

    @TempDir
    Path compiled;

    @ParameterizedTest
    @ValueSource(strings = {"5.12.2", "6.0.3"})
    void the_suite_is_compiled_against_it_and_the_memory_store_passes(String version) throws Exception {
        Path junit = Path.of("target", "junit", version + ".jar").toAbsolutePath();
        Assumptions.assumeTrue(Files.exists(junit), "no JUnit " + version + ": run with -Pmatrix");
        String classPath = classPathWith(junit);
        compileTheSuite(classPath);

        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        compiled + File.pathSeparator + classPath,
                        "org.junit.platform.console.ConsoleLauncher",
                        "execute",
                        "--disable-banner",
                        "--details=summary",
                        "--select-class=" + MemoryStoreTest.class.getName())
                .redirectErrorStream(true)
                .start();
        String told = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).as(told).isZero();
        Matcher successful = SUCCESSFUL.matcher(told);
        assertThat(successful.find()).as(told).isTrue();
        assertThat(Integer.parseInt(successful.group(1))).isGreaterThan(140);
        System.out.println("JUnit " + version + ": " + successful.group(1) + " contract tests passed");
    }

    /** What this test runs on, with this version in the place of everything that is of a test framework. */
    private static String classPathWith(Path junit) {
        List<String> entries = new ArrayList<>(List.of(junit.toString()));
        String own = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        for (String entry : own.split(File.pathSeparator)) {
            if (!FRAMEWORKS.matcher(entry).find()) {
                entries.add(entry);
            }
        }
        return String.join(File.pathSeparator, entries);
    }

    private void compileTheSuite(String classPath) throws Exception {
        Path sources = Path.of("../../testing/backoffice-tck/src/main/java");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, UTF_8);
                Stream<Path> all = Files.walk(sources)) {
            List<Path> suite = all.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("module-info.java"))
                    .collect(Collectors.toCollection(ArrayList::new));
            suite.add(Path.of("src/test/java", MemoryStoreTest.class.getName().replace('.', '/') + ".java"));
            boolean done = compiler.getTask(
                            said,
                            files,
                            null,
                            List.of("-d", compiled.toString(), "-cp", classPath, "-proc:none", "-nowarn"),
                            null,
                            files.getJavaFileObjectsFromPaths(suite))
                    .call();
            assertThat(done).as(said.toString()).isTrue();
        }
        assertThat(compiled.resolve(StoreContract.class.getName().replace('.', '/') + ".class"))
                .exists();
    }
}
