/** The architecture rules every module runs, and the record of each module's public surface. */
@NullMarked
package dev.backoffice.archrules;

import org.jspecify.annotations.NullMarked;
