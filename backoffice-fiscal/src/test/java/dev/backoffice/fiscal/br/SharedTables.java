package dev.backoffice.fiscal.br;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The folder {@code fiscal} of the shared reference data, and its tables. */
final class SharedTables {
    private SharedTables() {}

    /** Where it lies, whether it is there or not. */
    static Path folder() {
        String given = System.getProperty("backoffice.data");
        if (given != null) {
            return Path.of(given, "fiscal");
        }
        Path root = Path.of("").toAbsolutePath();
        while (root.getParent() != null && !Files.exists(root.resolve(".git"))) {
            root = root.getParent();
        }
        return root.resolveSibling("shared").resolve("data").resolve("fiscal");
    }

    /** The rows of a table by the names of its columns; a line without tabs goes on with the text of the line before and is left out. */
    static List<Map<String, String>> rows(String file) {
        try {
            List<String> lines = Files.readAllLines(folder().resolve(file));
            String[] header = lines.get(0).split("\t", -1);
            List<Map<String, String>> rows = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                if (!line.contains("\t")) {
                    continue;
                }
                String[] cells = line.split("\t", -1);
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 0; i < header.length; i++) {
                    row.put(header[i], cells[i]);
                }
                rows.add(row);
            }
            return rows;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
