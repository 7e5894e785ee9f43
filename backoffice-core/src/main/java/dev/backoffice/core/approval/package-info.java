/** Who has to agree before something is done. */
@NullMarked
package dev.backoffice.core.approval;

import org.jspecify.annotations.NullMarked;
