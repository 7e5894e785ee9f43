/** From a draft of the host to a signed note or receipt: what the invoicing room calls. */
@NullMarked
package dev.backoffice.fiscal.br.nfe.issuing;

import org.jspecify.annotations.NullMarked;
