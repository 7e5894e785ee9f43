/** What the whole module offers: the texts of its errors. */
@NullMarked
package dev.backoffice.fiscal;

import org.jspecify.annotations.NullMarked;
