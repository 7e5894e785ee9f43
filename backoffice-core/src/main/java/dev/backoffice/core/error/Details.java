package dev.backoffice.core.error;

import java.util.LinkedHashMap;
import java.util.Map;

/** Reads alternating names and values. */
final class Details {
    private Details() {}

    static Map<String, String> of(String... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("details alternate name and value");
        }
        Map<String, String> details = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            details.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return details;
    }
}
