/**
 * Which taxes a sale bears, how much, and why.
 *
 * <p>A {@link dev.backoffice.fiscal.tax.SaleOperation} tells what is sold by whom to whom, from where to where and when. A {@link
 * dev.backoffice.fiscal.tax.TaxDetermination} asks its {@link dev.backoffice.fiscal.tax.TaxRule rules} about each line, in
 * order, each seeing what those before it decided. The rules of a country lie in rooms of its own; this room knows none.
 *
 * <p>All of it is pure: the same operation and tables give the same answer. What a rule does not cover, and what no table
 * tells, is an error that names it, never a guess.
 */
@NullMarked
package dev.backoffice.fiscal.tax;

import org.jspecify.annotations.NullMarked;
