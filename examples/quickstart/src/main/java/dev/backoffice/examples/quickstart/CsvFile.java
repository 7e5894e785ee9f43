package dev.backoffice.examples.quickstart;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A CSV file with a header, as spreadsheets save it: UTF-8 with or without byte order mark, or Windows-1252; commas or
 * semicolons; the columns in any order, further ones and empty rows between.
 */
final class CsvFile {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private final Path path;
    private final List<String> needed;
    private final ZoneId zone;
    private final Aliases aliases;

    /**
     * @param needed the columns without which the file makes no sense
     * @param zone the time zone of times that name none
     * @param aliases what the file calls the columns
     */
    CsvFile(Path path, List<String> needed, ZoneId zone, Aliases aliases) {
        this.path = path;
        this.needed = List.copyOf(needed);
        this.zone = zone;
        this.aliases = aliases;
    }

    /** A file of the contract's own column names, without times that need a zone. */
    CsvFile(Path path, List<String> needed) {
        this(path, needed, ZoneOffset.UTC, Aliases.ofContract());
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
        try (BufferedReader text = open(charset())) {
            char separator = separator();
            Iterator<CsvRecord> records = CsvReader.builder()
                    .fieldSeparator(separator)
                    .allowExtraFields(true)
                    .allowMissingFields(true)
                    .ofCsvRecord(text)
                    .iterator();
            if (!records.hasNext()) {
                throw new UnreadableFile(path + ": the file is empty");
            }
            Sheet sheet = sheet(records.next().getFields());
            Aliases.Reading reading = aliases.reading(sheet);
            checkNeeded(reading.sheet());
            while (records.hasNext()) {
                CsvRecord row = records.next();
                if (!row.getFields().stream().allMatch(String::isBlank)) {
                    to.accept(reading.row(new CsvRow(row.getStartingLineNumber(), sheet, row.getFields())));
                }
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

    private BufferedReader open(Charset charset) throws IOException {
        BufferedReader text = new BufferedReader(new InputStreamReader(
                Files.newInputStream(path),
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        return text;
    }

    /** UTF-8 when all of the file is, since other text with accents hardly ever looks like it. */
    private Charset charset() throws IOException {
        try (Reader text = open(StandardCharsets.UTF_8)) {
            char[] some = new char[8_192];
            while (text.read(some) >= 0) {
                // Only whether it can be read.
            }
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException other) {
            return WINDOWS;
        }
    }

    /** What separates more names of the header. */
    private char separator() throws IOException {
        try (BufferedReader text = open(StandardCharsets.ISO_8859_1)) {
            String header = String.valueOf(text.readLine()).replaceAll("\"[^\"]*\"", "");
            long semicolons = header.chars().filter(c -> c == ';').count();
            long commas = header.chars().filter(c -> c == ',').count();
            return semicolons > commas ? ';' : ',';
        }
    }

    private Sheet sheet(List<String> names) throws UnreadableFile {
        Map<String, Integer> columns = new LinkedHashMap<>();
        for (int position = 0; position < names.size(); position++) {
            String name = names.get(position).strip();
            if (!name.isEmpty() && columns.put(name.toLowerCase(Locale.ROOT), position) != null) {
                throw new UnreadableFile(path + ": the column " + name + " stands there twice");
            }
        }
        return new Sheet(columns, names.size(), zone);
    }

    private void checkNeeded(Sheet sheet) throws UnreadableFile {
        List<String> missing = needed.stream().filter(name -> !sheet.has(name)).toList();
        if (!missing.isEmpty()) {
            throw new UnreadableFile(path + ": the header lacks " + String.join(", ", missing));
        }
    }

    private static String reason(Throwable broken) {
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            if (cause instanceof CharacterCodingException) {
                return "the text is neither UTF-8 nor Windows-1252";
            }
        }
        return String.valueOf(broken.getMessage());
    }
}
