/**
 * Taking goods from their shelves: which shelf an item lies on, and lists by which somebody walks past the shelves once for many
 * orders, and says what was not there.
 */
@NullMarked
package dev.backoffice.inventory.picking;

import org.jspecify.annotations.NullMarked;
