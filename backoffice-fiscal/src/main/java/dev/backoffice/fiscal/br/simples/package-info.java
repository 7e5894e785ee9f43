/** Rules of the Simples Nacional regime (LC 123/2006) for the taxes shown on a document. */
@NullMarked
package dev.backoffice.fiscal.br.simples;

import org.jspecify.annotations.NullMarked;
