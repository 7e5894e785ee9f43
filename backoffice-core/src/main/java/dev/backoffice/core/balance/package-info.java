/** Postings that sum to zero, and balances folded from their deltas. */
@NullMarked
package dev.backoffice.core.balance;

import org.jspecify.annotations.NullMarked;
