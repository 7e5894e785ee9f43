package dev.backoffice.inventory.shipping;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.explanation.Explained;
import dev.backoffice.core.explanation.Reason;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.stock.Site;
import java.util.List;

/**
 * Promises an order for the first time.
 *
 * <pre>{@code
 * PromiseDelivery.of("promise-1001", order, "SP1", PromiseRule.standard().promise(request))
 * }</pre>
 *
 * @param key names the intention
 * @param order which order
 * @param site from where it leaves
 * @param dates by when it leaves and arrives
 * @param reasons how these were found, at most 100
 */
public record PromiseDelivery(IdempotencyKey key, OrderId order, Site site, PromisedDates dates, List<Reason> reasons)
        implements PromiseCommand {
    /** @throws dev.backoffice.core.error.InvalidInput naming the field */
    public PromiseDelivery {
        Input.required(key, "key");
        Input.required(order, "order");
        Input.required(site, "site");
        Input.required(dates, "dates");
        reasons = Input.atMost(100, reasons, "reasons");
    }

    /** As a rule found it. */
    public static PromiseDelivery of(String key, OrderId order, String site, Explained<PromisedDates> dates) {
        return new PromiseDelivery(IdempotencyKey.of(key), order, Site.of(site), dates.value(), dates.reasons());
    }

    @Override
    public Doc form() {
        return Doc.fields()
                .put("order", order.toString())
                .put("site", site.code())
                .put("dates", PromiseCodec.dates(dates))
                .build();
    }
}
