/**
 * How much of each item lies where: received, held for an order, gone to the customer, come back. Nothing here can be sold twice,
 * and units and their cost are conserved over all places.
 */
@NullMarked
package dev.backoffice.inventory.stock;

import org.jspecify.annotations.NullMarked;
