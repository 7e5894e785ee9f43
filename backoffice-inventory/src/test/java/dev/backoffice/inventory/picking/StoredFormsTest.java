package dev.backoffice.inventory.picking;

import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.core.quantity.Unit;
import dev.backoffice.core.store.Doc;
import dev.backoffice.inventory.GoldenForms;
import dev.backoffice.inventory.catalog.Sku;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.picking.PickListStatus.PickOutcome;
import dev.backoffice.inventory.stock.Site;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StoredFormsTest {
    private static final OrderId ONE = new OrderId(new UUID(1, 1));
    private static final OrderId TWO = new OrderId(new UUID(2, 2));
    private static final PickListId LIST = new PickListId(new UUID(7, 7));
    private static final Site SP1 = Site.of("SP1");
    private static final Sku MUG = Sku.of("MUG-01");
    private static final Quantity TWO_MUGS = Quantity.of(2, Unit.UN);

    private static PickList list(PickListStatus status) {
        PickLine whole = PickLine.open(1, ONE, MUG, Optional.of(Shelf.of("A-01")), TWO_MUGS)
                .answer(TWO_MUGS, Optional.empty());
        PickLine less = PickLine.open(2, TWO, MUG, Optional.empty(), TWO_MUGS)
                .answer(Quantity.of(1, Unit.UN), Optional.of("one is broken"));
        return new PickList(LIST, SP1, List.of(whole, less), status, Instant.parse("2026-11-23T12:00:00Z"));
    }

    @Test
    void forms_of_schema_1_are_read_and_written_as_they_were() {
        Doc golden = GoldenForms.of(StoredFormsTest.class, "picking-1.json");
        GoldenForms.keeps(PickListCodec.INSTANCE, list(new PickListStatus.Open()), golden.get("open"));
        GoldenForms.keeps(
                PickListCodec.INSTANCE,
                list(new PickListStatus.Completed(new PickOutcome(List.of(ONE), List.of(TWO), List.of()))),
                golden.get("completed"));
        GoldenForms.keeps(
                PickListCodec.INSTANCE,
                list(new PickListStatus.Cancelled("the shift is over")),
                golden.get("cancelled"));
        GoldenForms.keeps(
                PickListCodec.ShelfCodec.INSTANCE, new ShelfPlace(SP1, MUG, Shelf.of("A-01")), golden.get("shelf"));
        GoldenForms.keepsEvents(
                PickingEvents.CODEC,
                List.of(
                        new PickingEvent.ShelfAssigned(SP1, MUG, Shelf.of("A-01")),
                        new PickingEvent.PickListStarted(LIST, SP1, List.of(ONE, TWO)),
                        new PickingEvent.LinePicked(
                                LIST, 2, TWO, MUG, TWO_MUGS, Quantity.zero(Unit.UN), Optional.of("one is broken")),
                        new PickingEvent.PickListCompleted(
                                LIST, SP1, new PickOutcome(List.of(ONE), List.of(TWO), List.of())),
                        new PickingEvent.PickListCancelled(LIST, "the shift is over")),
                golden.get("events"));
    }
}
