package dev.backoffice.archrules;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What must hold of the files in a jar that are no classes: none lies where a tool of the host looks for its own, and each is named to
 * native images, which leave out what is not named.
 */
public final class ResourceRules {
    private static final List<String> PLACES_OF_THE_HOST = List.of(
            "db/", "META-INF/services/", "META-INF/spring.factories", "META-INF/persistence.xml", "application.");

    /** Boot reads what explains a failed start from here and from nowhere else; no tool of the host's own does. */
    private static final List<String> BOUND_TO_SPRING = List.of("backoffice-spring/META-INF/spring.factories");

    private static final Pattern PATTERN = Pattern.compile("\"pattern\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

    private ResourceRules() {}

    /** Everything that is wrong with the files of an artifact; empty when all is well. */
    public static List<String> violations(Artifact artifact) {
        List<String> files = files(artifact);
        List<String> violations = new ArrayList<>();
        for (String file : files) {
            if (PLACES_OF_THE_HOST.stream().anyMatch(file::startsWith)
                    && !BOUND_TO_SPRING.contains(artifact.name() + "/" + file)) {
                violations.add(file + " lies where the host or its tools keep their own files");
            }
        }
        List<String> needed = files.stream()
                .filter(file -> file.startsWith("dev/backoffice/"))
                .toList();
        String named = "META-INF/native-image/dev.backoffice/" + artifact.name() + "/resource-config.json";
        List<Pattern> patterns = patterns(artifact.classes().resolve(named));
        for (String file : needed) {
            if (patterns.stream().noneMatch(pattern -> pattern.matcher(file).matches())) {
                violations.add(file + " is left out of native images; name it in " + named);
            }
        }
        for (Pattern pattern : patterns) {
            if (needed.stream().noneMatch(file -> pattern.matcher(file).matches())) {
                violations.add(named + " names " + pattern + ", which is no file");
            }
        }
        return violations;
    }

    /** Every file that is no class, by its path in the jar. */
    private static List<String> files(Artifact artifact) {
        if (!Files.isDirectory(artifact.classes())) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(artifact.classes())) {
            return files.filter(Files::isRegularFile)
                    .map(file -> artifact.classes().relativize(file).toString().replace(File.separatorChar, '/'))
                    .filter(file -> !file.endsWith(".class") && !file.startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Pattern> patterns(Path file) {
        try {
            return Files.exists(file)
                    ? PATTERN.matcher(Files.readString(file))
                            .results()
                            .map(found -> Pattern.compile(found.group(1).replace("\\\\", "\\")))
                            .toList()
                    : List.of();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
