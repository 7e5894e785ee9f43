/** What goods cost when they leave, by a rule that explains itself, and how the value of stock came to be. */
@NullMarked
package dev.backoffice.inventory.valuation;

import org.jspecify.annotations.NullMarked;
