package dev.backoffice.inventory.shipping;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * By when an order is to leave and to arrive, and by when each stage has to begin for that. Immutable and thread-safe.
 *
 * @param shipBy the carrier has it until then
 * @param deliverBy the buyer has it until then
 * @param latestStarts the latest start of each stage; of {@link Stage#DELIVER} the promised delivery itself
 */
public record PromisedDates(Instant shipBy, Instant deliverBy, Map<Stage, Instant> latestStarts) {
    /** @throws InvalidInput {@code input.null}, {@code promise.stage-missing} naming it */
    public PromisedDates {
        Input.required(shipBy, "shipBy");
        Input.required(deliverBy, "deliverBy");
        Map<Stage, Instant> copy = new EnumMap<>(Stage.class);
        copy.putAll(Input.required(latestStarts, "latestStarts"));
        for (Stage stage : Stage.values()) {
            if (!copy.containsKey(stage)) {
                throw InvalidInput.of("promise.stage-missing", "stage", stage.name());
            }
        }
        latestStarts = Collections.unmodifiableMap(copy);
    }

    /** The latest start of a stage. */
    public Instant latestStart(Stage stage) {
        return latestStarts.getOrDefault(Input.required(stage, "stage"), deliverBy);
    }
}
