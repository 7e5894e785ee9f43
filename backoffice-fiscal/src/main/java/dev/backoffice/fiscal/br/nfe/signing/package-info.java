/** Certificates, keys, signatures. */
@NullMarked
package dev.backoffice.fiscal.br.nfe.signing;

import org.jspecify.annotations.NullMarked;
