package dev.backoffice.core.trail;

import dev.backoffice.core.audit.Finding;
import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.RuleViolation;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.leaving.TenantRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Blocks of a trail as an archive is given them. Thread-safe. */
public final class BlockArchive {
    private static final int PAGE = 1_000;

    private final TrailStore store;
    private final Optional<SealAnchor> anchor;

    /**
     * @param store whose blocks
     * @param anchor where the heads are kept, if anywhere
     */
    public BlockArchive(TrailStore store, Optional<SealAnchor> anchor) {
        this.store = Input.required(store, "store");
        this.anchor = anchor;
    }

    /**
     * The number of the newest block of a tenant that may be archived: all of them without an anchor, and with one those that it keeps.
     *
     * @throws RuntimeException when the anchor does not answer
     */
    public long newest(TenantId tenant) {
        return anchor.isEmpty()
                ? Long.MAX_VALUE
                : anchor.get().latest(tenant).map(TrailHead::number).orElse(0L);
    }

    /**
     * Everything of one block, verified: the block, its entries and their events, in the order of {@link TenantRow}.
     *
     * @return empty when there is no such block, or when it is archived already
     * @throws RuleViolation {@code trail.archive-unsound}, when something of it is not what was sealed; it has to stay then
     */
    public Optional<List<TenantRow>> rows(TenantId tenant, long number) {
        Optional<TrailBlock> found = store.blocks(tenant, number - 1, 1).stream()
                .filter(block -> block.number() == number)
                .filter(block -> block.archivedAt().isEmpty())
                .findFirst();
        return found.map(
                block -> sound(block, BlockRows.of(block, entries(block))).rows());
    }

    private static BlockRows sound(TrailBlock block, BlockRows rows) {
        List<Finding> findings = rows.check(block.tenant(), Optional.of(block));
        if (!findings.isEmpty()) {
            throw RuleViolation.of(
                    "trail.archive-unsound",
                    "tenant",
                    block.tenant().value(),
                    "block",
                    Long.toString(block.number()),
                    "law",
                    findings.get(0).law(),
                    "subject",
                    findings.get(0).subject());
        }
        return rows;
    }

    private List<SealedEvent> entries(TrailBlock block) {
        List<SealedEvent> entries = new ArrayList<>();
        long after = block.first() - 1;
        List<SealedEvent> page;
        do {
            page = store.entries(block.tenant(), after, (int) Math.min(PAGE, block.last() - after));
            entries.addAll(page);
            after = page.isEmpty()
                    ? block.last()
                    : page.get(page.size() - 1).entry().position();
        } while (after < block.last());
        return entries;
    }
}
