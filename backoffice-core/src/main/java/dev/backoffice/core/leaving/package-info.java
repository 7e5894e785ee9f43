/** A tenant that moves to another store or leaves: all its rows as a file, and back. */
@NullMarked
package dev.backoffice.core.leaving;

import org.jspecify.annotations.NullMarked;
