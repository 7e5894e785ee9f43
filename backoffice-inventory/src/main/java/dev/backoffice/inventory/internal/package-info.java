/** What the codecs of several rooms share; not for hosts. */
@NullMarked
package dev.backoffice.inventory.internal;

import org.jspecify.annotations.NullMarked;
