/** XML and texts as every room of the note needs them; not for hosts. */
@NullMarked
package dev.backoffice.fiscal.br.nfe.internal;

import org.jspecify.annotations.NullMarked;
