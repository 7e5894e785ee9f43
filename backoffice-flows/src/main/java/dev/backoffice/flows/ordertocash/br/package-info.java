/** What the Brazilian note of an order contains. */
@NullMarked
package dev.backoffice.flows.ordertocash.br;

import org.jspecify.annotations.NullMarked;
