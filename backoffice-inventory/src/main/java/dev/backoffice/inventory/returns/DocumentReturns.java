package dev.backoffice.inventory.returns;

import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.page.View;
import dev.backoffice.core.store.AggregateType;
import dev.backoffice.core.store.Aggregates;
import dev.backoffice.core.store.DocumentQuery;
import dev.backoffice.core.store.Forms;
import dev.backoffice.core.store.Session;
import dev.backoffice.core.store.Transition;
import dev.backoffice.inventory.order.OrderId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Returns as documents. */
final class DocumentReturns implements ReturnOrders {
    private static final String BY_STATUS = "status";
    private static final String BY_ORDER = "order";

    static final AggregateType<ReturnOrder, ReturnEvent> TYPE = new AggregateType<>(
            "return",
            ReturnCodec.INSTANCE,
            ReturnEvents.CODEC,
            returned -> returned.id().toString(),
            returned -> Map.of(
                    BY_STATUS,
                    Forms.name(returned.status().kind()),
                    BY_ORDER,
                    returned.terms().order().toString()));

    private final Aggregates<ReturnOrder, ReturnEvent> returns;

    DocumentReturns(Session session) {
        this.returns = session.aggregates(TYPE);
    }

    @Override
    public Optional<ReturnOrder> find(ReturnId id) {
        return returns.find(id.toString());
    }

    @Override
    public ReturnOrder get(ReturnId id) {
        return find(id).orElseThrow(() -> NotFound.of("return.unknown", "return", id.toString()));
    }

    @Override
    public List<ReturnOrder> of(OrderId order) {
        return returns.listAll(DocumentQuery.all(TYPE.kind()).where(BY_ORDER, order.toString()));
    }

    @Override
    public Page<ReturnOrder> page(ReturnQuery query, PageRequest page) {
        View<ReturnOrder> all = View.of(TYPE.kind());
        if (query.order().isPresent()) {
            return returns.page(
                    all.where(BY_ORDER, query.order().get().toString())
                            .and(
                                    "status",
                                    query.status(),
                                    returned -> returned.status().kind()),
                    page);
        }
        return returns.page(
                query.status()
                        .map(status -> all.where(BY_STATUS, Forms.name(status)))
                        .orElse(all),
                page);
    }

    @Override
    public ReturnOrder save(Transition<ReturnOrder, ReturnEvent> change) {
        return returns.save(change);
    }

    @Override
    public List<ReturnOrder> listAll(Optional<ReturnId> after, int limit) {
        return returns.list(DocumentQuery.all(TYPE.kind())
                .afterId(after.map(ReturnId::toString))
                .limit(limit));
    }
}
