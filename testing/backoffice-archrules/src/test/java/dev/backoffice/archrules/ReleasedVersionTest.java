package dev.backoffice.archrules;

import static org.assertj.core.api.Assertions.assertThat;

import japicmp.cmp.JApiCmpArchive;
import japicmp.cmp.JarArchiveComparator;
import japicmp.cmp.JarArchiveComparatorOptions;
import japicmp.cmp.JarArchiveComparatorOptions.OverrideCompatibilityChange;
import japicmp.config.Options;
import japicmp.exception.JApiCmpException;
import japicmp.model.AccessModifier;
import japicmp.model.JApiClass;
import japicmp.model.JApiCompatibilityChangeType;
import japicmp.model.JApiSemanticVersionLevel;
import japicmp.output.incompatible.IncompatibleErrorOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/**
 * The comparison with a released version, with the very parameters of the parent pom, sees what would break a host and lets pass
 * what would not. It compares two small jars, of which the first was "released".
 */
class ReleasedVersionTest {
    private static final String PORT = "dev.backoffice.inventory.order.Orders";
    private static final String THING = "dev.backoffice.inventory.order.Order";

    @TempDir
    Path folder;

    @Test
    void a_port_that_asks_hosts_for_one_more_method_is_refused() {
        assertThat(comparing(
                        PORT,
                        "public interface Orders { String find(String id); }",
                        "public interface Orders { String find(String id); int count(); }"))
                .contains("METHOD_ADDED_TO_INTERFACE");
    }

    @Test
    void a_port_that_gets_a_method_with_a_default_passes() {
        assertThat(comparing(
                        PORT,
                        "public interface Orders { String find(String id); }",
                        "public interface Orders { String find(String id); default int count() { return 0; } }"))
                .isEmpty();
    }

    @Test
    void a_default_that_hosts_now_have_to_write_is_refused() {
        assertThat(comparing(
                        PORT,
                        "public interface Orders { default int count() { return 0; } }",
                        "public interface Orders { int count(); }"))
                .contains("METHOD_NOW_ABSTRACT");
    }

    @Test
    void a_method_that_is_gone_is_refused() {
        assertThat(comparing(
                        THING,
                        "public final class Order { public String key() { return \"\"; } public void old() {} }",
                        "public final class Order { public String key() { return \"\"; } }"))
                .contains("METHOD_REMOVED");
    }

    @Test
    void another_return_type_is_refused_even_a_narrower_one() {
        assertThat(comparing(
                        THING,
                        "public final class Order { public Object key() { return \"\"; } }",
                        "public final class Order { public String key() { return \"\"; } }"))
                .contains("METHOD_RETURN_TYPE_CHANGED");
    }

    @Test
    void what_compiled_classes_bear_and_sources_do_not_is_refused() {
        assertThat(comparing(
                        THING,
                        "public final class Order { public void read() {} }",
                        "public final class Order { public void read() throws java.io.IOException {} }"))
                .contains("METHOD_NOW_THROWS_CHECKED_EXCEPTION");
    }

    @Test
    void a_record_that_grows_together_with_its_former_constructor_passes_and_without_it_is_refused() {
        String before = "public record Order(String key) {}";

        assertThat(comparing(
                        THING,
                        before,
                        "public record Order(String key, int lines) { public Order(String key) { this(key, 0); } }"))
                .isEmpty();
        assertThat(comparing(THING, before, "public record Order(String key, int lines) {}"))
                .contains("CONSTRUCTOR_REMOVED");
    }

    @Test
    void a_class_that_is_gone_is_refused_and_a_new_one_passes() {
        String order = "public final class Order {}";

        assertThat(comparing(THING, order, "final class Order {}")).contains("CLASS_LESS_ACCESSIBLE");
        assertThat(comparing(
                        THING,
                        order,
                        "public final class Order { public static final class Line {} public void more() {} }"))
                .isEmpty();
    }

    @Test
    void what_is_internal_may_change_freely() {
        assertThat(comparing(
                        "dev.backoffice.jdbc.internal.Row",
                        "public interface Row { void old(); }",
                        "public interface Row { int other(); }"))
                .isEmpty();
        assertThat(comparing(
                        "dev.backoffice.inventory.order.internal.deep.Row",
                        "public interface Row { void old(); }",
                        "public interface Row { int other(); }"))
                .isEmpty();
    }

