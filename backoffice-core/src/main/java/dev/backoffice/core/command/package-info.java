/** The one pipeline through which every verb runs. */
@NullMarked
package dev.backoffice.core.command;

import org.jspecify.annotations.NullMarked;
