package dev.backoffice.core.store;

import dev.backoffice.core.event.DomainEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What a move of an aggregate gives: its next state and what happened. Nothing is stored yet.
 *
 * @param state the next state
 * @param events what happened, in order
 */
public record Transition<A, E extends DomainEvent>(A state, List<E> events) {
    public Transition {
        events = List.copyOf(events);
    }

    /** A move that makes one event. */
    public static <A, E extends DomainEvent> Transition<A, E> of(A state, E event) {
        return new Transition<>(state, List.of(event));
    }

    /** A move that makes these events, in order. */
    public static <A, E extends DomainEvent> Transition<A, E> of(A state, List<E> events) {
        return new Transition<>(state, events);
    }

    /** Moves on from the state reached: the events of both moves, in order. */
    public Transition<A, E> then(Function<? super A, Transition<A, E>> next) {
        Transition<A, E> after = next.apply(state);
        List<E> all = new ArrayList<>(events);
        all.addAll(after.events());
        return new Transition<>(after.state(), all);
    }
}
