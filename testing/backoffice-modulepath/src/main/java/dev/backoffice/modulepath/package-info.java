/** A host on the module path. */
@NullMarked
package dev.backoffice.modulepath;

import org.jspecify.annotations.NullMarked;
