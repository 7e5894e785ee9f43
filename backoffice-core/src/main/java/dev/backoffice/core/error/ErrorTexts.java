package dev.backoffice.core.error;

import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Says an error to a person, in the language asked for: Brazilian Portuguese for any Portuguese, else English.
 *
 * <p>A text names details in braces, {@code Only {available} of {item} left}; each is replaced by the error's detail of that
 * name. A code without a text, which a host's own errors may have, is said as its code.
 *
 * <pre>{@code
 * ErrorTexts texts = ErrorTexts.of(InventoryErrors.catalog(), FiscalErrors.catalog());
 * texts.text(error, Locale.forLanguageTag("pt-BR"));
 * }</pre>
 */
public final class ErrorTexts {
    private final Map<String, String> english;
    private final Map<String, String> brazilian;

    private ErrorTexts(Map<String, String> english, Map<String, String> brazilian) {
        this.english = Collections.unmodifiableMap(english);
        this.brazilian = Collections.unmodifiableMap(brazilian);
    }

    /**
     * The texts of backoffice-core and of these modules.
     *
     * @throws IllegalArgumentException when two of them have a text for one code
     */
    public static ErrorTexts of(ErrorCatalog... modules) {
        ErrorCatalog core = ErrorCatalog.core();
        Map<String, String> english = new HashMap<>(core.english());
        Map<String, String> brazilian = new HashMap<>(core.brazilian());
        for (ErrorCatalog module : modules) {
            module.english().forEach((code, text) -> {
                if (english.put(code, text) != null) {
                    throw new IllegalArgumentException("two texts for " + code);
                }
            });
            brazilian.putAll(module.brazilian());
        }
        return new ErrorTexts(english, brazilian);
    }

    /** What to tell a person about an error. */
    public String text(BackofficeException error, Locale locale) {
        return text(error.code(), error.details(), locale);
    }

    /** What to tell a person about a refused row. */
    public String text(Failure failure, Locale locale) {
        return text(failure.code(), failure.details(), locale);
    }

    /** What to tell a person about a code with these details. */
    public String text(String code, Map<String, String> details, Locale locale) {
        String pattern = (locale.getLanguage().equals("pt") ? brazilian : english).get(code);
        return pattern == null ? code : fill(pattern, details);
    }

    /** The codes that have a text. */
    public SortedSet<String> codes() {
        return new TreeSet<>(english.keySet());
    }

    /** One pass, so that a brace inside a detail is not read again. */
    private static String fill(String pattern, Map<String, String> details) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        for (int open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', at)) {
            int close = pattern.indexOf('}', open);
            if (close < 0) {
                break;
            }
            String name = pattern.substring(open + 1, close);
            text.append(pattern, at, open).append(details.getOrDefault(name, "?"));
            at = close + 1;
        }
        return text.append(pattern, at, pattern.length()).toString();
    }
}
