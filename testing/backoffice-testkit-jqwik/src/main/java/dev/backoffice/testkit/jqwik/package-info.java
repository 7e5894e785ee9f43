/** Random domain values for property tests: amounts, quantities, prices, stored trees, names. */
@NullMarked
package dev.backoffice.testkit.jqwik;

import org.jspecify.annotations.NullMarked;
