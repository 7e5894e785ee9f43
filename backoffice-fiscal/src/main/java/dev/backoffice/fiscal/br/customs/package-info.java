/** Goods that come into the country: import duty, and what IPI, PIS, COFINS, ICMS, IS, IBS and CBS are at customs. */
@NullMarked
package dev.backoffice.fiscal.br.customs;

import org.jspecify.annotations.NullMarked;
