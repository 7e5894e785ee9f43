package dev.backoffice.core.store;

import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.marking.HostImplements;

/** The documents of one tenant: equal ids of two tenants are two documents. */
@HostImplements
public interface Documents extends Records {
    /**
     * Replaces a document and its index texts.
     *
     * @param document the new state, at version {@code expected + 1}
     * @param expected the version the caller loaded
     * @throws Conflict {@code store.stale-version}, retryable, when the stored version is another or none
     */
    void update(StoredDocument document, long expected);
}
