/** From an order received to an order delivered: hold, separate, pack, note, dispatch, and what a cancellation undoes. */
@NullMarked
package dev.backoffice.flows.ordertocash;

import org.jspecify.annotations.NullMarked;
