/** The chart of accounts: which accounts a company keeps, what each one is, and which take entries. */
@NullMarked
package dev.backoffice.finance.account;

import org.jspecify.annotations.NullMarked;
