/** Checks the shape of commands before anything is done with them. */
@NullMarked
package dev.backoffice.core.validation;

import org.jspecify.annotations.NullMarked;
