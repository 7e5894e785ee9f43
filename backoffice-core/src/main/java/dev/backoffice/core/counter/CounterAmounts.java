package dev.backoffice.core.counter;

import dev.backoffice.core.error.InvalidInput;
import dev.backoffice.core.identity.TenantId;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Checks amounts by counter. */
final class CounterAmounts {
    private CounterAmounts() {}

    static SortedMap<CounterKey, Long> sorted(Map<CounterKey, Long> amounts) {
        if (amounts.isEmpty()) {
            throw InvalidInput.of("input.empty", "field", "amounts");
        }
        return Collections.unmodifiableSortedMap(new TreeMap<>(amounts));
    }

    static void ofOneTenant(TenantId tenant, Map<CounterKey, Long> amounts) {
        for (CounterKey key : amounts.keySet()) {
            if (!key.tenant().equals(tenant)) {
                throw InvalidInput.of("counter.mixed-tenants", "counter", key.name());
            }
        }
    }

    static SortedMap<CounterKey, Long> positive(Map<CounterKey, Long> amounts) {
        amounts.forEach((key, amount) -> {
            if (amount <= 0) {
                throw InvalidInput.of(
                        "input.not-positive", "field", "amount", "counter", key.name(), "value", amount.toString());
            }
        });
        return sorted(amounts);
    }
}
