package dev.backoffice.core.counter;

import dev.backoffice.core.identity.CodeText;
import dev.backoffice.core.identity.TenantId;
import java.util.Comparator;

/**
 * Names a guarded counter, e.g. the stock of {@code MUG-01} at {@code SP1}. Keys are locked in their order.
 *
 * @param tenant whose counter
 * @param kind what is counted, e.g. {@code stock}; at most 60 characters
 * @param name which one, e.g. {@code SP1/MUG-01}; at most 200 characters
 */
public record CounterKey(TenantId tenant, String kind, String name) implements Comparable<CounterKey> {
    private static final Comparator<CounterKey> ORDER = Comparator.comparing(CounterKey::tenant)
            .thenComparing(CounterKey::kind)
            .thenComparing(CounterKey::name);

    public CounterKey {
        CodeText.check("counter.kind", kind, 60, CodeText.LOWER);
        CodeText.check("counter.name", name, 200, CodeText.PRINTABLE);
    }

    @Override
    public int compareTo(CounterKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return tenant + "/" + kind + "/" + name;
    }
}
