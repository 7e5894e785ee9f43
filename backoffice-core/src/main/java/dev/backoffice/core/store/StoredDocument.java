package dev.backoffice.core.store;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One document as a store keeps it: no model class, only a tree and the texts it can be found by.
 *
 * @param kind which aggregate or record, e.g. {@code order}; at most 60 characters
 * @param id its id within tenant and kind; at most 200 characters
 * @param version 1 when first stored, one more with each change
 * @param schema the schema number of {@code body}
 * @param body the tree
 * @param indexes texts to find it by, by index name, each at most 200 characters
 */
public record StoredDocument(String kind, String id, long version, int schema, Doc body, Map<String, String> indexes) {
    public StoredDocument {
        indexes = Collections.unmodifiableMap(new TreeMap<>(indexes));
    }
}
