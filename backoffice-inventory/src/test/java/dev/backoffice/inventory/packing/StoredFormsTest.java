package dev.backoffice.inventory.packing;

import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.core.quantity.Unit;
import dev.backoffice.core.store.Doc;
import dev.backoffice.inventory.GoldenForms;
import dev.backoffice.inventory.catalog.Sku;
import dev.backoffice.inventory.order.OrderId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StoredFormsTest {
    private static final OrderId ORDER = new OrderId(new UUID(1, 1));
    private static final Sku MUG = Sku.of("MUG-01");

    @Test
    void forms_of_schema_1_are_read_and_written_as_they_were() {
        Doc golden = GoldenForms.of(StoredFormsTest.class, "packing-1.json");
        ParcelContent one = ParcelContent.of(MUG, Quantity.of(1, Unit.UN));
        ParcelContent two = ParcelContent.of(MUG, Quantity.of(2, Unit.UN));
        List<PackedParcel> parcels = List.of(
                PackedParcel.of("1/2", 430, List.of(one)).in(Box.of("BOX-S", "160x110x110", 80, 5_000)),
                PackedParcel.of("2/2", 350, List.of(one)));
        GoldenForms.keeps(
                PackingCodecs.SLIP,
                new PackingSlip(ORDER, PackingPlan.of(List.of(two), parcels), Instant.parse("2026-11-23T12:00:00Z")),
                golden.get("slip"));
        GoldenForms.keeps(PackingCodecs.SIZE, new ItemSize(MUG, Dimensions.of(100, 90, 90), 350), golden.get("size"));
        GoldenForms.keepsEvents(
                PackingEvents.CODEC,
                List.of(
                        new PackingEvent.ItemMeasured(MUG, Dimensions.of(100, 90, 90), 350),
                        new PackingEvent.GoodsPacked(ORDER, parcels)),
                golden.get("events"));
    }
}
