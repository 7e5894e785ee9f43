/** Who may use which verb on what. */
@NullMarked
package dev.backoffice.core.access;

import org.jspecify.annotations.NullMarked;
