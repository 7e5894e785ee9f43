/**
 * Goods that buyers send back: asked for, received, inspected, put back on stock or discarded, refunded, and covered by a
 * document of their own. Never more comes back than left.
 */
@NullMarked
package dev.backoffice.inventory.returns;

import org.jspecify.annotations.NullMarked;
