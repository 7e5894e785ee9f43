package dev.backoffice.inventory.order;

import static dev.backoffice.inventory.Shop.MARIA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.audit.Finding;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.StoredDocument;
import dev.backoffice.inventory.Shop;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Each law is broken behind the room's back, and the audit has to say which. */
class OrderAuditTest {
    private final Shop shop = Shop.stocked();
    private final OrderId order = shop.received("1001");

    @Test
    void a_sound_order_has_no_findings() {
        assertThat(shop.orders.audit(MARIA).clean()).isTrue();
        assertThat(shop.orders.audit(MARIA).checked()).isEqualTo(1);
    }

    @Test
    void a_status_its_history_does_not_lead_to_is_found() {
        change(
                "status",
                Doc.fields()
                        .put("kind", "held")
                        .put("hold", new UUID(1, 1).toString())
                        .build());
        assertThat(laws()).containsExactly("order.status-by-table");
    }

    @Test
    void a_history_with_an_illegal_move_is_found() {
        Doc jump = Doc.fields()
                .put("code", "order.delivered")
                .put("text", "The buyer has it.")
                .put("values", Doc.fields().build())
                .put("source", "")
                .build();
        change("why", Doc.of(List.of(jump)));
        assertThat(laws()).containsExactly("order.status-by-table");
    }

    @Test
    void payments_that_are_not_the_total_are_found() {
        change("freight", Doc.of("BRL 0.01"));
        assertThat(laws()).containsExactly("order.payments-are-total");
    }

    @Test
    void an_order_without_a_buyer_beside_it_is_found() {
        boolean copied = shop.store.<Boolean>execute(MARIA, session -> {
            StoredDocument stored =
                    stored(session.documents().find("order", order.toString()).orElseThrow());
            session.documents().insert(stored);
            return true;
        });
        assertThat(copied).isTrue();
        assertThat(laws()).containsExactly("order.buyer-beside-it");
    }

    private static StoredDocument stored(StoredDocument original) {
        String id = new UUID(9, 9).toString();
        Map<String, Doc> body = new LinkedHashMap<>(original.body().asFields());
        body.put("id", Doc.of(id));
        return new StoredDocument(original.kind(), id, 1, original.schema(), new Doc.Fields(body), original.indexes());
    }

    private List<String> laws() {
        return shop.orders.audit(MARIA).findings().stream().map(Finding::law).toList();
    }

    private void change(String field, Doc value) {
        boolean changed = shop.store.<Boolean>execute(MARIA, session -> {
            StoredDocument stored =
                    session.documents().find("order", order.toString()).orElseThrow();
            Map<String, Doc> body = new LinkedHashMap<>(stored.body().asFields());
            body.put(field, value);
            session.documents()
                    .update(
                            new StoredDocument(
                                    stored.kind(),
                                    stored.id(),
                                    stored.version() + 1,
                                    stored.schema(),
                                    new Doc.Fields(body),
                                    stored.indexes()),
                            stored.version());
            return true;
        });
        assertThat(changed).isTrue();
    }
}
