package dev.backoffice.core.store;

import dev.backoffice.core.event.DomainEvent;
import dev.backoffice.core.event.EventCodec;
import java.util.Map;
import java.util.function.Function;

/**
 * How one kind of aggregate is kept as documents. One constant per room.
 *
 * @param kind the stable name, e.g. {@code order}
 * @param codec its stored form
 * @param events the stored form of its events
 * @param id its id as text
 * @param indexes texts to find it by, by index name
 */
public record AggregateType<A, E extends DomainEvent>(
        String kind,
        Codec<A> codec,
        EventCodec<E> events,
        Function<? super A, String> id,
        Function<? super A, Map<String, String>> indexes) {}
