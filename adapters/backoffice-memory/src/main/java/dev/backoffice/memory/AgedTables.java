package dev.backoffice.memory;

import dev.backoffice.core.archive.Aged;
import dev.backoffice.core.archive.AgedKind;
import dev.backoffice.core.archive.AgedRows;
import dev.backoffice.core.event.EventKey;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.store.Doc;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is done with, of all tenants. A skipped delivery is forgotten at once here, so none ever grows old. */
record AgedTables(MemoryStore store, ReceiptTable receipts, EventTable events, TrailTable trail) implements AgedRows {
    @Override
    public List<Aged> page(AgedKind kind, Instant before, Optional<Aged> after, int limit) {
        return store.transaction(transaction -> switch (kind) {
            case RECEIPTS -> receipts.aged(before, after, limit);
            case SKIPPED_DELIVERIES -> List.of();
            case SEALED_BLOCKS -> trail.aged(before, after, limit);
        });
    }

    @Override
    public boolean delivered(Aged block) {
        return store.transaction(
                transaction -> delivered(block.tenant(), block.row().fields()));
    }

    private boolean delivered(TenantId tenant, Doc block) {
        return trail.events(tenant, block).stream().noneMatch(events::undelivered);
    }

    /** Nothing in it can fail, so there is nothing to undo. */
    @Override
    public int remove(List<Aged> gone, Instant now) {
        return store.transaction(transaction -> {
            int removed = 0;
            for (Aged aged : gone) {
                if (removed(transaction, aged, now)) {
                    removed++;
                }
            }
            return removed;
        });
    }

    private boolean removed(Transaction transaction, Aged aged, Instant now) {
        return switch (aged.row().table()) {
            case RECEIPTS -> receipts.removeAged(transaction, aged);
            case BLOCKS -> archived(aged.tenant(), aged.row().fields(), now);
            default -> false;
        };
    }

    private boolean archived(TenantId tenant, Doc block, Instant now) {
        if (!trail.mayBeArchived(tenant, block) || !delivered(tenant, block)) {
            return false;
        }
        List<EventKey> gone = trail.events(tenant, block);
        trail.archive(tenant, block, now);
        gone.forEach(events::removeEvent);
        return true;
    }
}
