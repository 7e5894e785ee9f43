package dev.backoffice.core.counter;

import dev.backoffice.core.error.InvalidInput;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** One thing to do with guarded counters of one tenant: all of it happens, or none. */
public sealed interface CounterOperation {
    /**
     * Puts more on hand, or takes away what nobody holds.
     *
     * @param changes by counter, positive or negative, not zero
     */
    record Adjust(Map<CounterKey, Long> changes) implements CounterOperation {
        public Adjust {
            changes = CounterAmounts.sorted(changes);
            CounterAmounts.ofOneTenant(changes.keySet().iterator().next().tenant(), changes);
            changes.forEach((key, amount) -> {
                if (amount == 0) {
                    throw InvalidInput.of("input.zero", "field", "change", "counter", key.name());
                }
            });
        }
    }

    /**
     * Sets the least that must stay available; what is held already is not touched.
     *
     * @param counter which counter
     * @param floor the least of {@code onHand - held}; negative to allow that much to be oversold on purpose
     */
    record SetFloor(CounterKey counter, long floor) implements CounterOperation {}

    /**
     * Holds amounts of several counters together.
     *
     * @param hold the id of the new hold
     * @param amounts by counter, each above zero
     * @param expiresAt from when on anybody may expire it, in whole microseconds, which every store keeps exactly
     */
    record Place(HoldKey hold, Map<CounterKey, Long> amounts, Instant expiresAt) implements CounterOperation {
        public Place {
            expiresAt = expiresAt.truncatedTo(ChronoUnit.MICROS);
            amounts = CounterAmounts.positive(amounts);
            CounterAmounts.ofOneTenant(hold.tenant(), amounts);
        }
    }

    /**
     * Takes held amounts for good: off the hold and off hand.
     *
     * @param hold which hold
     * @param parts by counter, each above zero; empty for all that is live
     */
    record Commit(HoldKey hold, Map<CounterKey, Long> parts) implements CounterOperation {
        public Commit {
            parts = parts.isEmpty() ? Map.of() : CounterAmounts.positive(parts);
        }
    }

    /**
     * Gives held amounts back.
     *
     * @param hold which hold
     * @param parts by counter, each above zero; empty for all that is live
     */
    record Release(HoldKey hold, Map<CounterKey, Long> parts) implements CounterOperation {
        public Release {
            parts = parts.isEmpty() ? Map.of() : CounterAmounts.positive(parts);
        }
    }

    /**
     * Gives back all that is live of a hold whose time has passed.
     *
     * @param hold which hold
     */
    record Expire(HoldKey hold) implements CounterOperation {}
}
