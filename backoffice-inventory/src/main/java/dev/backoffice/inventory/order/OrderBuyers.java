package dev.backoffice.inventory.order;

import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.Documents;
import dev.backoffice.core.store.Session;
import dev.backoffice.core.store.StoredDocument;
import java.util.Map;
import java.util.Optional;

/** The personal values beside the orders of the session's tenant, one document an order, outside the log of events. */
final class OrderBuyers {
    static final String KIND = "order-buyer";

    private static final String ERASED = "erased";

    private final Documents documents;

    OrderBuyers(Session session) {
        this.documents = session.documents();
    }

    void add(OrderId order, Buyer buyer) {
        documents.insert(new StoredDocument(
                KIND, order.toString(), 1, BuyerCodec.INSTANCE.schema(), BuyerCodec.INSTANCE.write(buyer), Map.of()));
    }

    /** Whether there is a document, erased or not. */
    boolean kept(OrderId order) {
        return documents.find(KIND, order.toString()).isPresent();
    }

    /** The buyer, unless erased. */
    Optional<Buyer> find(OrderId order) {
        return documents
                .find(KIND, order.toString())
                .filter(row -> !row.body().has(ERASED))
                .map(row -> BuyerCodec.INSTANCE.readStored(row.body(), row.schema()));
    }

    /** Replaces all of it, fields of later versions included. */
    void erase(OrderId order) {
        documents
                .find(KIND, order.toString())
                .filter(row -> !row.body().has(ERASED))
                .ifPresent(row -> documents.update(
                        new StoredDocument(
                                KIND,
                                row.id(),
                                row.version() + 1,
                                row.schema(),
                                Doc.fields().put(ERASED, true).build(),
                                Map.of()),
                        row.version()));
    }
}
