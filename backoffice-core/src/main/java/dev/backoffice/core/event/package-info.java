/** What happened, kept with the state, and delivered to each subscription at least once. */
@NullMarked
package dev.backoffice.core.event;

import org.jspecify.annotations.NullMarked;
