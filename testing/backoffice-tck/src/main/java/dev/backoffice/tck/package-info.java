/**
 * The promises of a store as JUnit classes: a host extends {@link dev.backoffice.tck.StoreContract}, opens its own store in it,
 * and every contract runs against it.
 */
@NullMarked
package dev.backoffice.tck;

import org.jspecify.annotations.NullMarked;
