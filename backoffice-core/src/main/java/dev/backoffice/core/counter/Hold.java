package dev.backoffice.core.counter;

import java.time.Instant;
import java.util.List;

/**
 * Amounts of one or more counters set aside together, until they are committed, released or expire.
 *
 * <p>Expiry is a fact that is recorded: until then a hold past its time still counts.
 *
 * @param key which hold
 * @param lines what it has of each counter, each counter once
 * @param expiresAt from when on anybody may expire it
 * @param version 1 when placed, one more with each change
 */
public record Hold(HoldKey key, List<HoldLine> lines, Instant expiresAt, long version) {
    public Hold {
        lines = List.copyOf(lines);
    }

    /** Whether some of it still counts. */
    public boolean live() {
        return lines.stream().anyMatch(line -> line.live() > 0);
    }

    /** Whether it is live past its time. */
    public boolean due(Instant now) {
        return live() && !now.isBefore(expiresAt);
    }
}
