/** What goods and sellers count as before the authorities: the codes they are put under. */
@NullMarked
package dev.backoffice.fiscal.classification;

import org.jspecify.annotations.NullMarked;
