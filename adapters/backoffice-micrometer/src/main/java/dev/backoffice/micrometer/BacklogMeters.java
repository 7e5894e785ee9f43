package dev.backoffice.micrometer;

import dev.backoffice.core.event.Deliveries.Backlog;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * How much each subscription is behind, as gauges.
 *
 * <pre>{@code
 * BacklogMeters.of(shop.backlogs().keySet(), shop::backlogs, clock).bindTo(registry);
 * }</pre>
 *
 * <p>The store is asked when a registry reads, at most once every {@link #FRESH}, however many gauges and registries read. While
 * the store does not answer the gauges show NaN, which registries tell from 0. Thread-safe.
 */
public final class BacklogMeters implements MeterBinder {
    /** 10 seconds: figures older than this are asked for again. */
    public static final Duration FRESH = Duration.ofSeconds(10);

    private final List<String> subscriptions;
    private final InstantSource clock;
    private final Remembered<Map<String, Backlog>> backlogs;

    private BacklogMeters(
            Collection<String> subscriptions, Supplier<Map<String, Backlog>> backlogs, InstantSource clock) {
        this.subscriptions = List.copyOf(subscriptions);
        this.clock = clock;
        this.backlogs = new Remembered<>(backlogs, clock, FRESH);
    }

    /**
     * Gauges of these subscriptions.
     *
     * @param subscriptions their names
     * @param backlogs asks the store, by the subscription's name
     * @param clock tells the age of events and of figures
     */
    public static BacklogMeters of(
            Collection<String> subscriptions, Supplier<Map<String, Backlog>> backlogs, InstantSource clock) {
        return new BacklogMeters(subscriptions, backlogs, clock);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (String subscription : subscriptions) {
            gauge(registry, Meters.BACKLOG, subscription, "deliveries", Backlog::unfinished);
            gauge(registry, Meters.PARKED, subscription, "deliveries", Backlog::parked);
            gauge(registry, Meters.BACKLOG_AGE, subscription, "seconds", this::age);
        }
    }

    private double age(Backlog backlog) {
        Instant now = clock.instant();
        Duration age = Duration.between(backlog.oldest().orElse(now), now);
        return age.isNegative() ? 0 : age.toMillis() / 1000.0;
    }

    private void gauge(
            MeterRegistry registry, Meters meter, String subscription, String unit, ToDoubleFunction<Backlog> figure) {
        Gauge.builder(
                        meter.meterName(),
                        backlogs,
                        known -> figure.applyAsDouble(known.get().get(subscription)))
                .description(meter.description())
                .baseUnit(unit)
                .tags(meter.tags(subscription))
                .strongReference(true)
                .register(registry);
    }
}
