package dev.backoffice.hr.br;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The shared payroll cases, found beside the repository. */
public final class PayrollVectors {
    private PayrollVectors() {}

    /** One case: what goes in and what must come out, by name. */
    public record Row(
            String id, String kind, String competence, Map<String, String> inputs, Map<String, String> expected) {
        @Override
        public String toString() {
            return id + " " + kind + " " + competence + " " + inputs;
        }
    }

    /** Where the cases should lie, whether or not they do. */
    public static Path file() {
        String given = System.getProperty("backoffice.data");
        if (given != null) {
            return Path.of(given, "payroll", "vectors.tsv");
        }
        Path root = Path.of("").toAbsolutePath();
        while (root != null && !Files.exists(root.resolve(".git"))) {
            root = root.getParent();
        }
        // A second working tree may lie deeper than the first one, so every parent is asked.
        for (Path at = root; at != null; at = at.getParent()) {
            Path candidate = at.resolveSibling("shared").resolve("data/payroll/vectors.tsv");
            if (Files.exists(candidate)) {
                return candidate;
            }
        }
        return Path.of("shared", "data", "payroll", "vectors.tsv");
    }

    public static List<Row> read() {
        try {
            List<Row> rows = new ArrayList<>();
            for (String line : Files.readAllLines(file()).stream().skip(1).toList()) {
                String[] cells = line.split("\t", -1);
                if (cells.length != 7) {
                    throw new IllegalStateException("7 cells expected: " + line);
                }
                rows.add(new Row(cells[0], cells[1], cells[2], pairs(cells[3]), pairs(cells[4])));
            }
            return rows;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Map<String, String> pairs(String cell) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : cell.split(";")) {
            String[] both = pair.split("=", 2);
            pairs.put(both[0], both[1]);
        }
        return pairs;
    }
}
