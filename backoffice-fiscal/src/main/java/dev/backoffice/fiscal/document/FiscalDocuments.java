package dev.backoffice.fiscal.document;

import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.store.Session;
import dev.backoffice.core.store.Transition;
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
     * One page of the documents of a query; see {@link NoteQuery} for their order and what it costs.
     *
     * @throws dev.backoffice.core.error.InvalidInput {@code page.token}
     */
    Page<FiscalDocument> page(NoteQuery query, PageRequest page);

    /** The documents kept as documents of a session. */
    static FiscalDocuments in(Session session) {
        return new StoredFiscalDocuments(session);
    }
}
