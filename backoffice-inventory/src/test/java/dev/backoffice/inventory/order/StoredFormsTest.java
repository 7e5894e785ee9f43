package dev.backoffice.inventory.order;

import static dev.backoffice.inventory.Refusals.refusal;
import static dev.backoffice.inventory.Shop.MARIA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.StoredDocument;
import dev.backoffice.inventory.Shop;
import dev.backoffice.inventory.stock.HoldId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms written by a released version are read for ever: the files beside this test never change, new schemas get new files. */
class StoredFormsTest {
    private static final HoldId HOLD = new HoldId(new UUID(7, 7));

    @ParameterizedTest
    @ValueSource(strings = {"delivered", "waiting", "cancelled"})
    void orders_of_schema_1_are_read_and_lose_nothing_when_they_are_written_again(String name) {
        Doc golden = golden("order-1-" + name + ".json");
        FulfillmentOrder order = OrderCodec.INSTANCE.read(golden, 1);
        assertThat(order.status().kind()).isEqualTo(OrderCodec.constant(OrderStatus.Kind.class, name));
        assertThat(order.status().currentHold()).contains(HOLD);
        assertThat(order.terms().total().toString()).isEqualTo("BRL 98.30");
        assertThat(order.terms().discount().toString()).isEqualTo("BRL 1.50");
        assertThat(order.terms().lines().get(0).discounts())
                .containsExactly(new DiscountStep("discount", Funder.SELLER, Money.parse("BRL 1.50")));
        Doc now = OrderCodec.INSTANCE.write(order);
        assertThat(OrderCodec.INSTANCE.read(now, OrderCodec.INSTANCE.schema())).isEqualTo(order);
    }

    @ParameterizedTest
    @ValueSource(strings = {"held", "ready", "split", "part"})
    void orders_of_schema_2_are_read_and_written_as_they_were(String name) {
        Doc golden = golden("order-2-" + name + ".json");
        FulfillmentOrder order = OrderCodec.INSTANCE.read(golden, 2);
        assertThat(OrderCodec.INSTANCE.schema()).isEqualTo(2);
        assertThat(OrderCodec.INSTANCE.write(order)).isEqualTo(golden);
    }

    @Test
    void buyers_of_schema_1_are_read_and_written_as_they_were() {
        Doc golden = golden("order-buyer-1.json");
        Buyer buyer = BuyerCodec.INSTANCE.read(golden, 1);
        assertThat(buyer.name()).isEqualTo("Ana Sintética");
        assertThat(buyer.billTo()).isPresent();
        assertThat(BuyerCodec.INSTANCE.write(buyer)).isEqualTo(golden);
    }

    @Test
    void buyers_of_schema_2_are_read_and_written_as_they_were() {
        Doc golden = golden("order-buyer-2.json");
        Buyer buyer = BuyerCodec.INSTANCE.read(golden, 2);
        assertThat(BuyerCodec.INSTANCE.schema()).isEqualTo(2);
        assertThat(buyer.giftMessage()).isPresent();
        assertThat(BuyerCodec.INSTANCE.write(buyer)).isEqualTo(golden);
    }

    @Test
    void events_of_every_schema_are_read_and_written_as_they_were() {
        List<Doc> first = golden("order-events-1.json").asItems();
        List<Doc> second = golden("order-events-2.json").asItems();
        assertThat(Stream.concat(first.stream(), second.stream())
                        .map(doc -> doc.text("type"))
                        .toList())
                .containsExactlyInAnyOrderElementsOf(OrderEvents.CODEC.types());
        assertThat(OrderEvents.CODEC.schema()).isEqualTo(2);
        readAndWrite(first, 1);
        readAndWrite(second, 2);
    }

    private static void readAndWrite(List<Doc> golden, int schema) {
        for (Doc stored : golden) {
            OrderEvent event = OrderEvents.CODEC.read(stored.text("type"), stored.get("body"), schema);
            assertThat(OrderEvents.CODEC.type(event)).isEqualTo(stored.text("type"));
            assertThat(OrderEvents.CODEC.write(event)).isEqualTo(stored.get("body"));
        }
    }

    @Test
    void a_field_of_a_later_version_is_kept_when_the_order_is_stored_again() {
        Shop shop = Shop.stocked();
        OrderId order = shop.received("1001");
        shop.store.execute(MARIA, session -> {
            StoredDocument stored =
                    session.documents().find("order", order.toString()).orElseThrow();
            Map<String, Doc> more = new LinkedHashMap<>(stored.body().asFields());
            more.put("giftWrap", Doc.of("red paper"));
            session.documents()
                    .update(
                            new StoredDocument(
                                    stored.kind(),
                                    stored.id(),
                                    stored.version() + 1,
                                    stored.schema(),
                                    new Doc.Fields(more),
                                    stored.indexes()),
                            stored.version());
            return Optional.empty();
        });
        shop.held(order);
        StoredDocument after = shop.store.execute(
                MARIA,
                session -> session.documents().find("order", order.toString()).orElseThrow());
        assertThat(after.body().text("giftWrap")).isEqualTo("red paper");
        assertThat(after.body().get("status").text("kind")).isEqualTo("held");
    }

    @Test
    void a_schema_above_ours_is_refused() {
        Doc golden = golden("order-1-delivered.json");
        assertThat(refusal(() -> OrderCodec.INSTANCE.readStored(golden, 3))).isEqualTo("store.schema-too-new");
    }

    @Test
    void a_status_this_version_does_not_know_is_an_error_and_not_a_default() {
        assertThat(refusal(() -> OrderCodec.constant(OrderStatus.Kind.class, "teleported")))
                .isEqualTo("store.field-kind teleported");
        assertThat(refusal(() -> OrderEvents.CODEC.read(
                        "order.teleported",
                        Doc.fields().put("order", new UUID(1, 1).toString()).build(),
                        1)))
                .isEqualTo("event.unknown-type");
    }

    private static Doc golden(String name) {
        try (InputStream file = StoredFormsTest.class.getResourceAsStream(name)) {
            return Doc.parse(new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
