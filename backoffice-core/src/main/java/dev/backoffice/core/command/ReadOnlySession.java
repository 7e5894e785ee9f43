package dev.backoffice.core.command;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.event.AggregateRef;
import dev.backoffice.core.event.EventKey;
import dev.backoffice.core.event.Outbox;
import dev.backoffice.core.event.RecordedEvent;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.store.DocumentQuery;
import dev.backoffice.core.store.Documents;
import dev.backoffice.core.store.StoreSession;
import dev.backoffice.core.store.StoredDocument;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A session that refuses every write: a read has no receipt, so what it wrote would be done again by a retry. */
final class ReadOnlySession implements StoreSession {
    private final StoreSession session;

    ReadOnlySession(StoreSession session) {
        this.session = session;
    }

    @Override
    public CallContext context() {
        return session.context();
    }

    @Override
    public Documents documents() {
        Documents documents = session.documents();
        return new Documents() {
            @Override
            public Optional<StoredDocument> find(String kind, String id) {
                return documents.find(kind, id);
            }

            @Override
            public Optional<StoredDocument> pin(String kind, String id) {
                throw refused();
            }

            @Override
            public List<StoredDocument> list(DocumentQuery query) {
                return documents.list(query);
            }

            @Override
            public void insert(StoredDocument document) {
                throw refused();
            }

            @Override
            public void update(StoredDocument document, long expected) {
                throw refused();
            }
        };
    }

    @Override
    public Outbox outbox() {
        return reading(session.outbox());
    }

    static Outbox reading(Outbox outbox) {
        return new Outbox() {
            @Override
            public void append(RecordedEvent event, Set<String> subscriptions) {
                throw refused();
            }

            @Override
            public List<RecordedEvent> of(
                    TenantId tenant, AggregateRef aggregate, Optional<EventKey> after, int limit) {
                return outbox.of(tenant, aggregate, after, limit);
            }
        };
    }

    @Override
    public Receipts receipts() {
        throw refused();
    }

    static IllegalStateException refused() {
        return new IllegalStateException("a read must not write: give a command");
    }
}
