package dev.backoffice.fiscal.document;

import dev.backoffice.core.store.Session;
import dev.backoffice.core.store.Transition;
import java.util.List;
import java.util.Optional;

/** The documents of the session's tenant. */
public interface FiscalDocuments {
    /** The document, when this tenant has it. */
    Optional<FiscalDocument> find(FiscalDocumentId id);

    /**
     * The document.
     *
     * @throws dev.backoffice.core.error.NotFound {@code document.unknown}, also when another tenant has it
     */
    FiscalDocument get(FiscalDocumentId id);

    /**
     * Stores a document and what happened to it.
     *
     * @throws dev.backoffice.core.error.Conflict retryable, when somebody else stored it since it was loaded here
     */
    FiscalDocument save(Transition<FiscalDocument, FiscalDocumentEvent> change);

    /**
     * One page, by id.
     *
     * @param after the last id of the page before; empty for the first page
     * @param limit how many at most, 1 to 10,000
     */
    List<FiscalDocument> list(Optional<FiscalDocumentId> after, int limit);

    /** One page of those of one kind of status, by id. */
    List<FiscalDocument> list(DocumentStatus.Kind kind, Optional<FiscalDocumentId> after, int limit);

    /** The documents kept as documents of a session. */
    static FiscalDocuments in(Session session) {
        return new StoredFiscalDocuments(session);
    }
}
