package dev.backoffice.core.store;

import dev.backoffice.core.error.InvalidInput;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The stored form of anything: a small tree of texts, exact decimals, booleans, lists and maps.
 *
 * <p>Aggregates and events write themselves into it, stores keep it and know nothing else. There is no null: what is absent is
 * left out. Immutable and thread-safe; equal trees are equal whatever the order of their map entries, and decimals keep their scale.
 */
public sealed interface Doc {
    /**
     * A text; may be empty.
     *
     * @param value kept as it is; may be empty
     */
    record Text(String value) implements Doc {}

    /**
     * An exact decimal of at most 150 digits, with its scale: {@code 1.50} is not {@code 1.5}.
     *
     * @param value never rounded; its scale is part of it
     */
    record Num(BigDecimal value) implements Doc {
        private static final int MOST_DIGITS = 150;

        /** @throws InvalidInput {@code input.too-long} when it has more digits */
        public Num {
            if (value.precision() > MOST_DIGITS) {
                throw InvalidInput.of(
                        "input.too-long",
                        "field",
                        "number",
                        "limit",
                        Integer.toString(MOST_DIGITS),
                        "length",
                        Integer.toString(value.precision()));
            }
        }
    }

    /**
     * True or false.
     *
     * @param value which of the two
     */
    record Bool(boolean value) implements Doc {}

    /**
     * Values in order.
     *
     * @param values copied; may be empty
     */
    record Items(List<Doc> values) implements Doc {
        public Items {
            values = List.copyOf(values);
        }
    }

    /**
     * Named values, in the order they were put.
     *
     * @param values by name; copied, may be empty
     */
    record Fields(Map<String, Doc> values) implements Doc {
        public Fields {
            values = FieldMap.copyOf(values);
        }
    }

    /** A text. */
    static Doc of(String text) {
        return new Text(text);
    }

    /** A number; its scale is kept. */
    static Doc of(BigDecimal number) {
        return new Num(number);
    }

    /** A whole number. */
    static Doc of(long number) {
        return new Num(BigDecimal.valueOf(number));
    }

    /** A truth value. */
    static Doc of(boolean value) {
        return new Bool(value);
    }

    /** A list. */
    static Doc of(Collection<? extends Doc> values) {
        return new Items(List.copyOf(values));
    }

    /** A list of what is written of each value. */
    static <T> Doc list(Collection<? extends T> values, Function<? super T, ? extends Doc> write) {
        List<Doc> docs = new ArrayList<>(values.size());
        for (T value : values) {
            docs.add(write.apply(value));
        }
        return new Items(docs);
    }

    /** Begins a map. */
    static Builder fields() {
        return new Builder();
    }

    /** A map under construction. */
    final class Builder {
        private final Map<String, Doc> values = new LinkedHashMap<>();

        private Builder() {}

        /** Adds a field, or replaces the one of that name. */
        public Builder put(String name, Doc value) {
            values.put(name, value);
            return this;
        }

        /** As {@link #put(String, Doc)} with a text. */
        public Builder put(String name, String value) {
            return put(name, Doc.of(value));
        }

        /** As {@link #put(String, Doc)} with a number. */
        public Builder put(String name, BigDecimal value) {
            return put(name, Doc.of(value));
        }

        /** As {@link #put(String, Doc)} with a whole number. */
        public Builder put(String name, long value) {
            return put(name, Doc.of(value));
        }

        /** As {@link #put(String, Doc)} with a truth value. */
        public Builder put(String name, boolean value) {
            return put(name, Doc.of(value));
        }

        /** An instant as ISO 8601 in UTC. */
        public Builder put(String name, Instant value) {
            return put(name, value.toString());
        }

        /** A date as ISO 8601. */
        public Builder put(String name, LocalDate value) {
            return put(name, value.toString());
        }

        /** Puts the value when there is one. */
        public <T> Builder put(String name, Optional<T> value, Function<? super T, ? extends Doc> write) {
            value.ifPresent(present -> put(name, write.apply(present)));
            return this;
        }

        /** As {@link #put(String, Doc)} with a list of what is written of each value. */
        public <T> Builder put(String name, Collection<? extends T> values, Function<? super T, ? extends Doc> write) {
            return put(name, Doc.list(values, write));
        }

        /** The fields put so far, in that order. */
        public Doc build() {
            return new Fields(values);
        }
    }

    // ---- reading: what is missing or of another kind is a typed error that names the field

    /** Whether this map has the name. */
    default boolean has(String name) {
        return asFields().containsKey(name);
    }

    /** The value under the name. */
    default Doc get(String name) {
        Doc value = asFields().get(name);
        if (value == null) {
            throw InvalidInput.of("store.field-missing", "field", name);
        }
        return value;
    }

    /** The value under the name, when there. */
    default Optional<Doc> find(String name) {
        return Optional.ofNullable(asFields().get(name));
    }

    /** The text of a field; throws as {@link #get} and {@link #asText}. */
    default String text(String name) {
        return get(name).asText();
    }

    /** The number of a field; throws as {@link #get} and {@link #asNumber}. */
    default BigDecimal number(String name) {
        return get(name).asNumber();
    }

    /** The whole number of a field; throws as {@link #get} and {@link #asLong}. */
    default long integer(String name) {
        return get(name).asLong();
    }

    /** The truth value of a field; throws as {@link #get}, and {@code store.field-kind} when it is none. */
    default boolean bool(String name) {
        if (get(name) instanceof Bool bool) {
            return bool.value();
        }
        throw InvalidInput.of("store.field-kind", "field", name, "wanted", "boolean");
    }

