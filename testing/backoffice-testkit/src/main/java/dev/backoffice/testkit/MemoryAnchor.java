package dev.backoffice.testkit;

import dev.backoffice.core.error.Unavailable;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.trail.SealAnchor;
import dev.backoffice.core.trail.TrailHead;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An anchor that keeps every head in the memory of this process, and can be cut off. It protects nothing: whoever can write to the
 * database of this process can write here. Thread-safe.
 *
 * <pre>{@code
 * MemoryAnchor anchor = new MemoryAnchor();
 * anchor.reachable(false);
 * }</pre>
 */
public final class MemoryAnchor implements SealAnchor {
    private final Map<TenantId, NavigableMap<Long, TrailHead>> heads = new TreeMap<>();
    private boolean reachable = true;

    /** An anchor that keeps nothing yet. */
    public MemoryAnchor() {}

    /** Cuts it off, or connects it again. */
    public synchronized void reachable(boolean now) {
        reachable = now;
    }

    @Override
    public synchronized boolean keep(TrailHead head) {
        mustBeReachable();
        TrailHead kept =
                heads.computeIfAbsent(head.tenant(), tenant -> new TreeMap<>()).putIfAbsent(head.number(), head);
        return kept == null || kept.hash().equals(head.hash());
    }

    @Override
    public synchronized Optional<TrailHead> latest(TenantId tenant) {
        mustBeReachable();
        NavigableMap<Long, TrailHead> kept = heads.get(tenant);
        return kept == null ? Optional.empty() : Optional.of(kept.lastEntry().getValue());
    }

    /** All heads of a tenant, by number. */
    public synchronized List<TrailHead> heads(TenantId tenant) {
        return new ArrayList<>(heads.getOrDefault(tenant, new TreeMap<>()).values());
    }

    private void mustBeReachable() {
        if (!reachable) {
            throw Unavailable.of("trail.anchor-unreachable", null);
        }
    }
}
