package dev.backoffice.archrules;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The compiled main classes of one artifact.
 *
 * @param name the artifact, e.g. {@code backoffice-core}
 * @param classes the folder of its class files, e.g. {@code target/classes}
 */
public record Artifact(String name, Path classes) {
    /** The artifact whose folder the build runs in. */
    public static Artifact underTest() {
        Path folder =
                Path.of(System.getProperty("basedir", "")).toAbsolutePath().normalize();
        return new Artifact(String.valueOf(folder.getFileName()), folder.resolve("target/classes"));
    }

    /** The folder of the parent pom. */
    public static Path repository() {
        Path folder =
                Path.of(System.getProperty("basedir", "")).toAbsolutePath().normalize();
        for (Path at = folder; at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve("backoffice-bom")) && Files.isRegularFile(at.resolve("pom.xml"))) {
                return at;
            }
        }
        throw new IllegalStateException("No parent pom above " + folder);
    }

    /** The packages that hold classes, {@code module-info} aside. */
    public SortedSet<String> packages() {
        SortedSet<String> packages = new TreeSet<>();
        for (String type : classNames()) {
            packages.add(type.substring(0, Math.max(0, type.lastIndexOf('.'))));
        }
        return packages;
    }

    /** The binary names of its classes, {@code module-info} and {@code package-info} aside. */
    public List<String> classNames() {
        if (!Files.isDirectory(classes)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(classes)) {
            return files.map(file -> classes.relativize(file).toString())
                    .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
                    .map(file ->
                            file.substring(0, file.length() - ".class".length()).replace(File.separatorChar, '.'))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What its {@code module-info} says, when it has one. */
    public Optional<ModuleDescriptor> module() {
        Path info = classes.resolve("module-info.class");
        if (!Files.isRegularFile(info)) {
            return Optional.empty();
        }
        try (InputStream bytes = Files.newInputStream(info)) {
            return Optional.of(ModuleDescriptor.read(bytes));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The folder of its sources. */
    public Path sources() {
        return classes.resolve("../../src/main/java").normalize();
    }

    /** The packages that hosts see: those it exports to all, or where it is no module those that are not named internal. */
    public SortedSet<String> visiblePackages() {
        return module().map(declared -> declared.exports().stream()
                        .filter(exported -> !exported.isQualified())
                        .map(ModuleDescriptor.Exports::source)
                        .collect(Collectors.toCollection(TreeSet<String>::new)))
                .orElseGet(() -> packages().stream()
                        .filter(name -> !name.endsWith(".internal"))
                        .collect(Collectors.toCollection(TreeSet<String>::new)));
    }

    /** Its classes, imported by path; what they refer to in other artifacts of this library is imported whole. */
    public JavaClasses imported() {
        List<Path> universe = new ArrayList<>();
        universe.add(classes);
        for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator)) {
            Path path = Path.of(entry);
            String text = path.toString();
            boolean ours = text.contains("backoffice-") && !text.contains("backoffice-archrules");
            if (ours && Files.exists(path) && !path.equals(classes) && !path.endsWith("test-classes")) {
                universe.add(path);
            }
        }
        Set<String> own = Set.copyOf(classNames());
        return new ClassFileImporter()
                .importPaths(universe)
                .that(BackofficeRules.predicate("belong to " + name, type -> own.contains(type.getName())));
    }
}
