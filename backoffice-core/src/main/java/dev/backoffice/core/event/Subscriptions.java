package dev.backoffice.core.event;

import dev.backoffice.core.error.InvalidInput;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** All subscriptions of a back office. An event type reaches each one that names it, and those that receive everything. Immutable and thread-safe. */
public final class Subscriptions {
    private final Map<String, Subscription> byName;
    private final Map<String, Set<String>> namesByType;
    private final Set<String> ofEverything;

    private Subscriptions(Map<String, Subscription> byName, Map<String, Set<String>> namesByType) {
        this.byName = byName;
        this.ofEverything = byName.values().stream()
                .filter(Subscription::receivesEverything)
                .map(Subscription::name)
                .collect(Collectors.toCollection(TreeSet::new));
        namesByType.values().forEach(names -> names.addAll(ofEverything));
        this.namesByType = namesByType;
    }

    /** Nobody listens. */
    public static Subscriptions none() {
        return of();
    }

    /**
     * These subscriptions.
     *
     * @throws InvalidInput {@code event.duplicate-subscription} when two have one name
     */
    public static Subscriptions of(Subscription... subscriptions) {
        Map<String, Subscription> byName = new LinkedHashMap<>();
        Map<String, Set<String>> namesByType = new HashMap<>();
        for (Subscription subscription : subscriptions) {
            if (byName.put(subscription.name(), subscription) != null) {
                throw InvalidInput.of("event.duplicate-subscription", "subscription", subscription.name());
            }
            for (String type : subscription.types()) {
                namesByType.computeIfAbsent(type, key -> new TreeSet<>()).add(subscription.name());
            }
        }
        return new Subscriptions(Collections.unmodifiableMap(byName), namesByType);
    }

    /** The names of those that receive this event type. */
    public Set<String> receiving(String eventType) {
        return Collections.unmodifiableSet(namesByType.getOrDefault(eventType, ofEverything));
    }

    /** Each subscription once, in the order given. */
    public Collection<Subscription> all() {
        return List.copyOf(byName.values());
    }
}
