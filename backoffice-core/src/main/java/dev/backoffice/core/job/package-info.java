/** Work that falls due: one heartbeat, leases, reports of what was done. */
@NullMarked
package dev.backoffice.core.job;

import org.jspecify.annotations.NullMarked;
