/**
 * The sealed audit trail: every event gets a place in a chain of blocks, one chain for each tenant, so that what was changed
 * afterwards shows. {@link dev.backoffice.core.trail.Trail} verifies it, {@link dev.backoffice.core.trail.Sealing} goes on with it.
 */
@NullMarked
package dev.backoffice.core.trail;

import org.jspecify.annotations.NullMarked;
