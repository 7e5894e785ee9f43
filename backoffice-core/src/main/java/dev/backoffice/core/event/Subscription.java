package dev.backoffice.core.event;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.CodeText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A named receiver of events. The name is stored with each delivery: keep it for ever.
 *
 * <pre>{@code
 * Subscription.named("order-to-cash")
 *         .on(OrderEvents.CODEC, flow::orderMoved)
 *         .on(FiscalDocumentEvents.CODEC, flow::noteMoved);
 * }</pre>
 */
public final class Subscription {
    private final String name;
    private final Map<String, List<Receiver>> receivers;

    private interface Receiver {
        void receive(RecordedEvent event);
    }

    private Subscription(String name, Map<String, List<Receiver>> receivers) {
        this.name = CodeText.check("subscription", name, 60, CodeText.LOWER);
        this.receivers = receivers;
    }

    /** A subscription that receives nothing yet. */
    public static Subscription named(String name) {
        return new Subscription(name, Map.of());
    }

    /** Also receives every event of a room. */
    public <E extends DomainEvent> Subscription on(EventCodec<E> codec, EventHandler<E> handler) {
        Map<String, List<Receiver>> more = new LinkedHashMap<>(receivers);
        for (String type : codec.types()) {
            List<Receiver> both = new ArrayList<>(more.getOrDefault(type, List.of()));
            both.add(event ->
                    handler.handle(event.context(), new Occurrence<>(event.key(), event.at(), codec.read(event))));
            more.put(type, List.copyOf(both));
        }
        return new Subscription(name, more);
    }

    /** The name it is stored under. */
    public String name() {
        return name;
    }

    /** The event types it receives. */
    public Set<String> types() {
        return new TreeSet<>(receivers.keySet());
    }

    /** Hands the event to its handlers, under the event's own tenant and user ({@link CallContext}). */
    public void receive(RecordedEvent event) {
        List<Receiver> these = receivers.get(event.type());
        if (these == null) {
            throw InvalidInput.of("event.unknown-type", "type", event.type(), "subscription", name);
        }
        these.forEach(receiver -> receiver.receive(event));
    }
}
