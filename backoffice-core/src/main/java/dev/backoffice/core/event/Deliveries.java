package dev.backoffice.core.event;

import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.marking.HostImplements;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Deliveries over all tenants of a store. Each call is a transaction of its own.
 *
 * <p>Within one aggregate and subscription only the earliest unfinished delivery is ever handed out, so events arrive in
 * order there; nothing is promised between aggregates.
 */
@HostImplements
public interface Deliveries {
    /**
     * Hands out deliveries to a worker: pending ones whose time has come, and claimed ones whose lease has ended.
     *
     * @param subscription of which subscription
     * @param worker who takes them; unique among the workers that run
     * @param now the present
     * @param leaseEnds until when nobody else gets them
     * @param limit how many at most
     * @return those that have been due the longest; those due since the same instant by tenant, kind and id of the
     *     aggregate, version and index, so that what is repeated goes the same way on every store. Characters from U+D800 on stand in
     *     an order of the store's own.
     */
    List<Delivery> claim(String subscription, String worker, Instant now, Instant leaseEnds, int limit);

    /**
     * Ends a claimed delivery as handled.
     *
     * @return false when this worker no longer holds it; nothing changed then
     */
    boolean done(Delivery delivery, String worker);

    /** Gives a claimed delivery back, to be handed out again from an instant on. Returns as {@link #done}. */
    boolean retry(Delivery delivery, String worker, Instant notBefore, String reason);

    /**
     * As {@link #retry}, and this time is not counted among the attempts: what the handler needs is away, or it was not asked at
     * all, which says nothing against the delivery.
     */
    boolean postpone(Delivery delivery, String worker, Instant notBefore, String reason);

    /** Parks a claimed delivery. Returns as {@link #done}. */
    boolean park(Delivery delivery, String worker, String reason);

    /**
     * One page of the parked deliveries, those of the oldest events first; those of the same instant as {@link #claim} has them, and
     * those of one event by subscription.
     *
     * @param subscription of which subscription; empty for all
     * @param after where the last delivery of the page before stood, whatever became of it since; empty for the first page
     * @param limit how many at most, 1 to 10,000
     */
    List<Delivery> parked(Optional<String> subscription, Optional<ParkedPlace> after, int limit);

    /** The first parked deliveries of all subscriptions. */
    default List<Delivery> parked(int limit) {
        return parked(Optional.empty(), Optional.empty(), limit);
    }

    /**
     * Where a parked delivery stands among all.
     *
     * @param at when its event happened
     * @param event its event
     * @param subscription its subscription
     */
    record ParkedPlace(Instant at, EventKey event, String subscription) {
        /** The place of a delivery. */
        public static ParkedPlace of(Delivery delivery) {
            return new ParkedPlace(delivery.event().at(), delivery.event().key(), delivery.subscription());
        }
    }

    /**
     * One page of a tenant's deliveries that are not handled yet: pending, claimed and parked ones. What of them is handled
     * between two pages is left out; what is appended then may be.
     *
     * @param subscription of which subscription
     * @param tenant of which tenant
     * @param after the event of the last delivery of the page before; empty for the first page
     * @param limit how many at most
     * @return by aggregate, in an order of the store's own, and within it in order
     */
    List<Delivery> unfinished(String subscription, TenantId tenant, Optional<EventKey> after, int limit);

    /**
     * Makes a parked delivery pending again; its attempts, and the time since the first of them, are counted anew.
     *
     * @return false when it is not parked
     */
    boolean redrive(String subscription, EventKey event, Instant now);

    /**
     * Gives a parked delivery up, so that its aggregate goes on.
     *
     * @return false when it is not parked
     */
    boolean skip(String subscription, EventKey event, String reason);

    /** How much a subscription is behind. */
    Backlog backlog(String subscription);

    /**
     * When each of these subscriptions may have something to hand out: one look, so that not each of them has to be asked. Too
     * early where the first of a subscription is behind another one of its aggregate, never too late.
     *
     * @return by subscription; those that have nothing to hand out at any time are left out
     */
    default Map<String, Instant> earliest(Collection<String> subscriptions) {
        Map<String, Instant> earliest = new TreeMap<>();
        for (String subscription : subscriptions) {
            backlog(subscription).nextDue().ifPresent(due -> earliest.put(subscription, due));
        }
        return earliest;
    }

    /**
     * How much a subscription is behind.
     *
     * @param unfinished pending, claimed and parked deliveries
     * @param parked parked ones
     * @param oldest when the oldest unfinished event happened
     * @param nextDue when the next may be handed out, parked ones and what they block aside
     */
    record Backlog(long unfinished, long parked, Optional<Instant> oldest, Optional<Instant> nextDue) {}
}
