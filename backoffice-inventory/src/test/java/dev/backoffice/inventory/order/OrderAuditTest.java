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

    @Test
    void parts_that_do_not_sum_to_the_order_are_found() {
        split();
        Doc terms = body("order", order.part(1)).get("channelTerms");
        change("order", order.part(1), "channelTerms", with(terms, "commission", Doc.of("BRL 0.01")));
        assertThat(laws()).containsExactly("order.parts-are-whole");
    }

    @Test
    void a_part_that_is_not_there_is_found() {
        split();
        Doc status = body("order", order).get("status");
        Doc parts = Doc.of(
                List.of(Doc.of(order.part(1).toString()), Doc.of(order.part(9).toString())));
        change("order", order, "status", with(status, "parts", parts));
        assertThat(laws()).containsExactlyInAnyOrder("order.parts-are-whole", "order.part-has-mother");
    }

    @Test
    void a_part_of_an_order_that_does_not_have_it_is_found() {
        split();
        Doc place = body("order", order.part(2)).get("partOf");
        change("order", order.part(2), "partOf", with(place, "mother", Doc.of(new UUID(3, 3).toString())));
        assertThat(laws()).containsExactly("order.part-has-mother");
    }

    @Test
    void a_cancellation_that_forgets_the_hold_is_found() {
        shop.held(order);
        shop.cancelled(order);
        Doc status = body("order", order).get("status");
        Doc forgotten = Doc.fields()
                .put("refund", status.get("compensation").text("refund"))
                .build();
        change("order", order, "status", with(status, "compensation", forgotten));
        assertThat(laws()).containsExactly("order.cancellation-undoes");
    }

    @Test
    void a_change_that_changes_nothing_is_found() {
        shop.orders.receive(MARIA, Shop.twoMugs("1001").asGift());
        change("gift", Doc.of(true));
        assertThat(laws()).containsExactly("order.change-differs");
    }

    @Test
    void an_order_at_the_counter_without_a_code_is_found() {
        OrderId fetched = shop.orders.receive(MARIA, Shop.twoMugs("1002").delivery(DeliveryMethod.PICKUP));
        shop.packed(fetched);
        shop.invoiced(fetched, "note-1");
        shop.orders.makeReady(
                MARIA, MakeReady.of("m", fetched, shop.clock.instant().plusSeconds(60)));
        assertThat(laws()).isEmpty();
        change(OrderBuyers.CODE, fetched, "erased", Doc.of(true));
        assertThat(laws()).containsExactly("order.code-beside-it");
    }

    private void split() {
        shop.orders.split(
                MARIA,
                SplitOrder.of(
                        "s",
                        order,
                        List.of(
                                OrderPart.anywhere().line(1, 1),
                                OrderPart.anywhere().line(1, 1))));
        assertThat(laws()).isEmpty();
    }

    private Doc body(String kind, OrderId id) {
        return shop.store.<Doc>execute(
                MARIA,
                session -> session.documents()
                        .find(kind, id.toString())
                        .orElseThrow()
                        .body());
    }

    private static Doc with(Doc doc, String field, Doc value) {
        Map<String, Doc> fields = new LinkedHashMap<>(doc.asFields());
        fields.put(field, value);
        return new Doc.Fields(fields);
    }

    private void change(String field, Doc value) {
        change("order", order, field, value);
    }

    private void change(String kind, OrderId id, String field, Doc value) {
        boolean changed = shop.store.<Boolean>execute(MARIA, session -> {
            StoredDocument stored =
                    session.documents().find(kind, id.toString()).orElseThrow();
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
