package dev.backoffice.core.trail;

import dev.backoffice.core.identity.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Some events of a tenant, sealed together. What is read from a store may be anything; whether it holds is what
 * {@link Trail#verify} tells.
 *
 * @param tenant whose events
 * @param number its number within the tenant's chain, from 1
 * @param first the position of its first event, from 1 over the whole chain
 * @param count how many events it seals
 * @param root the Merkle root over their leaves
 * @param previous the hash of the block before; {@link Digest#ZERO} for the first
 * @param hash the hash over all of these
 * @param sealedAt when it was sealed, in whole microseconds
 * @param archivedAt when its entries and events were handed to an archive and removed; empty while they are here. The hash does not
 *     cover it.
 */
public record TrailBlock(
        TenantId tenant,
        long number,
        long first,
        int count,
        Digest root,
        Digest previous,
        Digest hash,
        Instant sealedAt,
        Optional<Instant> archivedAt) {
    /** A block whose entries and events are here. */
    public TrailBlock(
            TenantId tenant,
            long number,
            long first,
            int count,
            Digest root,
            Digest previous,
            Digest hash,
            Instant sealedAt) {
        this(tenant, number, first, count, root, previous, hash, sealedAt, Optional.empty());
    }

    /** Seals entries as the block that comes after the head. */
    static TrailBlock after(
            Optional<TrailBlock> head, TenantId tenant, List<TrailEntry> entries, TrailHash hash, Instant sealedAt) {
        MerkleTree tree = new MerkleTree(hash);
        entries.forEach(entry -> tree.add(entry.leaf()));
        TrailBlock open = new TrailBlock(
                tenant,
                head.map(TrailBlock::number).orElse(0L) + 1,
                next(head),
                entries.size(),
                tree.root(),
                head.map(TrailBlock::hash).orElse(Digest.ZERO),
                Digest.ZERO,
                sealedAt);
        return open.hashed(hash.block(open));
    }

    private TrailBlock hashed(Digest own) {
        return new TrailBlock(tenant, number, first, count, root, previous, own, sealedAt);
    }

    /** The position of the first event after a head. */
    static long next(Optional<TrailBlock> head) {
        return head.map(block -> block.last() + 1).orElse(1L);
    }

    /** The position of its last event. */
    public long last() {
        return first + count - 1;
    }

    /** Whether it goes on where this head ends, by number, position and hash. */
    public boolean follows(Optional<TrailBlock> head) {
        return number == head.map(TrailBlock::number).orElse(0L) + 1
                && first == next(head)
                && count > 0
                && previous.equals(head.map(TrailBlock::hash).orElse(Digest.ZERO));
    }

    /** What an anchor keeps of it. */
    public TrailHead head() {
        return new TrailHead(tenant, number, last(), hash, sealedAt);
    }
}
