/** From what happened to the books: business events posted by rules, and the laws between stock and ledger. */
@NullMarked
package dev.backoffice.flows.recordtoreport;

import org.jspecify.annotations.NullMarked;
