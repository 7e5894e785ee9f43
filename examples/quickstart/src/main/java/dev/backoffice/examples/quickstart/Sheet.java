package dev.backoffice.examples.quickstart;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of the file a row stands in.
 *
 * @param columns the position of each column's cell in a row
 * @param width how many fields the file's header has
 * @param zone the time zone of times that name none
 */
record Sheet(Map<String, Integer> columns, int width, ZoneId zone) {
    Sheet {
        columns = Map.copyOf(columns);
    }

    /** A sheet with these columns from left to right. */
    static Sheet of(List<String> names, ZoneId zone) {
        Map<String, Integer> columns = new HashMap<>();
        names.forEach(name -> columns.put(name, columns.size()));
        return new Sheet(columns, names.size(), zone);
    }

    boolean has(String column) {
        return columns.containsKey(column);
    }
}
