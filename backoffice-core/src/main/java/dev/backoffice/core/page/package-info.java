/** Reading in pages: one request, one page and one token for every room, on every store. */
@NullMarked
package dev.backoffice.core.page;

import org.jspecify.annotations.NullMarked;
