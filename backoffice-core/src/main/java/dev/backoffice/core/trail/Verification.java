package dev.backoffice.core.trail;

import dev.backoffice.core.event.EventKey;
import dev.backoffice.core.event.RecordedEvent;
import dev.backoffice.core.identity.TenantId;
import dev.backoffice.core.trail.TrailFinding.Fault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One pass over a tenant's trail: block by block, each with its entries, then the events that no entry has. Used once. */
final class Verification {
    private static final Logger LOG = LoggerFactory.getLogger(Verification.class);
    private static final int PAGE = 1_000;

    private final TrailStore store;
    private final Optional<SealAnchor> anchor;
    private final TenantId tenant;
    private final Instant now;
    private final TrailHash hash = new TrailHash();
    private final Findings findings = new Findings(hash);
    private final Pages<TrailBlock> blocks;
    private final Pages<SealedEvent> entries;

    private Optional<TrailHead> anchored = Optional.empty();
    private Optional<TrailBlock> before = Optional.empty();
    private long blocksSeen;
    private long eventsSeen;
    private long archivedSeen;
    private @Nullable Instant firstUnanchored;

    Verification(TrailStore store, Optional<SealAnchor> anchor, TenantId tenant, Instant now) {
        this.store = store;
        this.anchor = anchor;
        this.tenant = tenant;
        this.now = now;
        this.blocks = new Pages<>(after -> store.blocks(tenant, after, PAGE), TrailBlock::number);
        this.entries = new Pages<>(
                after -> store.entries(tenant, after, PAGE), row -> row.entry().position());
    }

    TrailReport report() {
        // Asked first: the chain only grows from here on.
        boolean anchorAnswers = askAnchor();
        chain();
        strays();
        if (anchorAnswers) {
            compareEnd();
        }
        TrailStore.Tail tail = store.tail(tenant);
        if (tail.lost() > 0) {
            findings.about(Fault.REMOVED, tail.lost() + " events that waited to be sealed are gone");
        }
        return new TrailReport(
                tenant, now, blocksSeen, eventsSeen, archivedSeen, findings.all(), findings.further(), tail, anchored);
    }

    private boolean askAnchor() {
        if (anchor.isEmpty()) {
            return false;
        }
        try {
            anchored = anchor.get().latest(tenant);
            return true;
        } catch (RuntimeException unreachable) {
            LOG.atWarn().addKeyValue("tenant", tenant).setCause(unreachable).log("anchor does not answer");
            findings.about(
                    Fault.NOT_ANCHORED, "the anchor does not answer, so a cut or rewritten chain would not show");
            return false;
        }
    }

    private void chain() {
        TrailBlock block = blocks.peek();
        while (block != null) {
            blocks.skip();
            verify(block, blocks.peek());
            before = Optional.of(block);
            block = blocks.peek();
            if (block == null && entries.peek() != null) {
                // Sealed since the last page of blocks was read, or an entry without a block.
                block = blocks.peek();
            }
        }
        outsideUpTo(Long.MAX_VALUE, false);
    }

    private void verify(TrailBlock block, @Nullable TrailBlock next) {
        blocksSeen++;
        boolean sound = block.hash().equals(hash.block(block));
        if (!sound) {
            findings.aboutBlock(Fault.EDITED, block.number(), "the block is not what was sealed");
        }
        boolean gap = gapBefore(block);
        compareWithAnchor(block);
        long from = sound ? block.first() : TrailBlock.next(before);
        long to = sound ? block.last() : next == null ? Long.MAX_VALUE : next.first() - 1;
        outsideUpTo(from - 1, gap);
        if (block.archivedAt().isPresent()) {
            archived(block, to);
        } else {
            content(block, sound, from, to);
        }
    }

    /** What it sealed is elsewhere, so nothing of it may be here. */
    private void archived(TrailBlock block, long to) {
        archivedSeen++;
        SealedEvent sealed = entries.peek();
        while (sealed != null && sealed.entry().position() <= to) {
            entries.skip();
            TrailEntry entry = sealed.entry();
            // It may have been read before the block was archived.
            boolean stillThere = store.entries(tenant, entry.position() - 1, 1).stream()
                    .anyMatch(found -> found.entry().position() == entry.position());
            if (stillThere) {
                findings.aboutEntry(
                        Fault.INSERTED, block.number(), entry, "the block is archived, and the entry was put in");
            }
            sealed = entries.peek();
        }
    }

    /** Since it was read: its entries go all at once. */
    private boolean archivedMeanwhile(TrailBlock block) {
        return store.blocks(tenant, block.number() - 1, 1).stream()
                .anyMatch(found ->
                        found.number() == block.number() && found.archivedAt().isPresent());
    }

    /** Whether blocks are missing before this one, which then cannot go on where the one before ends. */
    private boolean gapBefore(TrailBlock block) {
        long wanted = before.map(TrailBlock::number).orElse(0L) + 1;
        boolean gap = block.number() > wanted;
        if (gap) {
            findings.aboutBlock(
                    Fault.REMOVED,
                    wanted,
                    block.number() - wanted == 1
                            ? "the block is gone"
                            : "the blocks up to " + (block.number() - 1) + " are gone");
        } else if (!block.follows(before)) {
            findings.aboutBlock(
                    Fault.CHAIN_BROKEN, block.number(), "the block does not go on where the one before ends");
        }
        return gap;
    }

