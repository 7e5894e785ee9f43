/** Brazilian numbers with check digits, states, municipalities and calendars, as tax documents, banks and public registers use them. */
@NullMarked
package dev.backoffice.core.br;

import org.jspecify.annotations.NullMarked;
