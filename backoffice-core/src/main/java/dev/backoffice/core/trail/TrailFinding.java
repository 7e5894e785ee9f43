package dev.backoffice.core.trail;

import dev.backoffice.core.audit.Finding;
import dev.backoffice.core.event.EventKey;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Something about a trail that is not as it was sealed. Names things by id only.
 *
 * @param fault what is wrong
 * @param block in which block, where that can be told
 * @param position at which position, where that can be told
 * @param event which event, where that can be told
 * @param text one sentence
 */
public record TrailFinding(
        Fault fault, OptionalLong block, OptionalLong position, Optional<EventKey> event, String text) {

    /** What may be wrong with a trail. */
    public enum Fault {
        /** An event, entry or block has another content than the one that was sealed. */
        EDITED,
        /** An event or entry is there that never was sealed and does not wait to be. */
        INSERTED,
        /** An event, entry or block is gone. */
        REMOVED,
        /** An event stands at the position of another one. */
        REORDERED,
        /** A block does not go on where the one before ends. */
        CHAIN_BROKEN,
        /** The chain ends before, or is another one than, what the anchor keeps of it. */
        CUT,
        /** Blocks were sealed a while ago and the anchor does not keep them, or cannot be reached. */
        NOT_ANCHORED
    }

    static TrailFinding of(Fault fault, OptionalLong block, OptionalLong position, String text) {
        return new TrailFinding(fault, block, position, Optional.empty(), text);
    }

    /** The same as a finding of an audit, e.g. {@code trail.chain-broken}. */
    public Finding finding() {
        String subject = event.map(EventKey::toString)
                .orElseGet(() -> position.isPresent()
                        ? "position " + position.getAsLong()
                        : block.isPresent() ? "block " + block.getAsLong() : "trail");
        return Finding.of("trail." + fault.name().toLowerCase(Locale.ROOT).replace('_', '-'), subject, text);
    }
}
