package dev.backoffice.micrometer;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;

/**
 * Every meter this artifact has: its name, its kind and the keys of its tags. The keys of a meter never change and are all
 * always there. No tag holds a tenant, a document, a person or any other id, so that the number of series does not grow with
 * the business.
 */
public enum Meters {
    /** How long commands took, and how many there were. Outcome: {@code done}, {@code replayed}, {@code failed} for a defect, or the error code. */
    COMMANDS("backoffice.commands", Meter.Type.TIMER, "Commands from the call to the end", "verb", "outcome"),

    /** Attempts of commands beyond the first of each: what lost races and doubtful commits cost. A race lost for good is an outcome of {@link #COMMANDS}. */
    RETRIES("backoffice.command.retries", Meter.Type.COUNTER, "Attempts beyond the first", "verb"),

    /** How many hot commands were decided in one transaction. */
    BATCHES("backoffice.batches", Meter.Type.DISTRIBUTION_SUMMARY, "Hot commands decided together", "verb"),

    /** From an event to the handling of its delivery. Outcome: {@code done}, {@code retry}, {@code parked} or {@code lost}. */
    DELIVERIES("backoffice.deliveries", Meter.Type.TIMER, "From an event to its handling", "subscription", "outcome"),

    /** Things the heartbeat did. */
    JOBS("backoffice.jobs.done", Meter.Type.COUNTER, "Things the heartbeat did", "job"),

    /** Runs of jobs of the heartbeat that failed. */
    JOB_FAILURES("backoffice.jobs.failed", Meter.Type.COUNTER, "Runs of jobs that failed", "job", "code"),

    /** Deliveries a subscription has not handled yet, parked ones too. */
    BACKLOG("backoffice.backlog.deliveries", Meter.Type.GAUGE, "Deliveries not handled yet", "subscription"),

    /** Parked deliveries of a subscription: each blocks what comes after it for the same thing until a person decides. */
    PARKED("backoffice.backlog.parked", Meter.Type.GAUGE, "Parked deliveries", "subscription"),

    /** Age of the oldest event a subscription has not handled, in seconds; 0 when there is none. */
    BACKLOG_AGE("backoffice.backlog.age", Meter.Type.GAUGE, "Age of the oldest event not handled", "subscription"),

    /** How long something of a subscription could have been handled and nobody took it, in seconds; 0 when there is none. */
    OVERDUE("backoffice.backlog.overdue", Meter.Type.GAUGE, "How long nobody took what is due", "subscription"),

    /** How well each check of a health report is: 0 up, 1 a warning, 2 down. */
    HEALTH("backoffice.health", Meter.Type.GAUGE, "0 up, 1 a warning, 2 down", "check"),

    /** Events that are not in the sealed trail yet. */
    UNSEALED("backoffice.trail.unsealed", Meter.Type.GAUGE, "Events not sealed yet"),

    /** Age of the oldest event that is not sealed, in seconds; 0 when there is none. */
    UNSEALED_AGE("backoffice.trail.unsealed.age", Meter.Type.GAUGE, "Age of the oldest event not sealed"),

    /** Deltas that are not folded into their balances yet. */
    UNFOLDED("backoffice.balances.unfolded", Meter.Type.GAUGE, "Deltas not folded yet"),

    /** Certificates in use that end within the notice of the health policy. */
    EXPIRING("backoffice.certificates.expiring", Meter.Type.GAUGE, "Certificates in use that end soon"),

    /** Certificates in use that have ended. */
    EXPIRED("backoffice.certificates.expired", Meter.Type.GAUGE, "Certificates in use that have ended"),

    /** Days until the first certificate in use ends; NaN when none is known. */
    DAYS_LEFT("backoffice.certificates.left", Meter.Type.GAUGE, "Until the first certificate in use ends");

    private final String text;
    private final Meter.Type type;
    private final String description;
    private final List<String> keys;

    Meters(String text, Meter.Type type, String description, String... keys) {
        this.text = text;
        this.type = type;
        this.description = description;
        this.keys = List.of(keys);
    }

    /** The name with dots, which a registry writes in its own manner ({@code backoffice_commands_seconds} in Prometheus). */
    public String meterName() {
        return text;
    }

    /** What kind of meter it is. */
    public Meter.Type type() {
        return type;
    }

    /** What it measures, as the registry shows it. */
    public String description() {
        return description;
    }

    /** The keys of its tags. */
    public List<String> keys() {
        return keys;
    }

    Tags tags(String... values) {
        if (values.length != keys.size()) {
            throw new IllegalArgumentException(text + " has the tags " + keys);
        }
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            pairs.add(keys.get(i));
            pairs.add(values[i]);
        }
        return Tags.of(pairs.toArray(String[]::new));
    }
}
