package dev.backoffice.inventory.picking;

import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.page.View;
import dev.backoffice.core.store.AggregateType;
import dev.backoffice.core.store.Aggregates;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.DocumentQuery;
import dev.backoffice.core.store.Documents;
import dev.backoffice.core.store.Forms;
import dev.backoffice.core.store.Session;
import dev.backoffice.core.store.StoredDocument;
import dev.backoffice.core.store.Transition;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.stock.Site;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Pick lists as documents. Beside them lies one document for each order at each site that was ever on a list, naming the open
 * one: two lists that want the same order collide there.
 */
final class DocumentPickLists implements PickLists {
    private static final String BY_STATUS = "status";
    private static final String BY_SITE = "site";
    private static final String BY_BOTH = "status-site";
    private static final String ORDER = "pick-order";
    private static final String LIST = "list";

    static final AggregateType<PickList, PickingEvent> TYPE = new AggregateType<>(
            "pick-list",
            PickListCodec.INSTANCE,
            PickingEvents.CODEC,
            list -> list.id().toString(),
            DocumentPickLists::indexes);

    private final Aggregates<PickList, PickingEvent> lists;
    private final Documents documents;

    DocumentPickLists(Session session) {
        this.lists = session.aggregates(TYPE);
        this.documents = session.documents();
    }

    private static Map<String, String> indexes(PickList list) {
        String status = Forms.name(list.status().kind());
        String site = list.site().code();
        return Map.of(BY_STATUS, status, BY_SITE, site, BY_BOTH, View.combined(status, site));
    }

    @Override
    public Page<PickList> page(PickListQuery query, PageRequest page) {
        View<PickList> all = View.of(TYPE.kind());
        Optional<String> status = query.status().map(Forms::name);
        Optional<String> site = query.site().map(Site::code);
        if (status.isPresent() && site.isPresent()) {
            return lists.page(all.where(BY_BOTH, View.combined(status.get(), site.get())), page);
        }
        return lists.page(
                status.map(text -> all.where(BY_STATUS, text))
                        .or(() -> site.map(text -> all.where(BY_SITE, text)))
                        .orElse(all),
                page);
    }

    @Override
    public Optional<PickList> find(PickListId id) {
        return lists.find(id.toString());
    }

    @Override
    public PickList get(PickListId id) {
        return find(id).orElseThrow(() -> NotFound.of("picking.unknown", "list", id.toString()));
    }

    @Override
    public Optional<PickListId> openFor(Site site, OrderId order) {
        return documents
                .find(ORDER, place(site, order))
                .flatMap(row -> row.body().find(LIST))
                .map(list -> PickListId.parse(list.asText()));
    }

    @Override
    public PickList save(Transition<PickList, PickingEvent> change) {
        PickList list = change.state();
        boolean open = list.status().kind() == PickListStatus.Kind.OPEN;
        list.orders().forEach(order -> note(list, order, open));
        return lists.save(change);
    }

    private void note(PickList list, OrderId order, boolean open) {
        String id = place(list.site(), order);
        Doc body = open
                ? Doc.fields().put(LIST, list.id().toString()).build()
                : Doc.fields().build();
        Optional<StoredDocument> there = documents.find(ORDER, id);
        if (there.isEmpty()) {
            documents.insert(new StoredDocument(ORDER, id, 1, 1, body, Map.of()));
        } else if (!there.get().body().equals(body)) {
            long version = there.get().version();
            documents.update(new StoredDocument(ORDER, id, version + 1, 1, body, Map.of()), version);
        }
    }

    private static String place(Site site, OrderId order) {
        return site.code() + "/" + order;
    }

    @Override
    public List<PickList> listAll(Optional<PickListId> after, int limit) {
        return lists.list(DocumentQuery.all(TYPE.kind())
                .afterId(after.map(PickListId::toString))
                .limit(limit));
    }
}
