/** The company and its establishments: where they are, their registrations and tax regimes by date, and when they work. */
@NullMarked
package dev.backoffice.core.organization;

import org.jspecify.annotations.NullMarked;
