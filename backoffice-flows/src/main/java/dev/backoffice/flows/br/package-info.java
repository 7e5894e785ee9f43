/** Brazil: its documents, the way to its tax authority, and what of its law stands in an order's way. */
@NullMarked
package dev.backoffice.flows.br;

import org.jspecify.annotations.NullMarked;
