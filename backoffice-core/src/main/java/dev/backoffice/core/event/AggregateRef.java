package dev.backoffice.core.event;

/**
 * What an event happened to.
 *
 * @param kind e.g. {@code order}
 * @param id its id as text
 */
public record AggregateRef(String kind, String id) {
    /** As the constructor. */
    public static AggregateRef of(String kind, String id) {
        return new AggregateRef(kind, id);
    }

    @Override
    public String toString() {
        return kind + "/" + id;
    }
}
