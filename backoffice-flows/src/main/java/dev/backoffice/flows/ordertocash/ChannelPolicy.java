package dev.backoffice.flows.ordertocash;

import dev.backoffice.core.error.Input;
import dev.backoffice.core.error.InvalidInput;

/**
 * What a channel is served like.
 *
 * @param noteAfter after which step the tax document is issued: {@link Step#HOLD} where the channel wants the note before it
 *     gives its label, {@link Step#PACK} otherwise
 * @param ownLabel whether the channel sends the label: the order waits for it before it leaves
 */
public record ChannelPolicy(Step noteAfter, boolean ownLabel) {
    /** The note once the goods are packed, the label of the carrier. */
    public static final ChannelPolicy DEFAULT = new ChannelPolicy(Step.PACK, false);

    /** The note as soon as the goods are set aside, and the channel's own label ({@code nota primeiro}). */
    public static final ChannelPolicy NOTE_FIRST = new ChannelPolicy(Step.HOLD, true);

    /** @throws InvalidInput {@code flow.note-step} when a note cannot be issued after that step */
    public ChannelPolicy {
        switch (Input.required(noteAfter, "noteAfter")) {
            case HOLD, SEPARATE, PACK -> {
                // a document may cover goods from the moment they are set aside
            }
            case ISSUE_NOTE, DISPATCH -> throw InvalidInput.of("flow.note-step", "step", noteAfter.name());
        }
    }
}
