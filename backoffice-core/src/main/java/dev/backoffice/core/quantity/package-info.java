/** How much of something: exact quantities in units with a fixed number of decimals. */
@NullMarked
package dev.backoffice.core.quantity;

import org.jspecify.annotations.NullMarked;
