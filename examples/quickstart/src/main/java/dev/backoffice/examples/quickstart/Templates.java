package dev.backoffice.examples.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Empty files with all columns of the contract, to be filled in. */
final class Templates {
    private Templates() {}

    /**
     * Writes them, unless one of them is there already: it may hold somebody's work.
     *
     * @return the files written
     */
    static List<Path> write(Path folder) throws UnreadableFile {
        Map<Path, List<Column>> files = new LinkedHashMap<>();
        files.put(folder.resolve("orders.csv"), OrderColumns.ALL);
        files.put(folder.resolve("items.csv"), ItemFile.COLUMNS);
        files.put(folder.resolve("company.csv"), CompanyFile.COLUMNS);
        files.put(folder.resolve("events.csv"), EventFile.COLUMNS);
        Optional<Path> there = files.keySet().stream().filter(Files::exists).findFirst();
        if (there.isPresent()) {
            throw new UnreadableFile(there.get() + ": it is there already, and is left as it is");
        }
        try {
            Files.createDirectories(folder);
            for (Map.Entry<Path, List<Column>> file : files.entrySet()) {
                Files.writeString(file.getKey(), String.join(",", Column.names(file.getValue())) + "\r\n");
            }
        } catch (IOException broken) {
            throw new UnreadableFile(folder + ": cannot be written: " + broken.getMessage());
        }
        return List.copyOf(files.keySet());
    }
}
