package dev.backoffice.fiscal.document;

import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.store.AggregateType;
import dev.backoffice.core.store.Aggregates;
import dev.backoffice.core.store.DocumentQuery;
import dev.backoffice.core.store.Session;
import dev.backoffice.core.store.Transition;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tax documents as stored trees. */
final class StoredFiscalDocuments implements FiscalDocuments {
    static final AggregateType<FiscalDocument, FiscalDocumentEvent> TYPE = new AggregateType<>(
            "fiscal-document",
            FiscalDocumentCodec.INSTANCE,
            FiscalDocumentEvents.CODEC,
            document -> document.id().toString(),
            document -> Map.of("status", document.status().kind().name()));

    private final Aggregates<FiscalDocument, FiscalDocumentEvent> documents;

    StoredFiscalDocuments(Session session) {
        this.documents = session.aggregates(TYPE);
    }

    @Override
    public Optional<FiscalDocument> find(FiscalDocumentId id) {
        return documents.find(id.toString());
    }

    @Override
    public FiscalDocument get(FiscalDocumentId id) {
        return find(id).orElseThrow(() -> NotFound.of("document.unknown", "document", id.toString()));
    }

    @Override
    public FiscalDocument save(Transition<FiscalDocument, FiscalDocumentEvent> change) {
        return documents.save(change);
    }

    @Override
    public List<FiscalDocument> list(Optional<FiscalDocumentId> after, int limit) {
        return documents.list(DocumentQuery.all(TYPE.kind())
                .afterId(after.map(FiscalDocumentId::toString))
                .limit(limit));
    }

    @Override
    public List<FiscalDocument> list(DocumentStatus.Kind kind, Optional<FiscalDocumentId> after, int limit) {
        return documents.list(DocumentQuery.all(TYPE.kind())
                .where("status", kind.name())
                .afterId(after.map(FiscalDocumentId::toString))
                .limit(limit));
    }
}
