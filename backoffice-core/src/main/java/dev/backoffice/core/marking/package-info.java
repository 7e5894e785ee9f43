/** The marks a public type can carry: what hosts implement, what may still change, and what is personal data. */
@NullMarked
package dev.backoffice.core.marking;

import org.jspecify.annotations.NullMarked;
