package dev.backoffice.examples.quickstart;

import java.time.Instant;

/**
 * What is done at a time of the day. Taken twice, as after a stop, it counts once.
 *
 * @param orders how many orders come in by it
 */
record Turn(Instant at, Runnable act, int orders) {}
