/** What a host supplies: one transaction, documents as trees, and the two lanes of work. */
@NullMarked
package dev.backoffice.core.store;

import org.jspecify.annotations.NullMarked;