    @Test
    void what_no_host_can_reach_may_change_freely() {
        assertThat(comparing(
                        THING,
                        "public final class Order { void old() {} private int size; }",
                        "public final class Order { long size; }"))
                .isEmpty();
    }

    /** What the build would say, and nothing when it would pass. */
    private String comparing(String name, String before, String after) {
        Parameters parameters = Parameters.ofThePom();
        JApiCmpArchive released = new JApiCmpArchive(jar("before", name, before).toFile(), "1.0.0");
        JApiCmpArchive now = new JApiCmpArchive(jar("after", name, after).toFile(), "1.1.0");
        Options options = parameters.options();
        options.getOldArchives().add(released);
        options.getNewArchives().add(now);
        JarArchiveComparatorOptions forComparing = JarArchiveComparatorOptions.of(options);
        parameters.overrides().forEach(forComparing::addOverrideCompatibilityChange);
        JarArchiveComparator comparator = new JarArchiveComparator(forComparing);
        List<JApiClass> classes = comparator.compare(released, now);
        try {
            new IncompatibleErrorOutput(options, classes, comparator).generate();
            return "";
        } catch (JApiCmpException broken) {
            return broken.getMessage();
        }
    }

    private Path jar(String version, String name, String source) {
        Path sources = folder.resolve(Integer.toHexString(source.hashCode()) + version);
        Artifact artifact = Planted.in(sources).source(name, source).compiled();
        Path jar = sources.resolve(version + ".jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(artifact.classes())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(
                        new JarEntry(artifact.classes().relativize(file).toString()));
                Files.copy(file, out);
                out.closeEntry();
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return jar;
    }

    /** The parameters of the comparison as the parent pom writes them. */
    private record Parameters(Options options, List<OverrideCompatibilityChange> overrides) {
        static Parameters ofThePom() {
            Element written = Pom.at(Artifact.repository())
                    .elements("profiles/profile")
                    .filter(profile -> Pom.text(profile, "id", "").equals("compared"))
                    .flatMap(profile -> Pom.elements(profile, "build/plugins/plugin/configuration/parameter"))
                    .findFirst()
                    .orElseThrow();
            Options options = Options.newDefault();
            options.setIgnoreMissingClasses(false);
            List<OverrideCompatibilityChange> overrides = List.of();
            for (Element parameter : Pom.children(written)) {
                String text = parameter.getTextContent().strip();
                switch (parameter.getTagName()) {
                    case "accessModifier" ->
                        options.setAccessModifier(AccessModifier.valueOf(text.toUpperCase(Locale.ROOT)));
                    case "onlyModified" -> options.setOutputOnlyModifications(Boolean.parseBoolean(text));
                    case "breakBuildOnBinaryIncompatibleModifications" ->
                        options.setErrorOnBinaryIncompatibility(Boolean.parseBoolean(text));
                    case "breakBuildOnSourceIncompatibleModifications" ->
                        options.setErrorOnSourceIncompatibility(Boolean.parseBoolean(text));
                    case "excludes" ->
                        Pom.children(parameter)
                                .forEach(exclude -> options.addExcludeFromArgument(
                                        Optional.of(exclude.getTextContent().strip()), false));
                    case "overrideCompatibilityChangeParameters" ->
                        overrides = Pom.children(parameter).stream()
                                .map(Parameters::override)
                                .toList();
                    case "ignoreMissingOldVersion", "packagingSupporteds" -> {
                        // What is compared, and not how.
                    }
                    default ->
                        throw new IllegalStateException(
                                "this test does not know the parameter " + parameter.getTagName());
                }
            }
            return new Parameters(options, overrides);
        }

        private static OverrideCompatibilityChange override(Element written) {
            return new OverrideCompatibilityChange(
                    JApiCompatibilityChangeType.valueOf(Pom.text(written, "compatibilityChange", "")),
                    Boolean.parseBoolean(Pom.text(written, "binaryCompatible", "")),
                    Boolean.parseBoolean(Pom.text(written, "sourceCompatible", "")),
                    JApiSemanticVersionLevel.valueOf(Pom.text(written, "semanticVersionLevel", "")));
        }
    }
}