    /** The instant of a field, written as ISO 8601 text; throws as {@link #get}, and {@code store.field-kind} when it is none. */
    default Instant instant(String name) {
        try {
            return Instant.parse(text(name));
        } catch (DateTimeParseException notAnInstant) {
            throw InvalidInput.of("store.field-kind", "field", name, "wanted", "instant");
        }
    }

    /** The date of a field, written as ISO 8601 text; throws as {@link #get}, and {@code store.field-kind} when it is none. */
    default LocalDate date(String name) {
        try {
            return LocalDate.parse(text(name));
        } catch (DateTimeParseException notADate) {
            throw InvalidInput.of("store.field-kind", "field", name, "wanted", "date");
        }
    }

    /** What is read of each element of a field's list; throws as {@link #get} and {@link #asItems}. */
    default <T> List<T> list(String name, Function<? super Doc, ? extends T> read) {
        List<T> values = new ArrayList<>();
        for (Doc value : get(name).asItems()) {
            values.add(read.apply(value));
        }
        return Collections.unmodifiableList(values);
    }

    /** This as a text; {@code store.field-kind} when it is none. */
    default String asText() {
        if (this instanceof Text text) {
            return text.value();
        }
        throw InvalidInput.of("store.field-kind", "field", "", "wanted", "text");
    }

    /** This as a number; {@code store.field-kind} when it is none. */
    default BigDecimal asNumber() {
        if (this instanceof Num number) {
            return number.value();
        }
        throw InvalidInput.of("store.field-kind", "field", "", "wanted", "number");
    }

    /** This as a whole number of 64 bits; {@code store.field-kind} when it is none. */
    default long asLong() {
        try {
            return asNumber().longValueExact();
        } catch (ArithmeticException notWhole) {
            throw InvalidInput.of("store.field-kind", "field", "", "wanted", "whole number");
        }
    }

    /** The elements of this list; {@code store.field-kind} when it is none. */
    default List<Doc> asItems() {
        if (this instanceof Items items) {
            return items.values();
        }
        throw InvalidInput.of("store.field-kind", "field", "", "wanted", "list");
    }

    /** The fields of this by name, in the order put; {@code store.field-kind} when it has none. */
    default Map<String, Doc> asFields() {
        if (this instanceof Fields fields) {
            return fields.values();
        }
        throw InvalidInput.of("store.field-kind", "field", "", "wanted", "map");
    }

    // ---- text form

    /**
     * The tree as JSON, names in the order put, decimals with their scale. {@link #parse} reads it back equal.
     *
     * @throws InvalidInput {@code store.json} when it is more than 100 deep, which could not be read back
     */
    default String toJson() {
        return Json.write(this, false);
    }

    /** The tree as JSON with sorted names: equal trees have equal text, so it can be hashed. */
    default String canonical() {
        return Json.write(this, true);
    }

    /**
     * Reads what {@link #toJson()} wrote.
     *
     * @throws InvalidInput {@code store.json} with the position where it is not such a text
     */
    static Doc parse(String json) {
        return Json.parse(json);
    }

    /**
     * Carries fields that the present code does not know over to a new version of the same document. In a list an element that
     * did not change keeps its own wherever it stands now; one that changed keeps those of its place while the list is as long
     * as before.
     *
     * @param stored what the store held
     * @param understood what the present code writes for what it read from {@code stored}
     * @param next what the present code writes now
     * @return {@code next} with the fields of {@code stored} that {@code understood} lacks
     */
    static Doc carryUnknown(Doc stored, Doc understood, Doc next) {
        if (stored instanceof Items old && understood instanceof Items known && next instanceof Items fresh) {
            return carryUnknownItems(old.values(), known.values(), fresh.values());
        }
        if (!(stored instanceof Fields old && understood instanceof Fields known && next instanceof Fields fresh)) {
            return next;
        }
        Map<String, Doc> merged = new LinkedHashMap<>(fresh.values());
        for (Map.Entry<String, Doc> field : old.values().entrySet()) {
            String name = field.getKey();
            Doc readable = known.values().get(name);
            if (readable == null) {
                merged.putIfAbsent(name, field.getValue());
            } else if (merged.containsKey(name)) {
                merged.put(name, carryUnknown(field.getValue(), readable, merged.getOrDefault(name, readable)));
            }
        }
        return new Fields(merged);
    }

    private static Doc carryUnknownItems(List<Doc> stored, List<Doc> understood, List<Doc> next) {
        if (stored.equals(understood) || stored.size() != understood.size()) {
            return new Items(next);
        }
        Map<Doc, Deque<Integer>> unchanged = new HashMap<>();
        for (int i = 0; i < understood.size(); i++) {
            unchanged
                    .computeIfAbsent(understood.get(i), key -> new ArrayDeque<>())
                    .add(i);
        }
        List<Integer> from = new ArrayList<>(next.size());
        Set<Integer> taken = new HashSet<>();
        for (Doc item : next) {
            Deque<Integer> places = unchanged.get(item);
            Integer place = places == null ? null : places.poll();
            from.add(place == null ? -1 : place);
            taken.add(from.get(from.size() - 1));
        }
        List<Doc> merged = new ArrayList<>(next.size());
        for (int i = 0; i < next.size(); i++) {
            int place = from.get(i);
            if (place < 0 && next.size() == understood.size() && !taken.contains(i)) {
                place = i;
            }
            merged.add(place < 0 ? next.get(i) : carryUnknown(stored.get(place), understood.get(place), next.get(i)));
        }
        return new Items(merged);
    }
}
