package dev.backoffice.fiscal.document;

import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.page.View;
import dev.backoffice.core.store.AggregateType;
import dev.backoffice.core.store.Aggregates;
import dev.backoffice.core.store.Session;
import dev.backoffice.core.store.Transition;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Tax documents as stored trees. */
final class StoredFiscalDocuments implements FiscalDocuments {
    private static final String ISSUED = "issued";
    private static final String STATUS_ISSUED = "status-issued";
    private static final String SITE_ISSUED = "site-issued";
    private static final String SITE_STATUS_ISSUED = "site-status-issued";
    private static final String SERIES_ISSUED = "series-issued";

    /** Behind every time. */
    private static final String NOT_ISSUED = "none";

    static final AggregateType<FiscalDocument, FiscalDocumentEvent> TYPE = new AggregateType<>(
            "fiscal-document",
            FiscalDocumentCodec.INSTANCE,
            FiscalDocumentEvents.CODEC,
            document -> document.id().toString(),
            StoredFiscalDocuments::indexes);

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
    public Page<FiscalDocument> page(NoteQuery query, PageRequest page) {
        return documents.page(view(query), page);
    }

    private static View<FiscalDocument> view(NoteQuery query) {
        View<FiscalDocument> all = View.of(TYPE.kind());
        Optional<String> from = query.issuedFrom().map(View::sortable);
        // a range without an end does not reach those that were not issued
        Optional<String> to = query.issuedTo()
                .or(() -> query.issuedFrom().map(time -> Instant.MAX))
                .map(View::sortable);
        if (query.series().isPresent()) {
            return all.within(SERIES_ISSUED, query.series().get(), from, to)
                    .and("site", query.site(), FiscalDocument::site)
                    .and("status", query.status(), document -> document.status().kind());
        }
        if (query.site().isPresent()) {
            String site = query.site().get();
            return query.status()
                    .map(status -> all.within(SITE_STATUS_ISSUED, both(site, status), from, to))
                    .orElseGet(() -> all.within(SITE_ISSUED, site, from, to));
        }
        return query.status()
                .map(status -> all.within(STATUS_ISSUED, status.name(), from, to))
                .orElseGet(() -> all.between(ISSUED, from, to));
    }

    private static Map<String, String> indexes(FiscalDocument document) {
        Map<String, String> texts = new HashMap<>();
        DocumentStatus.Kind status = document.status().kind();
        String issued = document.signed()
                .map(signed -> View.sortable(signed.signedAt()))
                .orElse(NOT_ISSUED);
        texts.put(ISSUED, issued);
        texts.put(STATUS_ISSUED, View.combined(status.name(), issued));
        texts.put(SITE_ISSUED, View.combined(document.site(), issued));
        texts.put(SITE_STATUS_ISSUED, View.combined(both(document.site(), status), issued));
        document.signed().ifPresent(signed -> texts.put(SERIES_ISSUED, View.combined(signed.series(), issued)));
        return texts;
    }

    /** Neither has a space. */
    private static String both(String site, DocumentStatus.Kind status) {
        return site + " " + status.name();
    }
}
