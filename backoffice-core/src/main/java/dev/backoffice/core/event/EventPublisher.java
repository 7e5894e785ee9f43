package dev.backoffice.core.event;

import dev.backoffice.core.marking.HostImplements;

/**
 * Hands events on to the world outside, e.g. to a topic of a message broker; see {@link Subscription#publishing}. Called by as many
 * threads as run the heartbeat; thread-safe.
 */
@HostImplements
@FunctionalInterface
public interface EventPublisher {
    /**
     * Publishes an event, and returns when the broker has it for good: what is returned from is not published again.
     *
     * <p>It may be called more than once for one event, when a process ends between the broker's answer and ours: consumers tell
     * repeats by {@link RecordedEvent#id()}. Events of one aggregate come in order, and stay so when {@link
     * RecordedEvent#aggregateName()} is the message's partition key.
     *
     * @throws dev.backoffice.core.error.Unavailable when the broker cannot be reached: it is tried again for {@link Relay#PATIENCE}
     * @throws RuntimeException any other parks the event, and with it the later ones of its aggregate
     */
    void publish(RecordedEvent event);
}
