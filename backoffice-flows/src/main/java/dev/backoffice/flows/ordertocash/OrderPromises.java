package dev.backoffice.flows.ordertocash;

import dev.backoffice.core.calendar.BusinessCalendar;
import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.NotFound;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.error.Unavailable;
import dev.backoffice.core.event.EventKey;
import dev.backoffice.core.event.Occurrence;
import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.organization.Establishment;
import dev.backoffice.core.organization.WorkTerms;
import dev.backoffice.inventory.order.DeliveryMethod;
import dev.backoffice.inventory.order.OrderEvent;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.order.OrderView;
import dev.backoffice.inventory.order.PartOf;
import dev.backoffice.inventory.shipping.CarrierQuote;
import dev.backoffice.inventory.shipping.PromiseDelivery;
import dev.backoffice.inventory.shipping.PromiseKeeping;
import dev.backoffice.inventory.shipping.PromiseRequest;
import dev.backoffice.inventory.shipping.PromisedDates;
import dev.backoffice.inventory.shipping.Promises;
import dev.backoffice.inventory.shipping.QuoteRequest;
import dev.backoffice.inventory.shipping.ShippingPoint;
import dev.backoffice.inventory.shipping.SplitPromise;
import dev.backoffice.inventory.stock.Site;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * By when an order leaves and arrives, promised once its place is chosen. No order ever waits for its promise: where the
 * carrier cannot say how long it takes, none is made.
 */
final class OrderPromises {
    private final Promises promises;
    private final Optional<ShippingPolicy> policy;
    private final OrderParcels parcels;
    private final PromiseKeeping keeping;

    OrderPromises(Promises promises, Optional<ShippingPolicy> policy, OrderParcels parcels) {
        this.promises = promises;
        this.policy = policy;
        this.parcels = parcels;
        this.keeping = new PromiseKeeping(promises);
    }

    /** Brings a promise, whoever made it, to where its order stands: kept or broken in the end. */
    void follow(CallContext context, Occurrence<OrderEvent> happened) {
        if (promises.find(context, happened.event().order()).isPresent()) {
            keeping.handle(context, happened);
        }
    }

    /** Promises an order for the first time; what was promised before stays. */
    void promise(CallContext context, EventKey key, OrderView order, Establishment from, Instant receivedAt) {
        if (policy.isEmpty()
                || from.work().isEmpty()
                || promises.find(context, order.id()).isPresent()) {
            return;
        }
        dates(context, policy.get(), order, from, order.terms().orderedAt().orElse(receivedAt))
                .ifPresent(dates -> promises.promise(
                        context,
                        new PromiseDelivery(
                                key.commandKey("promise"),
                                order.id(),
                                Site.of(from.site()),
                                dates.value(),
                                dates.reasons())));
    }

    /** Each part was promised for the dates of the whole. */
    void split(CallContext context, EventKey key, OrderId whole, List<OrderView> parts) {
        if (promises.find(context, whole).isEmpty()) {
            return;
        }
        SplitPromise split = new SplitPromise(key.commandKey("promise-parts"), whole, List.of());
        for (OrderView part : parts) {
            Optional<Site> site = part.partOf().flatMap(PartOf::site);
            if (site.isPresent()) {
                split = split.part(part.id(), site.get().code());
            }
        }
        if (!split.parts().isEmpty()) {
            promises.split(context, split);
        }
    }

    private Optional<Explained<PromisedDates>> dates(
            CallContext context, ShippingPolicy shipping, OrderView order, Establishment from, Instant readyAt) {
        WorkTerms work = from.workTerms();
        Optional<Explained<Integer>> transit = transit(context, shipping, order, from, readyAt);
        if (transit.isEmpty()) {
            return Optional.empty();
        }
        BusinessCalendar calendar = shipping.calendars().get(work.calendar());
        PromiseRequest request = new PromiseRequest(
                readyAt,
                from.zone(),
                work,
                calendar,
                calendar,
                transit.get().value(),
                order.terms().channelTerms().shipBy(),
                order.terms().channelTerms().deliverBy());
        Explained<PromisedDates> dates = shipping.rule().promise(request);
        List<Reason> reasons = new ArrayList<>(transit.get().reasons());
        reasons.addAll(dates.reasons());
        return Optional.of(new Explained<>(dates.value(), reasons));
    }

    /** The carrier's business days on the way; none for what is fetched. */
    private Optional<Explained<Integer>> transit(
            CallContext context, ShippingPolicy shipping, OrderView order, Establishment from, Instant readyAt) {
        if (order.terms().delivery() == DeliveryMethod.PICKUP) {
            return Optional.of(Explained.of(0, Reason.of("carrier.none", "It is fetched at " + from.site() + ".")));
        }
        Optional<CarrierChoice.Service> service = shipping.choice().choose(context, order, from);
        if (service.isEmpty()) {
            return Optional.empty();
        }
        QuoteRequest request = QuoteRequest.of(
                service.get().service(),
                ShippingPoint.of(from.address().region(), from.address().postalCode()),
                ShippingPoint.of(order.terms().destination().state()),
                parcels.grams(context, order),
                from.dateOf(readyAt));
        try {
            Explained<CarrierQuote> quote =
                    shipping.carriers().get(service.get().carrier()).quote(request);
            return Optional.of(new Explained<>(quote.value().transitDays(), quote.reasons()));
        } catch (NotFound | RuleViolation | Unavailable notThisWay) {
            return Optional.empty();
        }
    }
}
