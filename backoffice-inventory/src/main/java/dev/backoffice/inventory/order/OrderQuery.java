package dev.backoffice.inventory.order;

import dev.backoffice.core.error.Input;
import dev.backoffice.inventory.catalog.Sku;
import java.time.Instant;
import java.util.Optional;

/**
 * Which orders; see {@link Orders#list}. The one that came in first is first, but for {@link #notFetchedBy}.
 *
 * <pre>{@code
 * OrderQuery.all().status(OrderStatus.Kind.PACKED)
 * OrderQuery.all().waitsFor(WaitReason.AWAITING_PAYMENT).channel("site")
 * }</pre>
 *
 * <p>One filter goes by an index of the store: the first given of {@code notFetchedBy}, {@code shortOf}, {@code waitsFor}, {@code status}
 * and {@code channel}, together with {@code arrived}. The others are asked of the rows it brings.
 *
 * @param status where they stand
 * @param waitsFor the code of what they wait for
 * @param shortOf the item they wait for more of
 * @param notFetchedBy they wait at the counter and were to be fetched before this; the earliest first
 * @param channel where they came from
 * @param arrivedFrom when they came in, inclusive
 * @param arrivedTo when they came in, inclusive
 */
public record OrderQuery(
        Optional<OrderStatus.Kind> status,
        Optional<String> waitsFor,
        Optional<Sku> shortOf,
        Optional<Instant> notFetchedBy,
        Optional<String> channel,
        Optional<Instant> arrivedFrom,
        Optional<Instant> arrivedTo) {
    private static final OrderQuery ALL = new OrderQuery(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** @throws dev.backoffice.core.error.InvalidInput naming the field of a text that is blank or too long */
    public OrderQuery {
        waitsFor.ifPresent(code -> Input.text(code, "waitsFor", 60));
        channel.ifPresent(name -> Input.text(name, "channel", 60));
    }

    /** All orders. */
    public static OrderQuery all() {
        return ALL;
    }

    /** Only those that stand here. */
    public OrderQuery status(OrderStatus.Kind kind) {
        return new OrderQuery(
                Optional.of(Input.required(kind, "status")),
                waitsFor,
                shortOf,
                notFetchedBy,
                channel,
                arrivedFrom,
                arrivedTo);
    }

    /** Only those that wait for this, e.g. {@link WaitReason#AWAITING_PAYMENT}. */
    public OrderQuery waitsFor(String code) {
        return new OrderQuery(
                status,
                Optional.of(Input.required(code, "waitsFor")),
                shortOf,
                notFetchedBy,
                channel,
                arrivedFrom,
                arrivedTo);
    }

    /** Only those that wait for more of an item. */
    public OrderQuery shortOf(Sku sku) {
        return new OrderQuery(
                status,
                waitsFor,
                Optional.of(Input.required(sku, "sku")),
                notFetchedBy,
                channel,
                arrivedFrom,
                arrivedTo);
    }

    /** Only those nobody fetched before a time: who runs the shop cancels them or keeps them longer. */
    public OrderQuery notFetchedBy(Instant time) {
        return new OrderQuery(
                status,
                waitsFor,
                shortOf,
                Optional.of(Input.required(time, "notFetchedBy")),
                channel,
                arrivedFrom,
                arrivedTo);
    }

    /** Only those that came from here. */
    public OrderQuery channel(String name) {
        return new OrderQuery(
                status,
                waitsFor,
                shortOf,
                notFetchedBy,
                Optional.of(Input.required(name, "channel")),
                arrivedFrom,
                arrivedTo);
    }

    /** Only those that came in between two instants, both inclusive. */
    public OrderQuery arrived(Instant from, Instant to) {
        return new OrderQuery(
                status,
                waitsFor,
                shortOf,
                notFetchedBy,
                channel,
                Optional.of(Input.required(from, "arrivedFrom")),
                Optional.of(Input.required(to, "arrivedTo")));
    }
}
