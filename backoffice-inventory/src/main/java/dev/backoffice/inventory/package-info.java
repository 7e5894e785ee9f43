/** What all rooms of stock and distribution share: the texts of their errors. */
@NullMarked
package dev.backoffice.inventory;

import org.jspecify.annotations.NullMarked;
