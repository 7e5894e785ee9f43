/**
 * Value added tax of any country that has rates by goods and date: taxed, zero, exempt, reverse charge, rounded by line or by
 * document. It knows no country; each brings a table.
 */
@NullMarked
package dev.backoffice.fiscal.vat;

import org.jspecify.annotations.NullMarked;
