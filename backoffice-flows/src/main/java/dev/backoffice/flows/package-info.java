/** The {@link dev.backoffice.flows.Backoffice} facade: every module behind one object. */
@NullMarked
package dev.backoffice.flows;

import org.jspecify.annotations.NullMarked;
