/** Guarded counters: held in advance, committed in parts, released or expired, never oversold. */
@NullMarked
package dev.backoffice.core.counter;

import org.jspecify.annotations.NullMarked;
