/** IPI, the federal tax on manufactured goods (Decreto 7.212/2010, RIPI). */
@NullMarked
package dev.backoffice.fiscal.br.ipi;

import org.jspecify.annotations.NullMarked;
