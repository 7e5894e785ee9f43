/**
 * Orders on their way to the customer: what was ordered, where it stands, what it waits for, and why each decision was taken.
 * Personal values of the buyer lie beside the order and can be erased.
 */
@NullMarked
package dev.backoffice.inventory.order;

import org.jspecify.annotations.NullMarked;
