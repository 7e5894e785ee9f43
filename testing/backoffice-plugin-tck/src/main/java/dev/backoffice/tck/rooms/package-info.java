/** What the lists of every room have to be on a store, as a suite for who keeps a store: a day of a small shop, read page by page. */
@NullMarked
package dev.backoffice.tck.rooms;

import org.jspecify.annotations.NullMarked;
