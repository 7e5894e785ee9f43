package dev.backoffice.core.archive;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * How long what is done with is kept while its tenant stays. Immutable.
 *
 * <pre>{@code
 * RetentionPolicy.keepAll()
 *         .keeping(AgedKind.RECEIPTS, Duration.ofDays(90))
 *         .keeping(AgedKind.SEALED_BLOCKS, Duration.ofDays(400));
 * }</pre>
 */
public final class RetentionPolicy {
    /** One day. */
    public static final Duration SHORTEST = Duration.ofDays(1);

    private static final RetentionPolicy KEEP_ALL = new RetentionPolicy(new EnumMap<>(AgedKind.class));

    private final Map<AgedKind, Duration> times;

    private RetentionPolicy(Map<AgedKind, Duration> times) {
        this.times = times;
    }

    /** Nothing goes. */
    public static RetentionPolicy keepAll() {
        return KEEP_ALL;
    }

    /**
     * The same, with this kept so long and no longer. Events go when nothing of them is left to be delivered, so with
     * {@link AgedKind#SEALED_BLOCKS} skipped deliveries are kept as long, unless something else is said of them.
     *
     * @param time at least {@link #SHORTEST}
     * @throws InvalidInput {@code input.range}
     */
    public RetentionPolicy keeping(AgedKind kind, Duration time) {
        Input.required(kind, "kind");
        if (Input.required(time, "time").compareTo(SHORTEST) < 0) {
            throw InvalidInput.of(
                    "input.range", "field", "time", "from", SHORTEST.toString(), "to", "", "value", time.toString());
        }
        Map<AgedKind, Duration> with = new EnumMap<>(AgedKind.class);
        with.putAll(times);
        with.put(kind, time);
        if (kind == AgedKind.SEALED_BLOCKS) {
            with.putIfAbsent(AgedKind.SKIPPED_DELIVERIES, time);
        }
        return new RetentionPolicy(with);
    }

    /** How long this is kept; empty for ever. */
    public Optional<Duration> of(AgedKind kind) {
        return Optional.ofNullable(times.get(kind));
    }

    /** Whether nothing goes. */
    public boolean keepsAll() {
        return times.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RetentionPolicy policy && times.equals(policy.times);
    }

    @Override
    public int hashCode() {
        return times.hashCode();
    }

    /** E.g. {@code {receipts=PT2160H}}. */
    @Override
    public String toString() {
        return times.toString();
    }
}
