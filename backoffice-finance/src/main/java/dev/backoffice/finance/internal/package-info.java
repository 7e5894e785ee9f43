/** What the codecs of several rooms share; not for hosts. */
@NullMarked
package dev.backoffice.finance.internal;

import org.jspecify.annotations.NullMarked;
