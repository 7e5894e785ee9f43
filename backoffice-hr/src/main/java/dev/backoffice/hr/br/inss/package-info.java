/**
 * The worker's social security contribution (INSS): dated bands, the ceiling shared by all sources of a month, and a
 * calculator that shows its working.
 */
@NullMarked
package dev.backoffice.hr.br.inss;

import org.jspecify.annotations.NullMarked;
