package dev.backoffice.inventory.order;

import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.Documents;
import dev.backoffice.core.store.Session;
import dev.backoffice.core.store.StoredDocument;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The personal values beside the orders of the session's tenant, outside the log of events. */
final class OrderBuyers {
    static final String KIND = "order-buyer";

    /** The buyer as the channel wants it later, while nobody has decided. */
    static final String WANTED = "order-buyer-wanted";

    /** What who fetches the order has to know. */
    static final String CODE = "order-pickup-code";

    private static final String ERASED = "erased";

    private final Documents documents;

    OrderBuyers(Session session) {
        this.documents = session.documents();
    }

    void add(OrderId order, Buyer buyer) {
        put(KIND, order, BuyerCodec.INSTANCE.write(buyer));
    }

    /** Whether there is a document, erased or not. */
    boolean kept(OrderId order) {
        return documents.find(KIND, order.toString()).isPresent();
    }

    /** The buyer, unless erased. */
    Optional<Buyer> find(OrderId order) {
        return buyer(KIND, order);
    }

    /** The channel wants this buyer. */
    void want(OrderId order, Buyer buyer) {
        put(WANTED, order, BuyerCodec.INSTANCE.write(buyer));
    }

    /** The buyer the channel wants is the buyer now. */
    void acceptWanted(OrderId order) {
        buyer(WANTED, order).ifPresent(buyer -> add(order, buyer));
        dropWanted(order);
    }

    /** The buyer the channel wants is not wanted any more. */
    void dropWanted(OrderId order) {
        erase(WANTED, order);
    }

    /** From now on this is the code. */
    void code(OrderId order, PickupCode code) {
        put(CODE, order, Doc.fields().put("digits", code.digits()).build());
    }

    /** The code, unless erased. */
    Optional<PickupCode> code(OrderId order) {
        return documents
                .find(CODE, order.toString())
                .filter(row -> !row.body().has(ERASED))
                .map(row -> PickupCode.of(row.body().text("digits")));
    }

    /** Nobody can fetch it with a code any more. */
    void dropCode(OrderId order) {
        erase(CODE, order);
    }

    /** Replaces all of it, fields of later versions included. */
    void erase(OrderId order) {
        List.of(KIND, WANTED, CODE).forEach(kind -> erase(kind, order));
    }

    private Optional<Buyer> buyer(String kind, OrderId order) {
        return documents
                .find(kind, order.toString())
                .filter(row -> !row.body().has(ERASED))
                .map(row -> BuyerCodec.INSTANCE.readStored(row.body(), row.schema()));
    }

    private void put(String kind, OrderId order, Doc body) {
        Optional<StoredDocument> there = documents.find(kind, order.toString());
        long version = there.map(StoredDocument::version).orElse(0L);
        StoredDocument next =
                new StoredDocument(kind, order.toString(), version + 1, BuyerCodec.INSTANCE.schema(), body, Map.of());
        if (there.isPresent()) {
            documents.update(next, version);
        } else {
            documents.insert(next);
        }
    }

    private void erase(String kind, OrderId order) {
        documents
                .find(kind, order.toString())
                .filter(row -> !row.body().has(ERASED))
                .ifPresent(
                        row -> put(kind, order, Doc.fields().put(ERASED, true).build()));
    }
}
