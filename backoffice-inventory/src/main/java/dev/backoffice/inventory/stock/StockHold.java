package dev.backoffice.inventory.stock;

import java.time.Instant;
import java.util.List;

/**
 * What a hold was placed for. Written once; what became of it is in its counters and events.
 *
 * @param id the hold
 * @param reference what for, e.g. an order's id
 * @param lines what it got, each item of each place once
 * @param placedAt when
 * @param expiresAt from when on anybody may expire it
 */
public record StockHold(HoldId id, String reference, List<HeldLine> lines, Instant placedAt, Instant expiresAt) {
    public StockHold {
        lines = List.copyOf(lines);
    }
}
