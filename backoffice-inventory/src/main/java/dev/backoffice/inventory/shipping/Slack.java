package dev.backoffice.inventory.shipping;

import dev.backoffice.core.error.Input;
import java.time.Duration;
import java.time.Instant;

/**
 * How much time is left before a stage has to begin.
 *
 * @param stage what is to be done next
 * @param latestStart when it has to begin at the latest; of {@link Stage#DELIVER} when it has to be there
 * @param left how long until then; negative when it has passed
 */
public record Slack(Stage stage, Instant latestStart, Duration left) {
    public Slack {
        Input.required(stage, "stage");
        Input.required(latestStart, "latestStart");
        Input.required(left, "left");
    }

    static Slack of(PromisedDates dates, Stage stage, Instant at) {
        Instant latest = dates.latestStart(stage);
        return new Slack(stage, latest, Duration.between(at, latest));
    }

    /** Whether the latest start has passed. */
    public boolean late() {
        return left.isNegative();
    }

    /** Whether less is left than wanted. */
    public boolean atRisk(Duration wanted) {
        return left.compareTo(Input.required(wanted, "wanted")) < 0;
    }
}
