package dev.backoffice.core.insight;

import dev.backoffice.core.balance.Folding;
import dev.backoffice.core.error.BackofficeException;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.Unavailable;
import dev.backoffice.core.event.Deliveries.Backlog;
import dev.backoffice.core.store.SchemaVersion;
import dev.backoffice.core.store.Store;
import dev.backoffice.core.trail.TrailStore.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks at how well a back office is. It changes nothing and takes no lease, so any number of machines may look. A check that fails is
 * down and says why; once the store does not answer it is not asked again, so that a report does not wait for it many times.
 *
 * <p>Cost: a row of the schema's history, one look for each subscription, which grows with what that has not handled yet, and counts of
 * what waits to be sealed and folded that end at {@value HealthPolicy#MOST_COUNTED}. The oldest event that waits to be sealed takes a look
 * for each tenant with something that waits. Nothing grows with tenants that are idle, or with what was done.
 */
public final class Checkup {
    private final Store store;
    private final Folding folding;
    private final List<String> subscriptions;
    private final ExpiryWatch watch;
    private final HealthPolicy policy;
    private final InstantSource clock;

    /**
     * @param store what is looked at
     * @param folding of that store
     * @param subscriptions the names of everything that is told of events
     * @param watch knows the certificates in use
     * @param policy judges the figures
     * @param clock tells ages
     */
    public Checkup(
            Store store,
            Folding folding,
            List<String> subscriptions,
            ExpiryWatch watch,
            HealthPolicy policy,
            InstantSource clock) {
        this.store = Input.required(store, "store");
        this.folding = Input.required(folding, "folding");
        this.subscriptions = List.copyOf(subscriptions);
        this.watch = Input.required(watch, "watch");
        this.policy = Input.required(policy, "policy");
        this.clock = Input.required(clock, "clock");
    }

    /** Looks now. */
    public Health health() {
        return new Look(clock.instant()).health();
    }

    private final class Look {
        private final Instant now;
        private final List<HealthCheck> checks = new ArrayList<>();
        private @Nullable String away;

        Look(Instant now) {
            this.now = now;
        }

        Health health() {
            kept(HealthCheck.STORE, this::store);
            for (String subscription : subscriptions) {
                String name = HealthCheck.relay(subscription);
                kept(name, () -> relay(name, store.deliveries().backlog(subscription)));
            }
            kept(HealthCheck.TRAIL, () -> trail(store.trail().waiting(policy.counted(HealthFigure.UNSEALED))));
            kept(HealthCheck.BALANCES, this::balances);
            checks.add(tried(HealthCheck.CERTIFICATES, this::certificates));
            return new Health(now, checks);
        }

        /** A check of what the store keeps. */
        private void kept(String name, Supplier<HealthCheck> check) {
            checks.add(away == null ? tried(name, check) : HealthCheck.failed(name, away));
        }

        private HealthCheck tried(String name, Supplier<HealthCheck> check) {
            try {
                return check.get();
            } catch (Unavailable unavailable) {
                away = unavailable.code();
                return HealthCheck.failed(name, unavailable.code());
            } catch (BackofficeException failure) {
                return HealthCheck.failed(name, failure.code());
            } catch (RuntimeException defect) {
                return HealthCheck.failed(name, defect.getClass().getName());
            }
        }

        private HealthCheck store() {
            Map<HealthFigure, Long> figures = new EnumMap<>(HealthFigure.class);
            Optional<SchemaVersion> version = store.schemaVersion();
            version.ifPresent(known -> {
                figures.put(HealthFigure.SCHEMA_FOUND, (long) known.found());
                figures.put(HealthFigure.SCHEMA_NEEDED, (long) known.needed());
            });
            HealthCheck check = HealthCheck.judged(HealthCheck.STORE, figures, policy);
            return version.filter(known -> !known.matches())
                    .map(known ->
                            check.down(known.found() > known.needed() ? "store.schema-ahead" : "store.schema-behind"))
                    .orElse(check);
        }

        private HealthCheck relay(String name, Backlog backlog) {
            return HealthCheck.judged(
                    name,
                    Map.of(
                            HealthFigure.UNFINISHED, backlog.unfinished(),
                            HealthFigure.PARKED, backlog.parked(),
                            HealthFigure.OLDEST, since(backlog.oldest()),
                            HealthFigure.OVERDUE, since(backlog.nextDue())),
                    policy);
        }

        private HealthCheck trail(Waiting waiting) {
            return HealthCheck.judged(
                    HealthCheck.TRAIL,
                    Map.of(
                            HealthFigure.UNSEALED, waiting.count(),
                            HealthFigure.UNSEALED_OLDEST, since(waiting.oldest())),
                    policy);
        }

        private HealthCheck balances() {
            int most = policy.counted(HealthFigure.UNFOLDED);
            return HealthCheck.judged(
                    HealthCheck.BALANCES, Map.of(HealthFigure.UNFOLDED, folding.waiting(most)), policy);
        }

        private HealthCheck certificates() {
            Instant soon = now.plus(policy.notice());
            long expired = 0;
            long expiring = 0;
            Optional<Instant> next = Optional.empty();
            for (Expiring each : watch.inUse(now)) {
                Instant end = each.endsAt();
                if (!end.isAfter(now)) {
                    expired++;
                    continue;
                }
                expiring += end.isAfter(soon) ? 0 : 1;
                next = next.filter(known -> !known.isAfter(end)).or(() -> Optional.of(end));
            }
            Map<HealthFigure, Long> figures = new EnumMap<>(HealthFigure.class);
            figures.put(HealthFigure.EXPIRED, expired);
            figures.put(HealthFigure.EXPIRING, expiring);
            next.ifPresent(end -> figures.put(
                    HealthFigure.DAYS_LEFT, Duration.between(now, end).toDays()));
            return HealthCheck.judged(HealthCheck.CERTIFICATES, figures, policy);
        }

        private long since(Optional<Instant> instant) {
            return instant.map(then -> Math.max(0, Duration.between(then, now).toSeconds()))
                    .orElse(0L);
        }
    }
}
