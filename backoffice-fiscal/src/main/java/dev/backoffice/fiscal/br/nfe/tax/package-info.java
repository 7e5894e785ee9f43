/** Tax groups of an item, and how determined taxes become them. */
@NullMarked
package dev.backoffice.fiscal.br.nfe.tax;

import org.jspecify.annotations.NullMarked;