    private void compareWithAnchor(TrailBlock block) {
        long kept = anchored.map(TrailHead::number).orElse(0L);
        if (block.number() > kept && firstUnanchored == null) {
            firstUnanchored = block.sealedAt();
        }
        if (block.number() == kept
                && anchored.isPresent()
                && !anchored.get().hash().equals(block.hash())) {
            findings.aboutBlock(
                    Fault.CUT, kept, "the anchor keeps another head of this block: the chain was rewritten");
        }
    }

    /** Entries up to this position, and at it, that stand in no block. */
    private void outsideUpTo(long position, boolean told) {
        OptionalLong first = OptionalLong.empty();
        long last = 0;
        SealedEvent sealed = entries.peek();
        while (sealed != null && sealed.entry().position() <= position) {
            entries.skip();
            last = sealed.entry().position();
            first = first.isPresent() ? first : OptionalLong.of(last);
            sealed = entries.peek();
        }
        if (first.isPresent() && !told) {
            findings.aboutPosition(
                    Fault.INSERTED,
                    OptionalLong.empty(),
                    first.getAsLong(),
                    "the entries up to position " + last
                            + " stand in no block: they were put in, or their block was taken out");
        }
    }

    /** Entries of a block against its root, and events against their entries. */
    private void content(TrailBlock block, boolean sound, long from, long to) {
        MerkleTree asKept = new MerkleTree(hash);
        MerkleTree asFound = new MerkleTree(hash);
        List<SealedEvent> suspects = new ArrayList<>();
        boolean whole = true;
        long at = from;
        SealedEvent sealed = entries.peek();
        while (sealed != null && sealed.entry().position() <= to) {
            entries.skip();
            TrailEntry entry = sealed.entry();
            if (entry.position() > at) {
                if (archivedMeanwhile(block)) {
                    archived(block, to);
                    return;
                }
                missing(block, at, entry.position() - 1);
                whole = false;
            }
            at = entry.position() + 1;
            asKept.add(entry.leaf());
            Optional<Digest> found = found(block, sealed);
            asFound.add(found.orElse(entry.leaf()));
            if (found.isPresent() && !found.get().equals(entry.leaf())) {
                if (suspects.size() < TrailReport.MOST_FINDINGS) {
                    suspects.add(sealed);
                } else {
                    findings.aboutEntry(Fault.EDITED, block.number(), entry, "the event is not what was sealed");
                }
            }
            sealed = entries.peek();
        }
        if (sound && at <= to) {
            if (archivedMeanwhile(block)) {
                archived(block, to);
                return;
            }
            missing(block, at, to);
            whole = false;
        }
        boolean keptAgree = asKept.root().equals(block.root());
        boolean foundAgree = !keptAgree && asFound.root().equals(block.root());
        suspects.forEach(suspect -> findings.suspect(block.number(), suspect, foundAgree));
        if (sound && whole && !keptAgree && !foundAgree) {
            findings.aboutBlock(
                    Fault.EDITED,
                    block.number(),
                    "the entries of the block are not those that were sealed, or in another order");
        }
    }

    private void missing(TrailBlock block, long from, long to) {
        findings.aboutPosition(
                Fault.REMOVED,
                OptionalLong.of(block.number()),
                from,
                from == to ? "the entry is gone" : "the entries up to position " + to + " are gone");
    }

    /** The leaf of what is there now; empty, with a finding, when nothing readable is. */
    private Optional<Digest> found(TrailBlock block, SealedEvent sealed) {
        eventsSeen++;
        TrailEntry entry = sealed.entry();
        if (sealed.unreadable().isPresent()) {
            findings.aboutEntry(
                    Fault.EDITED,
                    block.number(),
                    entry,
                    "the event cannot be read: " + sealed.unreadable().get());
            return Optional.empty();
        }
        Optional<RecordedEvent> event = sealed.event();
        if (event.isEmpty()) {
            findings.aboutEntry(Fault.REMOVED, block.number(), entry, "the event is gone");
            return Optional.empty();
        }
        return Optional.of(hash.leaf(entry.position(), event.get()));
    }

    private void strays() {
        Optional<EventKey> after = Optional.empty();
        do {
            TrailStore.Strays page = store.strays(tenant, after, PAGE);
            page.found()
                    .forEach(key -> findings.aboutEvent(
                            Fault.INSERTED, key, "the event is neither sealed nor waiting to be, or both at once"));
            after = page.next();
        } while (after.isPresent());
    }

    private void compareEnd() {
        long last = before.map(TrailBlock::number).orElse(0L);
        long kept = anchored.map(TrailHead::number).orElse(0L);
        if (kept > last) {
            findings.aboutBlock(Fault.CUT, last + 1, "the chain is cut: the anchor keeps the head of block " + kept);
        } else if (firstUnanchored != null
                && firstUnanchored.plus(Trail.ANCHOR_PATIENCE).isBefore(now)) {
            findings.aboutBlock(
                    Fault.NOT_ANCHORED,
                    kept + 1,
                    "the block was sealed at " + firstUnanchored + " and is not anchored");
        }
    }
}
