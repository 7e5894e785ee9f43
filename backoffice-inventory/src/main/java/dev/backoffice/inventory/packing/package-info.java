/**
 * Parcels with what is in them: how large and heavy items are, which boxes there are, a plan that puts goods into boxes, and
 * what was really packed. The contents of the parcels are always the goods that leave.
 */
@NullMarked
package dev.backoffice.inventory.packing;

import org.jspecify.annotations.NullMarked;
