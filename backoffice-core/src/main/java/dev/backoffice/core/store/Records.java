package dev.backoffice.core.store;

import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.marking.HostImplements;
import java.util.List;
import java.util.Optional;

/** Append-only rows of one tenant: they are written once, at version 1, and never change. */
@HostImplements
public interface Records {
    /** The document, when this tenant has it. */
    Optional<StoredDocument> find(String kind, String id);

    /**
     * The document as it is now, and as it stays until this transaction ends: whoever would change it waits, or is refused with
     * a retryable conflict. Any number of transactions may pin one document at the same time without waiting for each other.
     *
     * <p>For what many read before they write and few change, e.g. up to which month the books are closed.
     */
    Optional<StoredDocument> pin(String kind, String id);

    /**
     * Adds a document at version 1.
     *
     * @throws Conflict {@code store.exists}, retryable, when this tenant has one of that kind and id
     */
    void insert(StoredDocument document);

    /** One page. A row that is written while pages are read may or may not be in them; none comes twice. */
    List<StoredDocument> list(DocumentQuery query);
}
