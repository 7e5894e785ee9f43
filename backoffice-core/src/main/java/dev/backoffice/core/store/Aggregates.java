package dev.backoffice.core.store;

import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.event.AggregateRef;
import dev.backoffice.core.event.DomainEvent;
import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.page.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The aggregates of one kind, kept as documents: what a room's port (a plural noun such as {@code FulfillmentOrders}) is made
 * of unless a host keeps that room in tables of its own.
 *
 * <p>Lives as long as its session. A state saved in a session is checked against the version this session loaded it at first,
 * so two sessions that load the same version cannot both save.
 */
public final class Aggregates<A, E extends DomainEvent> {
    private final Session session;
    private final AggregateType<A, E> type;
    private final Map<String, StoredDocument> loaded = new HashMap<>();

    /** Works ask {@link Session#aggregates} instead. */
    public Aggregates(Session session, AggregateType<A, E> type) {
        this.session = session;
        this.type = type;
    }

    /** The aggregate, when this tenant has it. */
    public Optional<A> find(String id) {
        return session.documents().find(type.kind(), id).map(this::read);
    }

    /**
     * The aggregate.
     *
     * @throws NotFound {@code aggregate.unknown} naming kind and id, also when another tenant has it
     */
    public A get(String id) {
        return find(id).orElseThrow(() -> NotFound.of("aggregate.unknown", "kind", type.kind(), "id", id));
    }

    /** One page of aggregates, in the order of the query. */
    public List<A> list(DocumentQuery query) {
        List<A> page = new ArrayList<>();
        for (StoredDocument document : session.documents().list(query)) {
            page.add(read(document));
        }
        return page;
    }

    /** The page after this aggregate, in the order of the query, which may itself begin anywhere. */
    public List<A> listAfter(DocumentQuery query, A last) {
        return list(query.after(type.id().apply(last), type.indexes().apply(last)));
    }

    /**
     * One page of a view.
     *
     * @throws dev.backoffice.core.error.InvalidInput {@code page.token}
     */
    public Page<A> page(View<A> view, PageRequest request) {
        return page(view, request, state -> state);
    }

    /** As {@link #page(View, PageRequest)} of a view over what is made of each aggregate. */
    public <T> Page<T> page(View<T> view, PageRequest request, Function<? super A, ? extends T> made) {
        return view.page(session.context().tenant(), session.documents(), request, row -> made.apply(read(row)));
    }

    /**
     * Every aggregate of a query that names few, e.g. the returns of one order. Where there is no telling how many there are, go
     * through them with {@link #each} or answer pages with {@link #list}.
     */
    public List<A> listAll(DocumentQuery few) {
        List<A> all = new ArrayList<>();
        Optional<DocumentQuery> next = Optional.of(few);
        while (next.isPresent()) {
            List<StoredDocument> rows = session.documents().list(next.get());
            rows.forEach(row -> all.add(read(row)));
            next = pageAfter(next.get(), rows);
        }
        return all;
    }

    /**
     * Every aggregate of the query, in its order, one page of {@link DocumentQuery#limit} at a time: no more than that is in memory,
     * however many there are. It may be saved while it is being used; later it has to be loaded again first.
     */
    public void each(DocumentQuery query, Consumer<? super A> use) {
        Optional<DocumentQuery> next = Optional.of(query);
        while (next.isPresent()) {
            DocumentQuery page = next.get();
            List<StoredDocument> rows = session.documents().list(page);
            for (StoredDocument row : rows) {
                boolean knownBefore = loaded.containsKey(row.id());
                use.accept(read(row));
                if (!knownBefore) {
                    // unless it was saved: then the session has to know its version
                    loaded.remove(row.id(), row);
                }
            }
            next = pageAfter(page, rows);
        }
    }

    private static Optional<DocumentQuery> pageAfter(DocumentQuery page, List<StoredDocument> rows) {
        return rows.size() < page.limit() ? Optional.empty() : Optional.of(page.after(rows.get(rows.size() - 1)));
    }

    /**
     * Stores the new state and its events in this transaction.
     *
     * @return the state as stored
     * @throws Conflict {@code store.stale-version} or {@code store.exists}, retryable, when somebody else stored it since
     */
    public A save(Transition<A, E> change) {
        A state = change.state();
        String id = type.id().apply(state);
        StoredDocument before = loaded.get(id);
        Doc body = type.codec().write(state);
        StoredDocument after;
        if (before == null) {
            after = document(id, 1, body, state);
            session.documents().insert(after);
        } else {
            Doc understood = type.codec().write(type.codec().readStored(before.body(), before.schema()));
            after = document(id, before.version() + 1, Doc.carryUnknown(before.body(), understood, body), state);
            session.documents().update(after, before.version());
        }
        loaded.put(id, after);
        session.record(AggregateRef.of(type.kind(), id), after.version(), type.events(), change.events());
        return state;
    }

    private StoredDocument document(String id, long version, Doc body, A state) {
        return new StoredDocument(
                type.kind(),
                id,
                version,
                type.codec().schema(),
                body,
                type.indexes().apply(state));
    }

    private A read(StoredDocument document) {
        // A second look may find a later version; what the work has decided on is what it saw first.
        loaded.putIfAbsent(document.id(), document);
        return type.codec().readStored(document.body(), document.schema());
    }
}
