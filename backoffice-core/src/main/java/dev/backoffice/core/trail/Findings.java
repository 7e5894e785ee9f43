package dev.backoffice.core.trail;

import dev.backoffice.core.event.EventKey;
import dev.backoffice.core.trail.TrailFinding.Fault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What a verification has found so far: the first ones, and how many more. */
final class Findings {
    private static final Comparator<TrailFinding> BY_PLACE = Comparator.comparingLong(
                    (TrailFinding finding) -> finding.block().orElse(Long.MAX_VALUE))
            .thenComparingLong(finding -> finding.position().orElse(0));

    private final TrailHash hash;
    private final List<TrailFinding> kept = new ArrayList<>();
    private final List<Suspect> suspects = new ArrayList<>();
    private long further;

    /** An event that is not what its entry's leaf says. */
    private record Suspect(long block, SealedEvent sealed, boolean entryEdited) {
        long position() {
            return sealed.entry().position();
        }

        Digest leaf() {
            return sealed.entry().leaf();
        }
    }

    Findings(TrailHash hash) {
        this.hash = hash;
    }

    private boolean room() {
        if (kept.size() + suspects.size() < TrailReport.MOST_FINDINGS) {
            return true;
        }
        further++;
        return false;
    }

    void about(Fault fault, String text) {
        add(TrailFinding.of(fault, OptionalLong.empty(), OptionalLong.empty(), text));
    }

    void aboutBlock(Fault fault, long block, String text) {
        add(TrailFinding.of(fault, OptionalLong.of(block), OptionalLong.empty(), text));
    }

    void aboutPosition(Fault fault, OptionalLong block, long position, String text) {
        add(TrailFinding.of(fault, block, OptionalLong.of(position), text));
    }

    void aboutEvent(Fault fault, EventKey event, String text) {
        add(new TrailFinding(fault, OptionalLong.empty(), OptionalLong.empty(), Optional.of(event), text));
    }

    void aboutEntry(Fault fault, long block, TrailEntry entry, String text) {
        add(new TrailFinding(
                fault, OptionalLong.of(block), OptionalLong.of(entry.position()), Optional.of(entry.event()), text));
    }

    private void add(TrailFinding finding) {
        if (room()) {
            kept.add(finding);
        }
    }

    /**
     * An event that is not what the leaf of its entry says; which of the two was changed, and whether it only moved, is told when
     * all are known.
     *
     * @param entryEdited whether the block shows that the event is right and its entry is not
     */
    void suspect(long block, SealedEvent sealed, boolean entryEdited) {
        if (room()) {
            suspects.add(new Suspect(block, sealed, entryEdited));
        }
    }

    List<TrailFinding> all() {
        List<TrailFinding> all = new ArrayList<>(kept);
        suspects.forEach(suspect -> all.add(judged(suspect)));
        all.sort(BY_PLACE);
        return all;
    }

    long further() {
        return further;
    }

    private TrailFinding judged(Suspect suspect) {
        OptionalLong before = suspect.entryEdited() ? OptionalLong.empty() : placeBefore(suspect);
        Fault fault = before.isPresent() ? Fault.REORDERED : Fault.EDITED;
        String text = before.isPresent()
                ? "the event was sealed at position " + before.getAsLong()
                : suspect.entryEdited()
                        ? "the leaf of this entry was edited; the event is as it was sealed"
                        : "the event is not what was sealed at this position";
        return new TrailFinding(
                fault,
                OptionalLong.of(suspect.block()),
                OptionalLong.of(suspect.position()),
                Optional.of(suspect.sealed().entry().event()),
                text);
    }

    /** Where the event stood when it was sealed: its leaf at that position is either still there or was moved with it. */
    private OptionalLong placeBefore(Suspect suspect) {
        return suspect.sealed()
                .event()
                .map(event -> suspects.stream()
                        .filter(other -> other.position() != suspect.position())
                        .filter(other -> {
                            Digest there = hash.leaf(other.position(), event);
                            return there.equals(other.leaf()) || there.equals(suspect.leaf());
                        })
                        .mapToLong(Suspect::position)
                        .findFirst())
                .orElse(OptionalLong.empty());
    }
}
