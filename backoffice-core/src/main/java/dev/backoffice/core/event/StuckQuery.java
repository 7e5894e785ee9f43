package dev.backoffice.core.event;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.page.Page;
import dev.backoffice.core.page.PageRequest;
import dev.backoffice.core.page.PageToken;
import dev.backoffice.core.store.Doc;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which deliveries that failed for good; over all tenants of a store, for who runs it.
 *
 * <pre>{@code
 * StuckQuery.all()
 * StuckQuery.all().subscription("order-to-cash")
 * }</pre>
 *
 * @param subscription only those of this subscription; empty for all
 */
public record StuckQuery(Optional<String> subscription) {
    public StuckQuery {
        subscription.ifPresent(name -> Input.text(name, "subscription", 120));
    }

    /** All of them. */
    public static StuckQuery all() {
        return new StuckQuery(Optional.empty());
    }

    /** Only those of this subscription. */
    public StuckQuery subscription(String name) {
        return new StuckQuery(Optional.of(name));
    }

    /**
     * One page of them, those of the oldest events first. Costs the parked deliveries it passes.
     *
     * @throws dev.backoffice.core.error.InvalidInput {@code page.token}
     */
    public Page<Delivery> page(Deliveries deliveries, PageRequest page) {
        String scope =
                Doc.list(List.of("stuck", subscription.orElse("")), Doc::of).toJson();
        List<Delivery> rows = deliveries.parked(
                subscription, page.after().map(token -> token.placeIn(scope, StuckQuery::parse)), page.limit() + 1);
        return Page.of(rows, page.limit(), last -> PageToken.of(scope, place(last)));
    }

    private static List<String> place(Delivery last) {
        EventKey key = last.event().key();
        return List.of(
                last.event().at().toString(),
                key.tenant().value(),
                key.aggregate().kind(),
                key.aggregate().id(),
                Long.toString(key.version()),
                Integer.toString(key.index()),
                last.subscription());
    }

    private static Deliveries.ParkedPlace parse(List<String> place) {
        return new Deliveries.ParkedPlace(
                Instant.parse(place.get(0)),
                new EventKey(
                        TenantId.of(place.get(1)),
                        AggregateRef.of(place.get(2), place.get(3)),
                        Long.parseLong(place.get(4)),
                        Integer.parseInt(place.get(5))),
                place.get(6));
    }
}
