/** Typed errors with stable codes, and bulk answers that keep the good rows. */
@NullMarked
package dev.backoffice.core.error;

import org.jspecify.annotations.NullMarked;
