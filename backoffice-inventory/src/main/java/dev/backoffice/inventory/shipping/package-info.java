/**
 * Getting orders to buyers in time: what carriers take and how long, what was promised, by when each step has to begin, and
 * whether the promise was kept. What was promised first never changes.
 */
@NullMarked
package dev.backoffice.inventory.shipping;

import org.jspecify.annotations.NullMarked;
