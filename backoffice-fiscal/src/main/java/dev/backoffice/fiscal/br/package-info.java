/**
 * What all Brazilian tax rules share: regimes, origins, the facts of a sale as the law names them, the operations table
 * (CFOP), and {@link dev.backoffice.fiscal.br.BrazilianTaxes} that puts the rules together.
 */
@NullMarked
package dev.backoffice.fiscal.br;

import org.jspecify.annotations.NullMarked;
