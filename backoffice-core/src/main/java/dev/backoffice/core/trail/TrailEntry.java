package dev.backoffice.core.trail;

import dev.backoffice.core.event.EventKey;

/**
 * The place of one event in the chain of its tenant.
 *
 * @param position from 1, without a gap
 * @param event which event
 * @param leaf the hash over the event and its position
 */
public record TrailEntry(long position, EventKey event, Digest leaf) {}
