/**
 * The general ledger: journal entries that sum to zero and never change, the balances they make, and the dated rules that
 * turn business events into entries.
 */
@NullMarked
package dev.backoffice.finance.ledger;

import org.jspecify.annotations.NullMarked;
