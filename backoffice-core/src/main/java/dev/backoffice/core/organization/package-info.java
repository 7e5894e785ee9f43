/** The company and its establishments. */
@NullMarked
package dev.backoffice.core.organization;

import org.jspecify.annotations.NullMarked;
