package dev.backoffice.examples.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folder that takes the signed notes, each a file named by its access key; many are spread over folders of a thousand. */
final class NoteFolder {
    private static final int TO_A_FOLDER = 1_000;

    private final Path out;
    private final boolean spread;
    private long written;

    private NoteFolder(Path out, boolean spread) {
        this.out = out;
        this.spread = spread;
    }

    /**
     * Makes the folder and clears it of the notes of an earlier run.
     *
     * @param out the folder of the results
     * @param expected how many notes may come
     */
    static NoteFolder open(Path out, long expected) throws UnreadableFile {
        Path notes = out.resolve("notes");
        try {
            Files.createDirectories(notes);
            for (Path file : earlier(notes)) {
                Files.delete(file);
            }
        } catch (IOException broken) {
            throw new UnreadableFile(notes + ": cannot be written: " + broken.getMessage());
        }
        return new NoteFolder(out, expected > TO_A_FOLDER);
    }

    private static List<Path> earlier(Path notes) throws IOException {
        try (Stream<Path> files = Files.walk(notes, 2)) {
            return files.filter(file -> String.valueOf(file.getFileName()).matches("[0-9A-Z]{44}-nfe\\.xml"))
                    .toList();
        }
    }

    /**
     * Writes a note.
     *
     * @return its file as seen from the folder of the results
     */
    String write(String accessKey, String xml) {
        Path folder = Path.of("notes");
        if (spread) {
            folder = folder.resolve(Long.toString(written / TO_A_FOLDER));
        }
        try {
            if (spread && written % TO_A_FOLDER == 0) {
                Files.createDirectories(out.resolve(folder));
            }
            Path file = folder.resolve(accessKey + "-nfe.xml");
            Files.writeString(out.resolve(file), xml);
            written++;
            return file.toString().replace('\\', '/');
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
