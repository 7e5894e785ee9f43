/** Typed ids, idempotency keys, numbers that mean the same in every country, where ids and instants come from. */
@NullMarked
package dev.backoffice.core.identity;

import org.jspecify.annotations.NullMarked;
