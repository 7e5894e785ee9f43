package dev.backoffice.micrometer;

import dev.backoffice.core.event.Delivery;
import dev.backoffice.core.insight.Observer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/**
 * Counts and times what the library does, in a host's registry.
 *
 * <pre>{@code
 * Backoffice.on(store, companies).observer(MeteringObserver.of(registry)) …
 * }</pre>
 *
 * <p>The meters are those of {@link Meters}. Percentiles and histograms are the host's choice, by a {@code MeterFilter}. Thread-safe.
 */
public final class MeteringObserver implements Observer {
    private final Meter.MeterProvider<Timer> commands;
    private final Meter.MeterProvider<Counter> retries;
    private final Meter.MeterProvider<DistributionSummary> batches;
    private final Meter.MeterProvider<Timer> deliveries;
    private final Meter.MeterProvider<Counter> jobs;
    private final Meter.MeterProvider<Counter> failures;

    private MeteringObserver(MeterRegistry registry) {
        this.commands = timer(Meters.COMMANDS, registry);
        this.retries = counter(Meters.RETRIES, registry);
        this.batches = DistributionSummary.builder(Meters.BATCHES.meterName())
                .description(Meters.BATCHES.description())
                .baseUnit("commands")
                .withRegistry(registry);
        this.deliveries = timer(Meters.DELIVERIES, registry);
        this.jobs = counter(Meters.JOBS, registry);
        this.failures = counter(Meters.JOB_FAILURES, registry);
    }

    /** Writes to a registry. */
    public static MeteringObserver of(MeterRegistry registry) {
        return new MeteringObserver(registry);
    }

    @Override
    public void commandEnded(String verb, String outcome, int attempts, Duration took) {
        commands.withTags(Meters.COMMANDS.tags(verb, outcome)).record(took.isNegative() ? Duration.ZERO : took);
        if (attempts > 1) {
            retries.withTags(Meters.RETRIES.tags(verb)).increment(attempts - 1.0);
        }
    }

    @Override
    public void batchDecided(String verb, int size) {
        batches.withTags(Meters.BATCHES.tags(verb)).record(size);
    }

    @Override
    public void delivered(Delivery delivery, String outcome, Duration lag) {
        deliveries
                .withTags(Meters.DELIVERIES.tags(delivery.subscription(), outcome))
                .record(lag.isNegative() ? Duration.ZERO : lag);
    }

    @Override
    public void jobRan(String job, int done) {
        jobs.withTags(Meters.JOBS.tags(job)).increment(done);
    }

    @Override
    public void jobFailed(String job, String code) {
        failures.withTags(Meters.JOB_FAILURES.tags(job, code)).increment();
    }

    private static Meter.MeterProvider<Timer> timer(Meters meter, MeterRegistry registry) {
        return Timer.builder(meter.meterName()).description(meter.description()).withRegistry(registry);
    }

    private static Meter.MeterProvider<Counter> counter(Meters meter, MeterRegistry registry) {
        return Counter.builder(meter.meterName())
                .description(meter.description())
                .withRegistry(registry);
    }
}
