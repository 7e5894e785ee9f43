package dev.backoffice.tck.plugin;

import dev.backoffice.core.trail.SealAnchor;
import dev.backoffice.testkit.MemoryAnchor;
import java.util.Optional;

class MemoryAnchorTest extends SealAnchorContract {
    @Override
    protected SealAnchor empty() {
        return new MemoryAnchor();
    }

    @Override
    protected Optional<SealAnchor> unreachable() {
        MemoryAnchor anchor = new MemoryAnchor();
        anchor.reachable(false);
        return Optional.of(anchor);
    }
}
