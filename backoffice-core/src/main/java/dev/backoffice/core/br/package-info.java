/** Brazilian numbers with check digits, states and municipalities, as tax documents and public registers use them. */
@NullMarked
package dev.backoffice.core.br;

import org.jspecify.annotations.NullMarked;
