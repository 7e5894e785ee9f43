/** What a module's audit finds: the laws that do not hold over what is stored. */
@NullMarked
package dev.backoffice.core.audit;

import org.jspecify.annotations.NullMarked;
