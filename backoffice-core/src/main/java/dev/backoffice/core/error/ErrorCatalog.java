package dev.backoffice.core.error;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The texts of the error codes of one module, in English and Brazilian Portuguese.
 *
 * <p>A module keeps them in {@code messages_en.properties} and {@code messages_pt_BR.properties} (UTF-8) beside the class
 * that publishes them. The module opens its own files, since no other may look into its packages:
 *
 * <pre>{@code
 * public static ErrorCatalog catalog() {
 *     return ErrorCatalog.read(name -> InventoryErrors.class.getResourceAsStream(name));
 * }
 * }</pre>
 */
public final class ErrorCatalog {
    /** The languages every code has a text in; the first is what a reader of any other language gets. */
    static final String ENGLISH = "en";

    static final String BRAZILIAN = "pt_BR";

    private final Map<String, String> english;
    private final Map<String, String> brazilian;

    private ErrorCatalog(Map<String, String> english, Map<String, String> brazilian) {
        if (!english.keySet().equals(brazilian.keySet())) {
            SortedSet<String> one = new TreeSet<>(english.keySet());
            one.addAll(brazilian.keySet());
            one.removeIf(code -> english.containsKey(code) && brazilian.containsKey(code));
            throw new IllegalArgumentException("codes with a text in one language only: " + one);
        }
        this.english = Collections.unmodifiableMap(english);
        this.brazilian = Collections.unmodifiableMap(brazilian);
    }

    /**
     * Reads both files of a module.
     *
     * @param open gives a file by its name, e.g. {@code messages_en.properties}; null when there is none
     * @throws IllegalArgumentException when a file is missing, or a code has a text in one language only
     */
    public static ErrorCatalog read(Function<String, @Nullable InputStream> open) {
        return new ErrorCatalog(texts(open, ENGLISH), texts(open, BRAZILIAN));
    }

    /** The texts of the codes of backoffice-core. */
    public static ErrorCatalog core() {
        return read(name -> ErrorCatalog.class.getResourceAsStream(name));
    }

    /** The codes that have texts here. */
    public SortedSet<String> codes() {
        return new TreeSet<>(english.keySet());
    }

    Map<String, String> english() {
        return english;
    }

    Map<String, String> brazilian() {
        return brazilian;
    }

    private static Map<String, String> texts(Function<String, @Nullable InputStream> open, String language) {
        String name = "messages_" + language + ".properties";
        Properties file = new Properties();
        try (InputStream bytes = open.apply(name)) {
            if (bytes == null) {
                throw new IllegalArgumentException("no file " + name);
            }
            file.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        Map<String, String> texts = new TreeMap<>();
        file.stringPropertyNames().forEach(code -> texts.put(code, file.getProperty(code)));
        return texts;
    }
}
