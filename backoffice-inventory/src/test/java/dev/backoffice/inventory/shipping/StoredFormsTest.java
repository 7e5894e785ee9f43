package dev.backoffice.inventory.shipping;

import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.store.Doc;
import dev.backoffice.core.store.Forms;
import dev.backoffice.inventory.GoldenForms;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.stock.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StoredFormsTest {
    private static final OrderId ORDER = new OrderId(new UUID(1, 1));
    private static final Instant AT = Instant.parse("2026-11-26T12:00:00Z");

    private static PromisedDates dates(String shipBy) {
        Instant leaves = Instant.parse(shipBy);
        Map<Stage, Instant> starts = new EnumMap<>(Stage.class);
        for (Stage stage : Stage.values()) {
            starts.put(stage, leaves.minus(Duration.ofHours(4L - stage.ordinal())));
        }
        return new PromisedDates(leaves, leaves.plus(Duration.ofDays(3)), starts);
    }

    @Test
    void forms_of_schema_1_are_read_and_written_as_they_were() {
        Doc golden = GoldenForms.of(StoredFormsTest.class, "shipping-1.json");
        PromisedDates first = dates("2026-11-24T21:00:00Z");
        PromisedDates anew = dates("2026-11-25T21:00:00Z");
        for (PromiseStatus status : List.of(
                new PromiseStatus.Open(Stage.DELIVER),
                new PromiseStatus.Kept(AT),
                new PromiseStatus.Broken(AT, Duration.ofSeconds(1)),
                new PromiseStatus.Dropped("The order was cancelled."))) {
            DeliveryPromise promise = new DeliveryPromise(
                    ORDER,
                    Site.of("SP1"),
                    first,
                    List.of(new PromiseRevision(anew, PromiseRevision.Cause.CARRIER, "a road is closed", AT)),
                    Optional.of(AT),
                    status,
                    Optional.empty(),
                    List.of(Reason.of("promise.handling", "1 handling days.")));
            GoldenForms.keeps(PromiseCodec.INSTANCE, promise, golden.get(Forms.name(status.kind())));
        }
        GoldenForms.keepsEvents(
                PromiseEvents.CODEC,
                List.of(
                        new PromiseEvent.DeliveryPromised(ORDER, first),
                        new PromiseEvent.PromiseRevised(ORDER, anew, PromiseRevision.Cause.CARRIER, "a road is closed"),
                        new PromiseEvent.StageReached(ORDER, Stage.PACK),
                        new PromiseEvent.PromiseKept(ORDER, AT),
                        new PromiseEvent.PromiseBroken(ORDER, AT, Duration.ofSeconds(1)),
                        new PromiseEvent.PromiseDropped(ORDER, "The order was cancelled.")),
                golden.get("events"));
    }
}
