/** PIS and COFINS, the federal contributions on revenue; they end on 31/12/2026 (ADCT art. 126). */
@NullMarked
package dev.backoffice.fiscal.br.piscofins;

import org.jspecify.annotations.NullMarked;
