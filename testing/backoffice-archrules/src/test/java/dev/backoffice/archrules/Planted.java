package dev.backoffice.archrules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** An artifact made of planted sources, so that a test can see a rule fail. */
final class Planted {
    private final Path folder;
    private final List<String> options = new ArrayList<>(List.of("-proc:none", "-Xlint:none"));
    private final List<JavaFileObject> sources = new ArrayList<>();

    private Planted(Path folder) {
        this.folder = folder;
    }

    static Planted in(Path folder) {
        return new Planted(folder);
    }

    /** The kernel's types that the rules know, as small as they can be. */
    Planted withKernel() {
        return source("dev.backoffice.core.event.DomainEvent", "public interface DomainEvent {}")
                .source(
                        "dev.backoffice.core.store.UnitOfWork",
                        "public interface UnitOfWork { <R> R execute(java.util.function.Supplier<R> work); }")
                .source(
                        "dev.backoffice.core.store.HotLane",
                        "public interface HotLane { <R> R hot(java.util.function.Supplier<R> work); }")
                .source("dev.backoffice.core.job.DueJob", "public interface DueJob { void run(); }")
                .source("dev.backoffice.core.store.Store", "public interface Store extends UnitOfWork, HotLane {}")
                .source("dev.backoffice.core.command.Commands", """
                        public final class Commands {
                            private final dev.backoffice.core.store.UnitOfWork store;
                            public Commands(dev.backoffice.core.store.UnitOfWork store) { this.store = store; }
                            public <R> R run(java.util.function.Supplier<R> work) { return store.execute(work); }
                        }
                        """)
                .source("dev.backoffice.core.error.BackofficeException", """
                        public abstract class BackofficeException extends RuntimeException {
                            private static final long serialVersionUID = 1L;
                        }
                        """)
                .source("dev.backoffice.core.marking.Personal", "public @interface Personal {}");
    }

    Planted source(String name, String body) {
        int dot = name.lastIndexOf('.');
        return file(
                name.replace('.', '/'),
                "package " + name.substring(0, dot) + ";\n" + "import java.util.*; import java.time.*;\n" + body);
    }

    Planted marked(String name) {
        return file(
                name.replace('.', '/') + "/package-info",
                "@org.jspecify.annotations.NullMarked\npackage " + name + ";");
    }

    Planted module(String declaration) {
        options.add("--module-path=" + System.getProperty("java.class.path"));
        return file("module-info", declaration);
    }

    private Planted file(String path, String text) {
        sources.add(new SimpleJavaFileObject(URI.create("string:///" + path + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        });
        return this;
    }

    Artifact compiled() {
        try {
            Path classes = Files.createDirectories(folder.resolve("planted/target/classes"));
            options.addAll(List.of("-d", classes.toString(), "-classpath", System.getProperty("java.class.path")));
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            StringWriter messages = new StringWriter();
            boolean done = compiler.getTask(messages, null, null, options, null, sources)
                    .call();
            assertThat(done).as(messages.toString()).isTrue();
            return new Artifact("backoffice-planted", classes);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** A loader of the compiled classes. */
    static ClassLoader loader(Artifact artifact) {
        try {
            return new URLClassLoader(new URL[] {artifact.classes().toUri().toURL()}, Planted.class.getClassLoader());
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Asserts that the rule fails, names each of the details, and says why it exists. */
    void breaks(ArchRule rule, String because, String... details) {
        EvaluationResult result = rule.evaluate(compiled().imported());
        assertThat(result.hasViolation())
                .as("the rule \"%s\" does not see the planted violation", rule.getDescription())
                .isTrue();
        assertThat(rule.getDescription()).contains("because " + because);
        String report = result.getFailureReport().getDetails().stream().collect(Collectors.joining("\n"));
        assertThat(report).contains(details);
    }

    /** Asserts that the rule has nothing to say. */
    void keeps(ArchRule rule) {
        assertThat(rule.evaluate(compiled().imported()).getFailureReport().getDetails())
                .isEmpty();
    }

    /** Asserts that no rule at all has anything to say. */
    void keepsAll() {
        JavaClasses classes = compiled().imported();
        Stream<String> found = BackofficeRules.all().values().stream()
                .flatMap(rule -> rule.evaluate(classes).getFailureReport().getDetails().stream());
        assertThat(found).isEmpty();
    }
}
