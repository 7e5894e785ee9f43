/**
 * Months of the books: closed in order, reopened as a recorded exception, and sealed with a digest of their balances.
 *
 * <p>A closed month never changes: what comes late for it lands in the oldest open month and says where it came from.
 */
@NullMarked
package dev.backoffice.finance.period;

import org.jspecify.annotations.NullMarked;
