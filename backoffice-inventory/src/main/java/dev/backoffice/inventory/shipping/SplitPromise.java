package dev.backoffice.inventory.shipping;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.IdempotencyKey;
import dev.backoffice.core.store.Doc;
import dev.backoffice.inventory.order.OrderId;
import dev.backoffice.inventory.stock.Site;
import jakarta.validation.constraints.NotEmpty;
import java.util.ArrayList;
import java.util.List;

/**
 * Carries the promise of an order that goes on in parts over to its parts: each was promised for the same dates.
 *
 * @param key names the intention
 * @param order the order that was split
 * @param parts its parts, at most 100
 */
public record SplitPromise(
        IdempotencyKey key, OrderId order, @NotEmpty List<Part> parts) implements PromiseCommand {
    /**
     * A part of an order.
     *
     * @param order the part's own id
     * @param site from where it leaves
     */
    public record Part(OrderId order, Site site) {
        public Part {
            Input.required(order, "order");
            Input.required(site, "site");
        }
    }

    /** @throws InvalidInput naming the field, {@code promise.part-twice} */
    public SplitPromise {
        Input.required(key, "key");
        Input.required(order, "order");
        parts = Input.atMost(100, parts, "parts");
        if (parts.stream().map(Part::order).distinct().count() < parts.size()) {
            throw InvalidInput.of("promise.part-twice", "order", order.toString());
        }
    }

    /** A split without parts yet. */
    public static SplitPromise of(String key, OrderId order) {
        return new SplitPromise(IdempotencyKey.of(key), order, List.of());
    }

    /** Also this part. */
    public SplitPromise part(OrderId part, String site) {
        List<Part> more = new ArrayList<>(parts);
        more.add(new Part(part, Site.of(site)));
        return new SplitPromise(key, order, more);
    }

    @Override
    public Doc form() {
        return Doc.fields()
                .put("order", order.toString())
                .put(
                        "parts",
                        parts,
                        part -> Doc.fields()
                                .put("order", part.order().toString())
                                .put("site", part.site().code())
                                .build())
                .build();
    }
}
