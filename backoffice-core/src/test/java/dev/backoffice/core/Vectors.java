package dev.backoffice.core;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Test data kept beside the repository. */
public final class Vectors {
    private Vectors() {}

    /** The rows of a tab separated file without its header and its comments; skips the test when the data is not there. */
    public static List<List<String>> rows(String file) {
        return lines(file).stream()
                .filter(line -> !line.startsWith("#"))
                .skip(1)
                .map(line -> List.of(line.split("\t", -1)))
                .toList();
    }

    /** The lines of a file; skips the test when the data is not there. */
    public static List<String> lines(String file) {
        Path path = folder().resolve(file);
        assumeTrue(Files.exists(path), () -> "no test data at " + path);
        try {
            return Files.readAllLines(path);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Path folder() {
        String given = System.getProperty("backoffice.data");
        if (given != null) {
            return Path.of(given);
        }
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve(".git")) && root.getParent() != null) {
            root = root.getParent();
        }
        return root.resolveSibling("shared").resolve("data");
    }
}
