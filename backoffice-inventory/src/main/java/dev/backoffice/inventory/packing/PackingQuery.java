package dev.backoffice.inventory.packing;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;
import java.time.Instant;
import java.util.Optional;

/**
 * Which packing slips, the one packed first first; see {@link Packing#list}. Goes by an index.
 *
 * <pre>{@code
 * PackingQuery.all().packed(beginOfShift, endOfShift)
 * }</pre>
 *
 * @param packedFrom when they were packed last, inclusive
 * @param packedTo when they were packed last, inclusive
 */
public record PackingQuery(Optional<Instant> packedFrom, Optional<Instant> packedTo) {
    /** @throws InvalidInput {@code input.null} */
    public PackingQuery {
        Input.required(packedFrom, "packedFrom");
        Input.required(packedTo, "packedTo");
    }

    /** All slips. */
    public static PackingQuery all() {
        return new PackingQuery(Optional.empty(), Optional.empty());
    }

    /** Only those packed between two instants, both inclusive. */
    public PackingQuery packed(Instant from, Instant to) {
        return new PackingQuery(
                Optional.of(Input.required(from, "packedFrom")), Optional.of(Input.required(to, "packedTo")));
    }
}
