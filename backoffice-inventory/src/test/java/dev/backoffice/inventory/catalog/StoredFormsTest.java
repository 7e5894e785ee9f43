package dev.backoffice.inventory.catalog;

import static dev.backoffice.inventory.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.core.quantity.Unit;
import dev.backoffice.core.store.Doc;
import dev.backoffice.inventory.GoldenForms;
import java.util.List;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class StoredFormsTest {
    private static final Item TEA = new Item(
            Sku.of("TEA-1"),
            "Chá verde",
            "09021000",
            Unit.KG,
            Money.parse("BRL 80.00"),
            Optional.of("7899999000015"),
            1,
            Optional.of(1000L));
    private static final Item PLAIN = new Item(
            Sku.of("MUG-01"),
            "Ceramic mug",
            "69120000",
            Unit.UN,
            Money.parse("BRL 39.90"),
            Optional.empty(),
            0,
            Optional.empty());
    private static final Item KIT = new Item(
            Sku.of("SET-01"),
            "Tea for two",
            "69120000",
            Unit.UN,
            Money.parse("BRL 95.00"),
            Optional.empty(),
            0,
            Optional.of(900L),
            List.of(
                    new KitComponent(Sku.of("MUG-01"), Quantity.of(2, Unit.UN)),
                    new KitComponent(Sku.of("TEA-1"), Quantity.parse("0.25 KG"))));

    @Test
    void forms_of_schema_2_are_read_and_written_as_they_were() {
        Doc golden = GoldenForms.of(StoredFormsTest.class, "items-2.json");
        GoldenForms.keeps(ItemCodec.INSTANCE, 2, TEA, golden.get("whole"));
        GoldenForms.keeps(ItemCodec.INSTANCE, 2, PLAIN, golden.get("plain"));
        GoldenForms.keeps(ItemCodec.INSTANCE, 2, KIT, golden.get("kit"));
    }

    @Test
    void forms_of_schema_1_are_read_as_items_without_components() {
        Doc golden = GoldenForms.of(StoredFormsTest.class, "items-1.json");
        assertThat(ItemCodec.INSTANCE.readStored(golden.get("whole"), 1)).isEqualTo(TEA);
        assertThat(ItemCodec.INSTANCE.readStored(golden.get("plain"), 1)).isEqualTo(PLAIN);
    }

    @Test
    void events_of_schema_1_are_read_and_written_as_they_were() {
        GoldenForms.keepsEvents(
                ItemEvents.CODEC,
                List.of(
                        new ItemAdded(Sku.of("TEA-1"), Unit.KG, Money.parse("BRL 80.00")),
                        new ItemRepriced(Sku.of("TEA-1"), Money.parse("BRL 80.00"), Money.parse("BRL 75.00"))),
                GoldenForms.of(StoredFormsTest.class, "item-events-1.json"));
    }

    @Test
    void a_schema_above_ours_is_refused() {
        Doc golden = GoldenForms.of(StoredFormsTest.class, "items-2.json");
        assertThat(refusal(() -> ItemCodec.INSTANCE.readStored(golden.get("kit"), 3)))
                .isEqualTo("store.schema-too-new");
    }
}
