/** Values that carry the reasons they were decided by. */
@NullMarked
package dev.backoffice.core.explanation;

import org.jspecify.annotations.NullMarked;
