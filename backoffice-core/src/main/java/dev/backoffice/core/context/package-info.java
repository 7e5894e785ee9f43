/** Who asks, and for which tenant. */
@NullMarked
package dev.backoffice.core.context;

import org.jspecify.annotations.NullMarked;
