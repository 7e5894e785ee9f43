/**
 * Money that neither loses nor invents a cent: exact splits, unit prices, rates and named rounding around Joda-Money's
 * {@link org.joda.money.Money}.
 */
@NullMarked
package dev.backoffice.core.money;

import org.jspecify.annotations.NullMarked;
