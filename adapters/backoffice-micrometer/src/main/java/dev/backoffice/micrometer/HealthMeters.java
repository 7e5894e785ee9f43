package dev.backoffice.micrometer;

import dev.backoffice.core.insight.Health;
import dev.backoffice.core.insight.HealthCheck;
import dev.backoffice.core.insight.HealthFigure;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * How well a back office is, as gauges: each check and its figures.
 *
 * <pre>{@code
 * HealthMeters.of(shop.subscriptions(), shop::health, clock).bindTo(registry);
 * }</pre>
 *
 * <p>The store is asked when a registry reads, at most once every {@link #FRESH}, however many gauges and registries read: not by the
 * heartbeat, which has other work to do and may be what stands still. A figure that could not be told is NaN, which registries tell from
 * 0, and its check is down. Thread-safe.
 */
public final class HealthMeters implements MeterBinder {
    /** 10 seconds: figures older than this are asked for again. */
    public static final Duration FRESH = Duration.ofSeconds(10);

    private final List<String> subscriptions;
    private final Remembered<Health> health;

    private HealthMeters(Collection<String> subscriptions, Supplier<Health> health, InstantSource clock) {
        this.subscriptions = List.copyOf(subscriptions);
        this.health = new Remembered<>(health, clock, FRESH);
    }

    /**
     * Gauges of a back office.
     *
     * @param subscriptions the names of its subscriptions
     * @param health looks how well it is
     * @param clock tells the age of what was seen
     */
    public static HealthMeters of(Collection<String> subscriptions, Supplier<Health> health, InstantSource clock) {
        return new HealthMeters(subscriptions, health, clock);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        status(registry, HealthCheck.STORE);
        for (String subscription : subscriptions) {
            String check = HealthCheck.relay(subscription);
            status(registry, check);
            figure(registry, Meters.BACKLOG, "deliveries", check, HealthFigure.UNFINISHED, subscription);
            figure(registry, Meters.PARKED, "deliveries", check, HealthFigure.PARKED, subscription);
            figure(registry, Meters.BACKLOG_AGE, "seconds", check, HealthFigure.OLDEST, subscription);
            figure(registry, Meters.OVERDUE, "seconds", check, HealthFigure.OVERDUE, subscription);
        }
        status(registry, HealthCheck.TRAIL);
        figure(registry, Meters.UNSEALED, "events", HealthCheck.TRAIL, HealthFigure.UNSEALED);
        figure(registry, Meters.UNSEALED_AGE, "seconds", HealthCheck.TRAIL, HealthFigure.UNSEALED_OLDEST);
        status(registry, HealthCheck.BALANCES);
        figure(registry, Meters.UNFOLDED, "deltas", HealthCheck.BALANCES, HealthFigure.UNFOLDED);
        status(registry, HealthCheck.CERTIFICATES);
        figure(registry, Meters.EXPIRING, null, HealthCheck.CERTIFICATES, HealthFigure.EXPIRING);
        figure(registry, Meters.EXPIRED, null, HealthCheck.CERTIFICATES, HealthFigure.EXPIRED);
        figure(registry, Meters.DAYS_LEFT, "days", HealthCheck.CERTIFICATES, HealthFigure.DAYS_LEFT);
    }

    private void status(MeterRegistry registry, String check) {
        gauge(
                registry,
                Meters.HEALTH,
                null,
                seen -> seen.check(check).map(HealthMeters::number).orElse(Double.NaN),
                check);
    }

    private static double number(HealthCheck check) {
        return switch (check.status()) {
            case UP -> 0;
            case WARNING -> 1;
            case DOWN -> 2;
        };
    }

    private void figure(
            MeterRegistry registry,
            Meters meter,
            @Nullable String unit,
            String check,
            HealthFigure figure,
            String... tags) {
        gauge(
                registry,
                meter,
                unit,
                seen -> seen.figure(check, figure).map(Long::doubleValue).orElse(Double.NaN),
                tags);
    }

    private void gauge(
            MeterRegistry registry,
            Meters meter,
            @Nullable String unit,
            ToDoubleFunction<Health> value,
            String... tags) {
        Gauge.builder(meter.meterName(), health, seen -> value.applyAsDouble(seen.get()))
                .description(meter.description())
                .baseUnit(unit)
                .tags(meter.tags(tags))
                .strongReference(true)
                .register(registry);
    }
}
