package dev.backoffice.core.event;

import dev.backoffice.core.context.CallContext;
import dev.backoffice.core.error.Input;
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
 *
 * <p>A host that passes events on to a message broker takes them as they are stored, {@link #publishing all of them} or those of
 * {@link #publish some rooms}.
 */
public final class Subscription {
    private final String name;
    private final Map<String, List<Receiver>> receivers;
    private final List<EventPublisher> ofEverything;

    private interface Receiver {
        void receive(RecordedEvent event);
    }

    private Subscription(String name, Map<String, List<Receiver>> receivers, List<EventPublisher> ofEverything) {
        this.name = CodeText.check("subscription", name, 60, CodeText.LOWER);
        this.receivers = receivers;
        this.ofEverything = ofEverything;
    }

    /** A subscription that receives nothing yet. */
    public static Subscription named(String name) {
        return new Subscription(name, Map.of(), List.of());
    }

    /**
     * A subscription that hands every event of every room to a publisher, those of later versions of the library included.
     *
     * <pre>{@code
     * Subscription.publishing("kafka", event -> kafka.send(new ProducerRecord<>("orders", event.aggregateName(), event.toJson())).get())
     * }</pre>
     */
    public static Subscription publishing(String name, EventPublisher publisher) {
        return new Subscription(name, Map.of(), List.of(Input.required(publisher, "publisher")));
    }

    /** Also receives every event of a room. */
    public <E extends DomainEvent> Subscription on(EventCodec<E> codec, EventHandler<E> handler) {
        return receiving(
                codec.types(),
                event -> handler.handle(event.context(), new Occurrence<>(event.key(), event.at(), codec.read(event))));
    }

    /** Also hands every event of a room to a publisher, as it is stored. */
    public Subscription publish(EventCodec<?> codec, EventPublisher publisher) {
        return receiving(codec.types(), Input.required(publisher, "publisher")::publish);
    }

    private Subscription receiving(Set<String> types, Receiver receiver) {
        Map<String, List<Receiver>> more = new LinkedHashMap<>(receivers);
        for (String type : types) {
            List<Receiver> both = new ArrayList<>(more.getOrDefault(type, List.of()));
            both.add(receiver);
            more.put(type, List.copyOf(both));
        }
        return new Subscription(name, more, ofEverything);
    }

    /** The name it is stored under. */
    public String name() {
        return name;
    }

    /** Whether it receives every event there is, whatever its type. */
    public boolean receivesEverything() {
        return !ofEverything.isEmpty();
    }

    /** The event types it names. */
    public Set<String> types() {
        return new TreeSet<>(receivers.keySet());
    }

    /** Hands the event to its handlers, under the event's own tenant and user ({@link CallContext}). */
    public void receive(RecordedEvent event) {
        List<Receiver> these = receivers.getOrDefault(event.type(), List.of());
        if (these.isEmpty() && ofEverything.isEmpty()) {
            throw InvalidInput.of("event.unknown-type", "type", event.type(), "subscription", name);
        }
        these.forEach(receiver -> receiver.receive(event));
        ofEverything.forEach(publisher -> publisher.publish(event));
    }
}
