package dev.backoffice.examples.filestore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.Unavailable;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.DocumentQuery;
import dev.backoffice.core.store.StoredDocument;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a file whose process, machine or disk failed. */
class JournalTest {
    private static final CallContext MARIA = CallContext.of("blue-shop", "maria");

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void file() {
        file = folder.resolve("store.journal");
    }

    private static void write(FileStore store, String id) {
        StoredDocument document = new StoredDocument("thing", id, 1, 1, Doc.of("ação 🧾 " + id), Map.of("name", id));
        store.execute(MARIA, session -> {
            session.documents().insert(document);
            return id;
        });
    }

    private static List<String> ids(FileStore store) {
        return store.execute(
                MARIA,
                session -> session.documents().list(DocumentQuery.all("thing").limit(10_000)).stream()
                        .map(StoredDocument::id)
                        .toList());
    }

    private static List<String> ids(Path path) {
        try (FileStore store = FileStore.open(path)) {
            return ids(store);
        }
    }

    @Test
    void a_record_that_is_torn_anywhere_is_cut_off_and_the_ones_before_are_kept() throws Exception {
        long before;
        try (FileStore store = FileStore.open(file)) {
            write(store, "1");
            before = Files.size(file);
            write(store, "2");
        }
        byte[] whole = Files.readAllBytes(file);
        for (int end = (int) before; end < whole.length; end++) {
            Path torn = folder.resolve("torn-at-" + end);
            Files.write(torn, Arrays.copyOf(whole, end));
            try (FileStore store = FileStore.open(torn)) {
                assertThat(ids(store)).as("torn at %s", end).containsExactly("1");
                write(store, "3");
            }
            assertThat(ids(torn)).containsExactly("1", "3");
            Path kept = folder.resolve("torn-at-" + end + ".torn-" + before);
            assertThat(Files.exists(kept)).isEqualTo(end > before);
        }
    }

    @Test
    void a_file_that_grew_before_its_content_came_is_cut_off() throws Exception {
        try (FileStore store = FileStore.open(file)) {
            write(store, "1");
        }
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length + 4096));

        assertThat(ids(file)).containsExactly("1");
        assertThat(file).hasSize(whole.length);
    }

    @Test
    void damage_before_the_last_record_is_no_crash_and_is_refused() throws Exception {
        try (FileStore store = FileStore.open(file)) {
            write(store, "1");
            write(store, "2");
        }
        byte[] whole = Files.readAllBytes(file);
        whole[60] ^= 1;
        Files.write(file, whole);

        assertThatThrownBy(() -> FileStore.open(file))
                .isInstanceOf(Unavailable.class)
                .hasRootCauseMessage(file + " is damaged at byte 21");
        assertThat(file).hasBinaryContent(whole);
    }

    @Test
    void a_file_of_something_else_is_left_as_it_is() throws Exception {
        for (String text : List.of("x", "somebody's work, and much of it")) {
            Files.writeString(file, text);
            assertThatThrownBy(() -> FileStore.open(file)).hasRootCauseMessage(file + " is no journal");
            assertThat(file).hasContent(text);
        }
    }

    @Test
    void a_file_is_open_once() {
        try (FileStore store = FileStore.open(file)) {
            assertThatThrownBy(() -> FileStore.open(file)).hasRootCauseMessage(file + " is open elsewhere");
            write(store, "1");
        }
        assertThat(ids(file)).containsExactly("1");
    }

    @Test
    void a_thread_that_is_interrupted_harms_nobody() {
        try (FileStore store = FileStore.open(file)) {
            Thread.currentThread().interrupt();
            write(store, "1");
            assertThat(Thread.interrupted()).isTrue();
            write(store, "2");
        }
        assertThat(ids(file)).containsExactly("1", "2");
    }

    @Test
    void a_store_that_is_closed_answers_nothing() {
        FileStore store = FileStore.open(file);
        store.close();
        assertThatThrownBy(() -> write(store, "1")).isInstanceOf(Unavailable.class);
        assertThatThrownBy(() -> ids(store)).isInstanceOf(Unavailable.class);
    }

    @Test
    void what_a_killed_process_was_told_is_kept_is_kept() throws Exception {
        for (int kill = 0; kill < 3; kill++) {
            List<String> told = tellUntilKilled(150 + 100 * kill);
            assertThat(ids(file)).containsAll(told);
        }
    }

    /** Starts a process that writes and tells, and kills it after it has told so many ids. */
    private List<String> tellUntilKilled(int many) throws Exception {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Writer.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> told = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            while (told.size() < many) {
                told.add(lines.readLine());
            }
            process.toHandle().destroyForcibly(); // and not the process itself, which would throw away what was told
            lines.lines().filter(line -> line.endsWith(".")).forEach(told::add);
        } finally {
            process.destroyForcibly();
        }
        assertThat(told).doesNotContainNull();
        return told;
    }

    /** Writes documents for ever; tells each one that was answered, with a point at its end. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) {
            FileStore store = FileStore.open(Path.of(arguments[0]));
            int first = ids(store).size();
            for (int i = first; ; i++) {
                String id = i + ".";
                write(store, id);
                System.out.println(id);
            }
        }
    }
}
