/** Typed ids, idempotency keys, where ids and instants come from. */
@NullMarked
package dev.backoffice.core.identity;

import org.jspecify.annotations.NullMarked;
