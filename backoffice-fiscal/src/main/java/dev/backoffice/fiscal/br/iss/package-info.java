/** ISS, the municipal tax on services (LC 116/2003), and what a company that buys services withholds. */
@NullMarked
package dev.backoffice.fiscal.br.iss;

import org.jspecify.annotations.NullMarked;
