package dev.backoffice.core.event;

import dev.backoffice.core.error.BackofficeException;
import dev.backoffice.core.error.CommitUnknown;
import dev.backoffice.core.error.Conflict;
import dev.backoffice.core.error.Unavailable;
import dev.backoffice.core.identity.Moment;
import dev.backoffice.core.insight.Observer;
import dev.backoffice.core.job.DueJob;
import dev.backoffice.core.job.Outlook;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands the events of one subscription to its handlers: at least once, in order within each aggregate. Any number of relays
 * may work on one subscription.
 *
 * <p>A failure that may pass is tried again after 1, 2, 4 … seconds, up to {@link #LONGEST_PAUSE} apart: when something is
 * unavailable until {@link #PATIENCE} has passed since the first attempt, otherwise {@link #MOST_ATTEMPTS} times, in which what
 * was unavailable does not count. Then, or at once when it cannot pass, the delivery is parked; so is one that was handed out that
 * often and never heard of again, because it ends the process of its handler.
 */
public final class Relay implements DueJob {
    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
    private static final Duration LEASE = Duration.ofMinutes(2);

    /** 1 day: how long what fails because something is unavailable is tried again, from its first attempt on. */
    public static final Duration PATIENCE = Duration.ofDays(1);

    /** 20: how often a delivery is handed out at most, those times aside when something was unavailable. */
    public static final int MOST_ATTEMPTS = 20;

    /** 10 minutes: no pause between two attempts is longer. */
    public static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private final Deliveries deliveries;
    private final Subscription subscription;
    private final InstantSource clock;
    private final Observer observer;

    /**
     * @param subscription whose handlers get the events
     * @param clock tells when the lease of what was claimed has ended: the rest is then left to others
     */
    public Relay(Deliveries deliveries, Subscription subscription, InstantSource clock, Observer observer) {
        this.deliveries = deliveries;
        this.subscription = subscription;
        this.clock = clock;
        this.observer = observer;
    }

    /** One look over the deliveries of all these subscriptions. */
    public static Outlook outlook(Deliveries deliveries, Collection<Subscription> subscriptions) {
        List<String> names = subscriptions.stream().map(Subscription::name).toList();
        return () -> {
            Map<String, Instant> earliest = deliveries.earliest(names);
            return names.stream()
                    .collect(Collectors.toMap(Relay::job, name -> Optional.ofNullable(earliest.get(name))));
        };
    }

    private static String job(String subscription) {
        return "relay." + subscription;
    }

    @Override
    public String name() {
        return job(subscription.name());
    }

    @Override
    public boolean exclusive() {
        return false;
    }

    @Override
    public Done run(Moment moment, int limit) {
        String worker = moment.newId().toString();
        Instant leaseEnds = moment.now().plus(LEASE);
        List<Delivery> claimed = deliveries.claim(subscription.name(), worker, moment.now(), leaseEnds, limit);
        int handled = 0;
        for (Delivery delivery : claimed) {
            Instant now = Moment.of(clock, moment.ids()).now();
            if (!now.isBefore(leaseEnds)) {
                // another worker may have these by now; handling them as well would only be work for nothing
                deliveries.postpone(delivery, worker, now, "");
                continue;
            }
            deliver(delivery, worker, now);
            handled++;
        }
        if (!claimed.isEmpty()) {
            return Done.of(handled);
        }
        return new Done(0, nextDue());
    }

    private Optional<Instant> nextDue() {
        return deliveries.backlog(subscription.name()).nextDue();
    }

    private void deliver(Delivery delivery, String worker, Instant now) {
        String outcome;
        try {
            if (delivery.attempts() > MOST_ATTEMPTS) {
                throw new HandedOutTooOften();
            }
            subscription.receive(delivery.event());
            outcome = deliveries.done(delivery, worker) ? "done" : "lost";
        } catch (Unavailable away) {
            outcome = whenBack(delivery, worker, now, away);
        } catch (CommitUnknown mayPass) {
            outcome = later(delivery, worker, now, mayPass);
        } catch (Conflict conflict) {
            outcome = conflict.retryable() ? later(delivery, worker, now, conflict) : park(delivery, worker, conflict);
        } catch (RuntimeException lasting) {
            outcome = park(delivery, worker, lasting);
        }
        observer.delivered(delivery, outcome, Duration.between(delivery.event().at(), now));
    }

    private String whenBack(Delivery delivery, String worker, Instant now, Unavailable away) {
        if (waited(delivery, now).compareTo(PATIENCE) >= 0) {
            return park(delivery, worker, away);
        }
        deliveries.postpone(delivery, worker, now.plus(pause(delivery, now)), reason(away));
        return "retry";
    }

    private String later(Delivery delivery, String worker, Instant now, RuntimeException failure) {
        if (delivery.attempts() >= MOST_ATTEMPTS) {
            return park(delivery, worker, failure);
        }
        deliveries.retry(delivery, worker, now.plus(pause(delivery, now)), reason(failure));
        return "retry";
    }

    /** One second longer than the delivery has waited so far: 1, then 2 at second 1, then 4 at second 3. */
    private static Duration pause(Delivery delivery, Instant now) {
        Duration pause = waited(delivery, now).plusSeconds(1);
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private static Duration waited(Delivery delivery, Instant now) {
        return Duration.between(delivery.since().orElse(now), now);
    }

    private String park(Delivery delivery, String worker, RuntimeException failure) {
        LOG.atError()
                .addKeyValue("subscription", subscription.name())
                .addKeyValue("event", delivery.event().key())
                .setCause(failure)
                .log("delivery parked");
        deliveries.park(delivery, worker, reason(failure));
        return "parked";
    }

    /**
     * What is stored of a failure: the code and details of one of ours, which name nobody; of any other its type and where it was
     * thrown, because its text may quote a person. The log has all of it.
     */
    private static String reason(RuntimeException failure) {
        String text;
        if (failure instanceof BackofficeException || failure instanceof HandedOutTooOften) {
            text = String.valueOf(failure.getMessage());
        } else {
            StackTraceElement[] places = failure.getStackTrace();
            text = failure.getClass().getName() + (places.length == 0 ? "" : " at " + places[0]);
        }
        return text.length() <= 1000 ? text : text.substring(0, 1000);
    }

    /** It ended whoever had it, so handing it out again would only end one process after the other. */
    private static final class HandedOutTooOften extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        HandedOutTooOften() {
            super("handed out " + MOST_ATTEMPTS + " times without an outcome");
        }
    }
}
