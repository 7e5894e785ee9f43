package dev.backoffice.inventory.returns;

import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.quantity.Quantity;
import dev.backoffice.core.quantity.Unit;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.Forms;
import dev.backoffice.inventory.GoldenForms;
import dev.backoffice.inventory.catalog.Sku;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.stock.HoldId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class StoredFormsTest {
    private static final OrderId ORDER = new OrderId(new UUID(1, 1));
    private static final HoldId HOLD = new HoldId(new UUID(7, 7));
    private static final ReturnId ID = new ReturnId(new UUID(9, 9));
    private static final Sku MUG = Sku.of("MUG-01");
    private static final Instant AT = Instant.parse("2026-11-23T12:00:00Z");
    private static final ReturnLine LINE = new ReturnLine(
            1,
            MUG,
            Quantity.of(2, Unit.UN),
            Quantity.of(2, Unit.UN),
            Quantity.of(1, Unit.UN),
            Quantity.of(1, Unit.UN),
            Money.parse("BRL 75.76"));

    private static ReturnOrder returned(ReturnStatus status) {
        return new ReturnOrder(
                ID,
                new ReturnTerms(ORDER, HOLD, ReturnCause.NOT_FOUND, "third try", ReturnTerms.DocumentIssuer.COMPANY),
                List.of(LINE),
                Money.parse("BRL 14.24"),
                List.of(new Refund(Money.parse("BRL 90.00"), "pix-9", AT)),
                Optional.of("entry-note-1"),
                1,
                status,
                List.of(Reason.of("return.requested", "It was announced: not-found.")
                        .with("at", AT)));
    }

    @Test
    void forms_of_schema_1_are_read_and_written_as_they_were() {
        Doc golden = GoldenForms.of(StoredFormsTest.class, "returns-1.json");
        for (ReturnStatus status : List.of(
                new ReturnStatus.Requested(),
                new ReturnStatus.Received(AT),
                new ReturnStatus.Inspected(AT),
                new ReturnStatus.Closed(AT),
                new ReturnStatus.Cancelled("the buyer keeps them"))) {
            GoldenForms.keeps(ReturnCodec.INSTANCE, returned(status), golden.get(Forms.name(status.kind())));
        }
        GoldenForms.keepsEvents(
                ReturnEvents.CODEC,
                List.of(
                        new ReturnEvent.ReturnRequested(ID, ORDER, ReturnCause.NOT_FOUND, List.of(LINE)),
                        new ReturnEvent.ReturnReceived(ID, ORDER, List.of(LINE), Money.parse("BRL 90.00")),
                        new ReturnEvent.ReturnInspected(
                                ID,
                                ORDER,
                                HOLD,
                                1,
                                List.of(new InspectedGoods(1, MUG, Quantity.of(1, Unit.UN), Disposition.DISCARD))),
                        new ReturnEvent.ReturnDocumented(ID, ORDER, "entry-note-1"),
                        new ReturnEvent.ReturnRefunded(ID, ORDER, Money.parse("BRL 90.00"), "pix-9"),
                        new ReturnEvent.ReturnClosed(ID, ORDER),
                        new ReturnEvent.ReturnCancelled(ID, ORDER, "the buyer keeps them")),
                golden.get("events"));
    }
}
