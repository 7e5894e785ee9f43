/** What the rooms of accounts, ledger and money share: the texts of their errors. */
@NullMarked
package dev.backoffice.finance;

import org.jspecify.annotations.NullMarked;
