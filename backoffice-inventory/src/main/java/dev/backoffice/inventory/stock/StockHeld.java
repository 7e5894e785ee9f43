package dev.backoffice.inventory.stock;

import java.time.Instant;
import java.util.List;

/**
 * Goods were set aside.
 *
 * @param hold the hold
 * @param reference what for
 * @param lines what it has
 * @param expiresAt from when on anybody may expire it
 */
public record StockHeld(HoldId hold, String reference, List<HeldLine> lines, Instant expiresAt) implements StockEvent {
    public StockHeld {
        lines = List.copyOf(lines);
    }
}
