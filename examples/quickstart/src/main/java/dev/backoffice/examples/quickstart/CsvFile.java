package dev.backoffice.examples.quickstart;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A CSV file with a header: UTF-8, comma, the columns in any order. A byte order mark and columns nobody asked for do no
 * harm.
 */
final class CsvFile {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Path path;
    private final List<String> needed;

    /**
     * @param needed the columns without which the file makes no sense
     */
    CsvFile(Path path, List<String> needed) {
        this.path = path;
        this.needed = List.copyOf(needed);
    }

    /** What people call it. */
    String name() {
        return String.valueOf(path.getFileName());
    }

    /** All rows of a small file. */
    List<CsvRow> rows() throws UnreadableFile {
        List<CsvRow> rows = new ArrayList<>();
        read(rows::add);
        return rows;
    }

    /** Passes on one row after the other, keeping none. */
    void read(Consumer<CsvRow> to) throws UnreadableFile {
        try (BufferedReader text = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            text.mark(1);
            if (text.read() != BYTE_ORDER_MARK) {
                text.reset();
            }
            Iterator<CsvRecord> records = CsvReader.builder()
                    .allowExtraFields(true)
                    .allowMissingFields(true)
                    .ofCsvRecord(text)
                    .iterator();
            if (!records.hasNext()) {
                throw new UnreadableFile(path + ": the file is empty");
            }
            Map<String, Integer> header = header(records.next().getFields());
            while (records.hasNext()) {
                CsvRecord row = records.next();
                to.accept(new CsvRow(row.getStartingLineNumber(), header, row.getFields()));
            }
        } catch (NoSuchFileException missing) {
            throw new UnreadableFile(path + ": there is no such file");
        } catch (CsvParseException malformed) {
            throw new UnreadableFile(path + ": " + reason(malformed));
        } catch (UncheckedIOException broken) {
            throw new UnreadableFile(path + ": " + reason(broken));
        } catch (IOException broken) {
            throw new UnreadableFile(path + ": " + reason(broken));
        }
    }

    private Map<String, Integer> header(List<String> names) throws UnreadableFile {
        Map<String, Integer> header = new LinkedHashMap<>();
        for (String name : names) {
            if (header.put(name.strip(), header.size()) != null) {
                throw new UnreadableFile(path + ": the column " + name.strip() + " stands there twice");
            }
        }
        List<String> missing =
                needed.stream().filter(name -> !header.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            throw new UnreadableFile(path + ": the header lacks " + String.join(", ", missing));
        }
        return header;
    }

    private static String reason(Throwable broken) {
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                return "the text is not UTF-8";
            }
        }
        return String.valueOf(broken.getMessage());
    }
}
